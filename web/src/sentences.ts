// Sentences inside one text block, by the marks that end them; good enough to know what to replace or to list.
import type { Node } from "prosemirror-model";
import type { Range } from "./serialise";

const END = /[.!?…]+["'”’)\]]*(?=\s|$)|\n/gu;

/** Gives a block's text with one character a position, so that an index is a place in the block. */
export function blockText(block: Node): string {
  return block.textBetween(0, block.content.size, undefined, "\n");
}

/** Cuts a text into sentences, without the white space around them. */
export function sentencesOf(text: string): Range[] {
  const found: Range[] = [];
  let start = 0;
  const take = (end: number): void => {
    const raw = text.slice(start, end);
    const from = start + raw.length - raw.trimStart().length;
    if (raw.trim()) found.push({ from, to: from + raw.trim().length });
    start = end;
  };
  for (const match of text.matchAll(END)) take(match.index + match[0].length);
  take(text.length);
  return found;
}

/** Widens a range of the document to the whole sentences that it touches, within its first block. */
export function wholeSentences(doc: Node, range: Range): Range {
  const at = doc.resolve(range.from);
  const base = at.start();
  const touched = sentencesOf(blockText(at.parent)).filter(
    ({ from, to }) => base + from < range.to && base + to > range.from,
  );
  const first = touched[0];
  const last = touched.at(-1);
  return first && last ? { from: base + first.from, to: base + last.to } : range;
}
