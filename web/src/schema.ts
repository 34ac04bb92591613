// What a draft may hold: paragraphs, headings, lists, quoted mail; bold, italics and links. Nothing else survives a paste.
import { Schema, type TagParseRule } from "prosemirror-model";

/** Where a pasted element's style attribute is kept: the page's own policy forbids the browser to read it as style. */
export const STYLE = "data-style";
const SAFE_LINK = /^(?:https?:|mailto:|tel:)/i;

export const schema = new Schema({
  nodes: {
    doc: { content: "block+" },
    paragraph: {
      content: "inline*",
      group: "block",
      parseDOM: [{ tag: "p" }],
      toDOM: () => ["p", { dir: "auto" }, 0],
    },
    heading: {
      attrs: { level: { default: 2 } },
      content: "inline*",
      group: "block",
      defining: true,
      parseDOM: [1, 2, 3, 4, 5, 6].map((level) => ({ tag: `h${level}`, attrs: { level: Math.min(level, 3) } })),
      toDOM: (node) => [`h${node.attrs.level}`, { dir: "auto" }, 0],
    },
    blockquote: {
      content: "block+",
      group: "block",
      defining: true,
      parseDOM: [{ tag: "blockquote" }, { tag: "div.gmail_quote" }, { tag: "div.yahoo_quoted" }],
      toDOM: () => ["blockquote", 0],
    },
    bullet_list: {
      content: "list_item+",
      group: "block",
      parseDOM: [{ tag: "ul" }],
      toDOM: () => ["ul", 0],
    },
    ordered_list: {
      attrs: { order: { default: 1 } },
      content: "list_item+",
      group: "block",
      parseDOM: [{ tag: "ol", getAttrs: (dom) => ({ order: Number(dom.getAttribute("start") ?? 1) || 1 }) }],
      toDOM: (node) => ["ol", node.attrs.order === 1 ? {} : { start: node.attrs.order }, 0],
    },
    list_item: {
      content: "paragraph block*",
      defining: true,
      parseDOM: [{ tag: "li" }],
      toDOM: () => ["li", 0],
    },
    text: { group: "inline" },
    hard_break: {
      inline: true,
      group: "inline",
      selectable: false,
      parseDOM: [{ tag: "br" }],
      toDOM: () => ["br"],
      leafText: () => "\n",
    },
  },
  marks: {
    link: {
      attrs: { href: {} },
      inclusive: false,
      parseDOM: [
        {
          tag: "a[href]",
          getAttrs: (dom) => {
            const href = dom.getAttribute("href") ?? "";
            return SAFE_LINK.test(href) ? { href } : false;
          },
        },
      ],
      toDOM: (mark) => ["a", { href: mark.attrs.href, rel: "noopener noreferrer" }, 0],
    },
    em: {
      parseDOM: [{ tag: "i" }, { tag: "em" }, styled(/font-style:\s*italic/i)],
      toDOM: () => ["em", 0],
    },
    strong: {
      parseDOM: [
        { tag: "strong" },
        // Google Docs wraps everything it copies in a <b> of normal weight.
        { tag: "b", getAttrs: (dom) => !/font-weight:\s*(?:normal|400)/i.test(dom.getAttribute(STYLE) ?? "") && null },
        styled(/font-weight:\s*(?:bold|[6-9]00)/i),
      ],
      toDOM: () => ["strong", 0],
    },
  },
});

/** Reads a mark from the style of any element, which other rules then read too. */
function styled(style: RegExp): TagParseRule {
  return {
    tag: `[${STYLE}]`,
    consuming: false,
    getAttrs: (dom) => style.test(dom.getAttribute(STYLE) ?? "") && null,
  };
}
