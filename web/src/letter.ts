// Where in the letter a missing part belongs: after the greeting, in the opening, before the ending, at the end.
import type { Node } from "prosemirror-model";
import type { Reply } from "./api";
import type { Range } from "./serialise";
import { blockText, wholeSentences } from "./sentences";

/** Either a position inside a block, for a further sentence, or one between blocks, for a paragraph. */
export interface Spot {
  pos: number;
  inline: boolean;
}

/** Gives the document range of a stretch of the checked HTML, as the document stands now. */
export type Locate = (start: number, end: number) => Range | null;

/** The rules that miss a part, with the facts that the part stands after, nearest last. */
const OPENING: Record<string, readonly string[]> = {
  "opening-thanks": [],
  ownership: ["opening_thanks"],
  empathy: ["opening_thanks", "ownership"],
};
const ENDING: Record<string, readonly string[]> = {
  "positive-closing": ["sign_off"],
  "sign-off": [],
};
const SHORT = 8;

/** Whether a rule asks for a part of the letter: where it has words to show, the part stands in the wrong place. */
export function isPartOfLetter(rule: string): boolean {
  return rule in OPENING || rule in ENDING;
}

export function spotFor(rule: string, doc: Node, reply: Reply, locate: Locate): Spot {
  if (rule === "greeting-name") return { pos: 0, inline: false };
  if (OPENING[rule]) return inOpening(OPENING[rule], doc, reply, locate);
  const before = ENDING[rule] ?? ["positive_closing", "sign_off"];
  const starts = before.flatMap((fact) => factRange(fact, reply, locate)?.from ?? []);
  const blocks = starts.map((pos) => doc.resolve(pos)).filter((at) => at.index(0) >= doc.childCount / 2);
  return { pos: Math.min(doc.content.size, ...blocks.map((at) => at.before(1))), inline: false };
}

/** Gives the end of the last opening sentence in place; else a new paragraph under the greeting. */
function inOpening(after: readonly string[], doc: Node, reply: Reply, locate: Locate): Spot {
  const limit = openingEnd(doc);
  for (const fact of [...after].reverse()) {
    const range = factRange(fact, reply, locate);
    if (range && range.to <= limit) return { pos: wholeSentences(doc, range).to, inline: true };
  }
  return { pos: isGreeting(doc.firstChild) ? doc.firstChild!.nodeSize : 0, inline: false };
}

/** The opening ends with the second block after the greeting; what is said later can't be joined there. */
function openingEnd(doc: Node): number {
  let end = 0;
  for (let index = 0; index < Math.min(doc.childCount, 3); index++) end += doc.child(index).nodeSize;
  return end;
}

export function isGreeting(block: Node | null): boolean {
  if (!block?.isTextblock) return false;
  const text = blockText(block).trim();
  return text.length > 0 && text.split(/\s+/).length <= SHORT && /[,:!،-]$/.test(text);
}

function factRange(name: string, reply: Reply, locate: Locate): Range | null {
  const fact = reply.facts[name];
  return fact?.value && fact.start !== null && fact.end !== null ? locate(fact.start, fact.end) : null;
}
