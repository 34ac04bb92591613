// Plain text as it is pasted: paragraphs, line breaks, and the little Markdown that letters hold (bold, lists, headings).
import MarkdownIt from "markdown-it";
import type { Node } from "prosemirror-model";
import { MarkdownParser } from "prosemirror-markdown";
import { schema } from "./schema";

const tokenizer = MarkdownIt("zero", { breaks: true }).enable([
  "blockquote",
  "emphasis",
  "heading",
  "link",
  "list",
  "newline",
]);

const parser = new MarkdownParser(schema, tokenizer, {
  blockquote: { block: "blockquote" },
  paragraph: { block: "paragraph" },
  list_item: { block: "list_item" },
  bullet_list: { block: "bullet_list" },
  ordered_list: { block: "ordered_list", getAttrs: (token) => ({ order: Number(token.attrGet("start")) || 1 }) },
  heading: { block: "heading", getAttrs: (token) => ({ level: Math.min(Number(token.tag.slice(1)), 3) }) },
  hardbreak: { node: "hard_break" },
  softbreak: { node: "hard_break" },
  em: { mark: "em" },
  strong: { mark: "strong" },
  link: { mark: "link", getAttrs: (token) => ({ href: token.attrGet("href") }) },
});

export function fromMarkdown(text: string): Node {
  return parser.parse(text);
}
