// Breaks a heavy paragraph up: strung facts become a list, and where there are none the paragraph is cut in two.
import { Fragment, type Node } from "prosemirror-model";
import type { Transform } from "prosemirror-transform";
import { schema } from "./schema";
import { blockText, sentencesOf } from "./sentences";
import type { Range } from "./serialise";

const CLAUSE = /[;,]\s+(?:and\s+|ו(?=[\u05d0-\u05ea]{3}))?/gu;
const LONG = 14;

/** Breaks up the text block around `pos`; changes nothing where it has neither facts nor a second sentence. */
export function breakUp(transform: Transform, pos: number): void {
  const at = transform.doc.resolve(pos);
  const block = at.parent;
  if (at.depth === 0 || !block.isTextblock) return;
  const nodes = asList(block) ?? asTwo(block);
  if (nodes) transform.replaceWith(at.before(), at.after(), nodes);
}

function asList(block: Node): Node[] | null {
  const text = blockText(block);
  const sentences = sentencesOf(text);
  const [first, last] = densest(sentences.map(({ from, to }) => facts(text.slice(from, to))));
  const points = sentences.slice(first, last).flatMap((one) => clauses(text, one));
  if (points.length < 2) return null;
  const items = points.map((point) => schema.node("list_item", null, [asPoint(block, text, point)]));
  return [
    ...asParagraph(block, sentences.slice(0, first)),
    schema.node("bullet_list", null, items),
    ...asParagraph(block, sentences.slice(last)),
  ];
}

function asTwo(block: Node): Node[] | null {
  const sentences = sentencesOf(blockText(block));
  if (sentences.length < 2) return null;
  const half = block.content.size / 2;
  const distance = (index: number): number => Math.abs(sentences[index]!.from - half);
  const cut = sentences.slice(1).reduce((best, _one, index) => (distance(index + 1) < distance(best) ? index + 1 : best), 1);
  return [...asParagraph(block, sentences.slice(0, cut)), ...asParagraph(block, sentences.slice(cut))];
}

function facts(text: string): number {
  return text.match(/\d[\d.,:/-]*/g)?.length ?? 0;
}

/** Gives the run of neighbours above 0 with the greatest sum: its first index and the one after its last. */
function densest(counts: number[]): [number, number] {
  let best: [number, number] = [0, 0];
  let bestSum = 0;
  for (let first = 0; first < counts.length; first++) {
    let sum = 0;
    for (let last = first; last < counts.length && counts[last]! > 0; last++) {
      sum += counts[last]!;
      if (sum > bestSum) [bestSum, best] = [sum, [first, last + 1]];
    }
  }
  return best;
}

function asParagraph(block: Node, sentences: Range[]): Node[] {
  const first = sentences[0];
  const last = sentences.at(-1);
  return first && last ? [schema.node("paragraph", null, block.content.cut(first.from, last.to))] : [];
}

/** Cuts a long sentence at its commas; a part without a figure stays with the part before it. */
function clauses(text: string, sentence: Range): Range[] {
  const words = text.slice(sentence.from, sentence.to);
  if (words.split(/\s+/).length <= LONG) return [sentence];
  const starts = [...words.matchAll(CLAUSE)].map((match) => ({
    end: sentence.from + match.index,
    next: sentence.from + match.index + match[0].length,
  }));
  const parts: Range[] = [];
  let from = sentence.from;
  for (const [index, { end, next }] of starts.entries()) {
    const following = text.slice(next, starts[index + 1]?.end ?? sentence.to);
    if (!facts(following) || !facts(text.slice(from, end))) continue;
    parts.push({ from, to: end });
    from = next;
  }
  return [...parts, { from, to: sentence.to }];
}

/** Gives one point as a paragraph that opens with a capital. */
function asPoint(block: Node, text: string, { from, to }: Range): Node {
  const content = block.content.cut(from, to);
  const head = content.firstChild;
  const letter = text[from]!;
  if (!head?.isText || letter === letter.toUpperCase()) return schema.node("paragraph", null, content);
  const capital = schema.text(letter.toUpperCase() + head.text!.slice(1), head.marks);
  return schema.node("paragraph", null, Fragment.from(capital).append(content.cut(head.nodeSize)));
}
