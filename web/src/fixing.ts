// What one click does for a finding: its words in bold, its facts in a list, its suggestion in place.
import type { Node } from "prosemirror-model";
import { TextSelection, type Transaction } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import type { Reply } from "./api";
import { mend } from "./mending";
import { isGreeting, isPartOfLetter, spotFor, type Locate } from "./letter";
import { breakUp } from "./listing";
import type { Placed } from "./placed";
import { schema } from "./schema";
import { blockText, wholeSentences } from "./sentences";
import type { Range } from "./serialise";

export type FixKind = "mend" | "apply" | "bolden" | "listen";

const LISTABLE = new Set(["strung-facts", "dense-look"]);
const BOLD = /^\*\*(.+)\*\*$/s;
/** What a suggestion leaves for the writer to fill in. */
export const SLOT = /\(?…\)?|\{\w+\}|\[[^\]]+\]/u;
/** The name in a suggested greeting is no one's; the writer is to type the right one over it. */
const NAME = /(?<=^\S+ )[^,]+(?=,)/u;
const ARTICLE = /\b(?:the|an?)\s+$/i;
const OWN_ARTICLE = /^(?:the|an?|our|your|my|their)\b/i;

export function fixKind(placed: Placed): FixKind | null {
  const { fix } = placed.finding;
  return fix && fix.safety !== "suggestion" ? "mend" : ownKind(placed);
}

/** What the page itself can do about a finding. */
function ownKind({ finding, range }: Placed): FixKind | null {
  if (range && BOLD.test(finding.suggestion)) return "bolden";
  if (range && LISTABLE.has(finding.rule)) return "listen";
  if (range && isPartOfLetter(finding.rule)) return null;
  return finding.suggestion ? "apply" : null;
}

/**
 * Applies a finding's fix as one undoable step; false where nothing could be done.
 * `html` is the draft as it was checked, null where it has changed since and the places of a fix are gone.
 */
export function applyFix(
  view: EditorView,
  placed: Placed,
  reply: Reply,
  html: string | null,
  locate: Locate,
): boolean {
  const transaction = view.state.tr;
  const kind = html === null ? ownKind(placed) : fixKind(placed);
  if (kind === "mend") mendDraft(transaction, placed, html!);
  else if (kind === "bolden") embolden(transaction, placed.range!);
  else if (kind === "listen") breakUp(transaction, placed.range!.from);
  else if (kind === "apply") suggest(transaction, placed, reply, locate);
  if (!transaction.docChanged) return false;
  view.dispatch(transaction.scrollIntoView());
  view.focus();
  return true;
}

function mendDraft(transaction: Transaction, { finding }: Placed, html: string): void {
  const fresh = mend(transaction, html, finding.fix!.edits);
  if (fresh) transaction.setSelection(TextSelection.near(transaction.doc.resolve(fresh.to), -1));
}

function embolden(transaction: Transaction, { from, to }: Range): void {
  transaction.addMark(from, to, schema.mark("strong"));
}

function suggest(transaction: Transaction, { finding, range }: Placed, reply: Reply, locate: Locate): void {
  const text = closed(finding.suggestion);
  if (range) {
    const target = isSentence(text) ? wholeSentences(transaction.doc, range) : withArticle(transaction.doc, range, text);
    return replaceText(transaction, target, text);
  }
  const first = transaction.doc.firstChild;
  if (finding.rule === "greeting-name" && isGreeting(first)) {
    return replaceText(transaction, { from: 1, to: first!.nodeSize - 1 }, text, NAME);
  }
  const spot = spotFor(finding.rule, transaction.doc, reply, locate);
  if (spot.inline) {
    transaction.insertText(` ${text}`, spot.pos);
    selectSlot(transaction, spot.pos + 1, text, SLOT);
  } else {
    insertParagraph(transaction, spot.pos, text, finding.rule === "greeting-name" ? NAME : SLOT);
  }
}

function insertParagraph(transaction: Transaction, pos: number, text: string, slot: RegExp): void {
  const lines = text.split("\n").flatMap((line, index): Node[] => [
    ...(index ? [schema.node("hard_break")] : []),
    ...(line ? [schema.text(line)] : []),
  ]);
  const only = transaction.doc.firstChild;
  const blank = transaction.doc.childCount === 1 && only!.isTextblock && only!.content.size === 0;
  transaction.replaceWith(blank ? 0 : pos, blank ? only!.nodeSize : pos, schema.node("paragraph", null, lines));
  selectSlot(transaction, (blank ? 0 : pos) + 1, text, slot);
}

function replaceText(transaction: Transaction, { from, to }: Range, text: string, slot = SLOT): void {
  transaction.insertText(text, from, to);
  selectSlot(transaction, from, text, slot);
}

/** Selects the first slot of the text that begins at `start`, so that typing fills it; else its end. */
function selectSlot(transaction: Transaction, start: number, text: string, slot: RegExp): void {
  const found = slot.exec(text);
  const from = start + (found ? found.index : text.length);
  transaction.setSelection(TextSelection.create(transaction.doc, from, from + (found ? found[0].length : 0)));
}

/** Takes in the article before a word whose replacement brings its own. */
function withArticle(doc: Node, range: Range, text: string): Range {
  const at = doc.resolve(range.from);
  const article = OWN_ARTICLE.test(text) ? ARTICLE.exec(blockText(at.parent).slice(0, at.parentOffset)) : null;
  return article ? { from: range.from - article[0].length, to: range.to } : range;
}

/** Ends a sentence whose last words are a slot, so that the next sentence does not run into it. */
function closed(text: string): string {
  return isSentence(text) && text.endsWith("…") ? `${text}.` : text;
}

function isSentence(text: string): boolean {
  return text.split(/\s+/).length >= 5;
}
