// The writing surface: rich text with lists and bold, light Markdown on paste, each block in its own direction.
import { baseKeymap, chainCommands, toggleMark } from "prosemirror-commands";
import { history, redo, undo } from "prosemirror-history";
import { inputRules, wrappingInputRule } from "prosemirror-inputrules";
import { keymap } from "prosemirror-keymap";
import { liftListItem, sinkListItem, splitListItem, wrapInList } from "prosemirror-schema-list";
import { EditorState, Plugin, TextSelection, type Command } from "prosemirror-state";
import { Decoration, DecorationSet, EditorView } from "prosemirror-view";
import type { Mapping } from "prosemirror-transform";
import { isRightToLeft } from "./direction";
import { t } from "./language";
import { SLOT } from "./fixing";
import { fromMarkdown } from "./markdown";
import { schema, STYLE } from "./schema";
import { blockText } from "./sentences";

/** Longer pastes are refused: the server would not check them. */
export const MAX_CHARACTERS = 100_000;

/** Attributes that the page's policy lets no browser read; renamed, so that their styles can be kept as bold. */
const FORBIDDEN = /\b(?:style|on\w+)(?=\s*=)(?<=<[^<>]*)/gi;
const LONGEST_HTML = 20 * MAX_CHARACTERS;

const { bullet_list, ordered_list, list_item, hard_break } = schema.nodes;
const { strong, em } = schema.marks;

const insertBreak: Command = (state, dispatch) => {
  dispatch?.(state.tr.replaceSelectionWith(hard_break!.create()).scrollIntoView());
  return true;
};

export const commands: Record<string, Command> = {
  bold: toggleMark(strong!),
  italic: toggleMark(em!),
  bullets: chainCommands(wrapInList(bullet_list!), liftListItem(list_item!)),
  numbers: chainCommands(wrapInList(ordered_list!), liftListItem(list_item!)),
  undo,
  redo,
};

/** Moves to the next slot that a suggestion left in this paragraph; elsewhere Tab leaves the letter as ever. */
const nextSlot: Command = (state, dispatch) => {
  const { $to } = state.selection;
  const slot = SLOT.exec(blockText($to.parent).slice($to.parentOffset));
  if (!slot) return false;
  const from = $to.pos + slot.index;
  dispatch?.(state.tr.setSelection(TextSelection.create(state.doc, from, from + slot[0].length)).scrollIntoView());
  return true;
};

const keys = keymap({
  Tab: nextSlot,
  "Mod-b": commands.bold!,
  "Mod-i": commands.italic!,
  "Mod-z": undo,
  "Mod-y": redo,
  "Shift-Mod-z": redo,
  "Shift-Enter": insertBreak,
  Enter: splitListItem(list_item!),
  "Mod-]": sinkListItem(list_item!),
  "Mod-[": liftListItem(list_item!),
});

const listMarks = inputRules({
  rules: [
    wrappingInputRule(/^\s*[-*•]\s$/, bullet_list!),
    wrappingInputRule(/^(\d{1,2})\.\s$/, ordered_list!, (match) => ({ order: Number(match[1]) })),
  ],
});

/** Gives lists and quotes the direction of their text, which dir="auto" can't read through their items. */
const directions = new Plugin({
  props: {
    decorations: (state) => {
      const found: Decoration[] = [];
      state.doc.descendants((node, pos) => {
        if (node.isTextblock) return false;
        const dir = isRightToLeft(node.textContent) ? "rtl" : "ltr";
        found.push(Decoration.node(pos, pos + node.nodeSize, { dir }));
        return true;
      });
      return DecorationSet.create(state.doc, found);
    },
  },
});

const hint = new Plugin({
  props: {
    attributes: (state): Record<string, string> =>
      state.doc.childCount === 1 && state.doc.firstChild!.content.size === 0 ? { class: "blank" } : {},
  },
});

export function createEditor(
  mount: HTMLElement,
  plugins: Plugin[],
  onChange: (mapping: Mapping) => void,
  onNotice: (text: string) => void,
): EditorView {
  const view: EditorView = new EditorView(mount, {
    state: EditorState.create({
      schema,
      plugins: [listMarks, keys, keymap(baseKeymap), history(), directions, hint, ...plugins],
    }),
    attributes: { role: "textbox", "aria-multiline": "true", spellcheck: "true" },
    transformPastedHTML: (html) => html.replace(FORBIDDEN, (name) => (/^style$/i.test(name) ? STYLE : `data-${name}`)),
    clipboardTextParser: (text) => fromMarkdown(text).slice(0),
    handlePaste: (_view, event) => {
      const text = event.clipboardData?.getData("text/plain") ?? "";
      const html = event.clipboardData?.getData("text/html") ?? "";
      if (text.length <= MAX_CHARACTERS && html.length <= LONGEST_HTML) return false;
      onNotice(t("pasteTooLong", { count: MAX_CHARACTERS.toLocaleString() }));
      return true;
    },
    dispatchTransaction: (transaction) => {
      view.updateState(view.state.apply(transaction));
      if (transaction.docChanged) onChange(transaction.mapping);
    },
  });
  return view;
}

/** Sets the whole draft from light Markdown; undo brings the old one back. */
export function replaceDraft(view: EditorView, markdown: string): void {
  const { state } = view;
  view.dispatch(state.tr.replaceWith(0, state.doc.content.size, fromMarkdown(markdown).content));
}

export function select(view: EditorView, from: number, to: number): void {
  view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, from, to)).scrollIntoView());
  view.focus();
}
