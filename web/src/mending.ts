// Applies a fix that the report brings: its edits go into the HTML that was checked, and what differs replaces the draft.
import { DOMParser as Reader, type Node } from "prosemirror-model";
import type { Transaction } from "prosemirror-state";
import type { Edit } from "./api";
import { schema } from "./schema";
import type { Range } from "./serialise";

/** Changes the draft that was checked as `html`; gives what is new in it, null where nothing is. */
export function mend(transaction: Transaction, html: string, edits: readonly Edit[]): Range | null {
  const after = read(edited(html, edits));
  const { content } = transaction.doc;
  const from = content.findDiffStart(after.content);
  const ends = content.findDiffEnd(after.content);
  if (from === null || ends === null) return null;
  const overlap = Math.max(from - Math.min(ends.a, ends.b), 0);
  transaction.replace(from, ends.a + overlap, after.slice(from, ends.b + overlap));
  return { from, to: ends.b + overlap };
}

/** Offsets count code points; where a fix parts lines by an empty one, the page parts paragraphs. */
export function edited(html: string, edits: readonly Edit[]): string {
  const characters = [...html];
  const parts: string[] = [];
  let at = 0;
  for (const { start, end, text } of edits) {
    parts.push(characters.slice(at, start).join(""), text.replaceAll("<br><br>", "</p><p>"));
    at = end;
  }
  return parts.join("") + characters.slice(at).join("");
}

function read(html: string): Node {
  const page = new DOMParser().parseFromString(html, "text/html");
  return Reader.fromSchema(schema).parse(page.body, { preserveWhitespace: true });
}
