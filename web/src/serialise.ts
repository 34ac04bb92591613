// The draft as the HTML that is checked and copied, with the way back from its code points to document positions.
import type { Mark, Node } from "prosemirror-model";
import { isRightToLeft } from "./direction";

/** A run of the HTML (code points) and the run of the document (positions) that it writes. */
export interface Piece {
  source: number;
  sourceLength: number;
  pos: number;
  posLength: number;
}

export interface Range {
  from: number;
  to: number;
}

const ESCAPES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const TAGS: Record<string, string> = { strong: "strong", em: "em", link: "a" };

export class SourceMap {
  constructor(readonly pieces: readonly Piece[]) {}

  /** Gives the document range of a stretch of the HTML; null where no text of the draft stands in it. */
  range(start: number, end: number): Range | null {
    const first = this.pieces.find((piece) => piece.source + piece.sourceLength > start);
    const last = this.pieces.findLast((piece) => piece.source < end);
    if (!first || !last || first.source >= end) return null;
    const from = first.pos + (exact(first) ? Math.max(start - first.source, 0) : 0);
    const to = last.pos + (exact(last) ? Math.min(end - last.source, last.posLength) : last.posLength);
    return from < to ? { from, to } : null;
  }
}

function exact(piece: Piece): boolean {
  return piece.sourceLength === piece.posLength;
}

class Writer {
  private readonly parts: string[] = [];
  private readonly pieces: Piece[] = [];
  private at = 0;
  private open: readonly Mark[] = [];

  result(): { html: string; map: SourceMap } {
    return { html: this.parts.join(""), map: new SourceMap(this.pieces) };
  }

  /** Writes markup, which no position of the document stands for. */
  raw(text: string): void {
    this.parts.push(text);
    this.at += [...text].length;
  }

  text(text: string, pos: number): void {
    for (const char of text) {
      this.piece(ESCAPES[char] ?? char, pos, char.length);
      pos += char.length;
    }
  }

  piece(html: string, pos: number, posLength: number): void {
    const sourceLength = [...html].length;
    const last = this.pieces.at(-1);
    const follows = last && last.source + last.sourceLength === this.at && last.pos + last.posLength === pos;
    if (last && follows && exact(last) && sourceLength === posLength) {
      last.sourceLength += sourceLength;
      last.posLength += posLength;
    } else {
      this.pieces.push({ source: this.at, sourceLength, pos, posLength });
    }
    this.raw(html);
  }

  /** Closes and opens tags until exactly these marks are open. */
  marks(marks: readonly Mark[]): void {
    let kept = 0;
    while (kept < this.open.length && kept < marks.length && this.open[kept]!.eq(marks[kept]!)) kept++;
    for (const mark of this.open.slice(kept).reverse()) this.raw(`</${TAGS[mark.type.name]}>`);
    for (const mark of marks.slice(kept)) this.raw(openTag(mark));
    this.open = marks;
  }
}

function openTag(mark: Mark): string {
  const href = mark.attrs.href as string | undefined;
  return href === undefined ? `<${TAGS[mark.type.name]}>` : `<a href="${escape(href)}">`;
}

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (char) => ESCAPES[char]!);
}

export function serialise(doc: Node): { html: string; map: SourceMap } {
  const writer = new Writer();
  doc.forEach((block, offset) => writeBlock(writer, block, offset));
  return writer.result();
}

/** Writes one block that stands at `pos`; its direction is named, since many mail programs know no "auto". */
function writeBlock(writer: Writer, node: Node, pos: number): void {
  const tag = tagOf(node);
  const direction = isRightToLeft(node.textContent) ? ' dir="rtl"' : "";
  const start = node.type.name === "ordered_list" && node.attrs.order !== 1 ? ` start="${node.attrs.order}"` : "";
  writer.raw(`<${tag}${direction}${start}>`);
  if (node.isTextblock) {
    node.forEach((child, offset) => writeInline(writer, child, pos + 1 + offset));
    writer.marks([]);
  } else {
    node.forEach((child, offset) => writeBlock(writer, child, pos + 1 + offset));
  }
  writer.raw(`</${tag}>`);
}

function writeInline(writer: Writer, node: Node, pos: number): void {
  writer.marks(node.marks);
  if (node.isText) writer.text(node.text!, pos);
  else writer.piece("<br>", pos, 1);
}

function tagOf(node: Node): string {
  const names: Record<string, string> = {
    paragraph: "p",
    heading: `h${node.attrs.level}`,
    blockquote: "blockquote",
    bullet_list: "ul",
    ordered_list: "ol",
    list_item: "li",
  };
  return names[node.type.name]!;
}

/** Gives the draft as plain text: blank lines between blocks, list marks before items. */
export function plainText(doc: Node): string {
  const blocks: string[] = [];
  doc.forEach((block) => blocks.push(plainBlock(block)));
  return blocks.join("\n\n");
}

function plainBlock(node: Node): string {
  if (node.isTextblock) return node.textBetween(0, node.content.size, "\n", "\n");
  const lines: string[] = [];
  node.forEach((child, _offset, index) => {
    const text = plainBlock(child);
    if (node.type.name === "bullet_list") lines.push(`- ${text}`);
    else if (node.type.name === "ordered_list") lines.push(`${node.attrs.order + index}. ${text}`);
    else if (node.type.name === "blockquote") lines.push(text.replace(/^/gm, "> "));
    else lines.push(text);
  });
  return lines.join("\n");
}
