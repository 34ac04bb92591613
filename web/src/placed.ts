// Findings with their place in the document, and the underlines that follow the words while the writer goes on.
import type { Node } from "prosemirror-model";
import { Plugin, PluginKey, type EditorState, type Transaction } from "prosemirror-state";
import { Decoration, DecorationSet, type EditorView } from "prosemirror-view";
import type { Finding } from "./api";
import type { Range } from "./serialise";

export interface Placed {
  key: string;
  finding: Finding;
  range: Range | null;
}

interface Underlines {
  placed: readonly Placed[];
  active: string | null;
  marks: DecorationSet;
}

type Change = { placed?: readonly Placed[]; active?: string | null };

/** Over this many characters the margin is marked and not every word. */
const WIDE = 140;
const underlines = new PluginKey<Underlines>("underlines");

export function underlinePlugin(onPick: (key: string) => void): Plugin<Underlines> {
  return new Plugin<Underlines>({
    key: underlines,
    state: {
      init: () => ({ placed: [], active: null, marks: DecorationSet.empty }),
      apply: (transaction, before, _old, state) => next(transaction, before, state),
    },
    props: {
      decorations: (state) => underlines.getState(state)?.marks,
      handleClick: (view, pos) => {
        const found = narrowest(view.state, pos);
        if (found) onPick(found);
        return false;
      },
    },
  });
}

function next(transaction: Transaction, before: Underlines, state: EditorState): Underlines {
  const change = transaction.getMeta(underlines) as Change | undefined;
  if (!transaction.docChanged && !change) return before;
  const placed = (change?.placed ?? before.placed).map((one) => moved(one, change?.placed ? null : transaction));
  const active = change?.active !== undefined ? change.active : before.active;
  return { placed, active, marks: DecorationSet.create(state.doc, drawn(state.doc, placed, active)) };
}

function moved(one: Placed, transaction: Transaction | null): Placed {
  if (!one.range || !transaction) return one;
  const from = transaction.mapping.map(one.range.from, 1);
  const to = transaction.mapping.map(one.range.to, -1);
  return { ...one, range: from < to ? { from, to } : null };
}

function drawn(doc: Node, placed: readonly Placed[], active: string | null): Decoration[] {
  const found: Decoration[] = [];
  for (const { key, finding, range } of placed) {
    if (!range) continue;
    const on = key === active ? " active" : "";
    if (range.to - range.from <= WIDE) {
      found.push(Decoration.inline(range.from, range.to, { class: `mark ${finding.severity}${on}` }));
    } else {
      doc.nodesBetween(range.from, range.to, (node, pos) => {
        if (!node.isTextblock) return true;
        found.push(Decoration.node(pos, pos + node.nodeSize, { class: `margin ${finding.severity}${on}` }));
        return false;
      });
    }
  }
  return found;
}

function narrowest(state: EditorState, pos: number): string | null {
  const here = placedIn(state).filter(({ range }) => range && range.from <= pos && pos <= range.to);
  here.sort((a, b) => a.range!.to - a.range!.from - (b.range!.to - b.range!.from));
  return here[0]?.key ?? null;
}

export function placedIn(state: EditorState): readonly Placed[] {
  return underlines.getState(state)?.placed ?? [];
}

export function place(view: EditorView, placed: readonly Placed[]): void {
  view.dispatch(view.state.tr.setMeta(underlines, { placed } satisfies Change));
}

export function setActive(view: EditorView, active: string | null): void {
  view.dispatch(view.state.tr.setMeta(underlines, { active } satisfies Change));
}
