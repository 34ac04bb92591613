import assert from "node:assert/strict";
import { test } from "node:test";
import type { Node } from "prosemirror-model";
import { schema } from "../src/schema";
import { plainText, serialise } from "../src/serialise";

const p = (...inline: Node[]) => schema.node("paragraph", null, inline);
const t = (text: string, ...marks: string[]) =>
  schema.text(text, marks.map((name) => schema.mark(name, name === "link" ? { href: "https://a.example/?a=1&b" } : null)));
const br = () => schema.node("hard_break");
const item = (...blocks: Node[]) => schema.node("list_item", null, blocks);
const list = (...items: Node[]) => schema.node("bullet_list", null, items);
const doc = (...blocks: Node[]) => schema.node("doc", null, blocks);

const LETTER = doc(
  p(t("Dear 👋🏽 Dana & co,"), br(), t("you paid "), t("<45 ", "strong"), t("euros", "em", "strong"), t(".")),
  p(t("שלום דנה, ההזמנה "), t("88213", "strong"), t(" בדרך; see "), t("this", "link")),
  list(item(p(t("עד "), t("יום א׳", "strong")), list(item(p(t("inner 𝄞 item")))))),
  p(),
  p(t("Regards")),
);

/** Finds a shown text in the HTML by code points, as the server reports it. */
function find(html: string, text: string): [number, number] {
  const at = html.indexOf(text);
  assert.ok(at >= 0, text);
  const start = [...html.slice(0, at)].length;
  return [start, start + [...text].length];
}

test("every word of the HTML leads back to the same word of the document", () => {
  const { html, map } = serialise(LETTER);
  const words = [
    ["Dear", "Dear"], ["Dana", "Dana"], ["&amp;", "&"], ["&lt;45", "<45"], ["euros", "euros"], ["ההזמנה", "ההזמנה"],
    ["88213", "88213"], ["יום א׳", "יום א׳"], ["inner 𝄞 item", "inner 𝄞 item"], ["this", "this"], ["Regards", "Regards"],
  ]; // prettier-ignore
  for (const [source, shown] of words) {
    const range = map.range(...find(html, source!));
    assert.ok(range, source!);
    assert.equal(LETTER.textBetween(range.from, range.to), shown);
  }
});

test("a stretch across tags, breaks and blocks covers what stands between", () => {
  const { html, map } = serialise(LETTER);
  const range = map.range(find(html, "you paid")[0], find(html, "euros")[1]);
  assert.equal(LETTER.textBetween(range!.from, range!.to), "you paid <45 euros");
  const wide = map.range(find(html, "88213")[0], find(html, "inner")[1]);
  assert.match(LETTER.textBetween(wide!.from, wide!.to, "|"), /^88213 .*\|עד יום א׳\|inner$/);
});

test("a stretch of markup alone leads nowhere", () => {
  const { html, map } = serialise(LETTER);
  assert.equal(map.range(...find(html, "<ul dir=\"rtl\"><li dir=\"rtl\"><p dir=\"rtl\">")), null);
  assert.equal(map.range(0, 0), null);
});

test("the HTML names the direction of Hebrew blocks and escapes what the writer typed", () => {
  const { html } = serialise(LETTER);
  assert.ok(html.includes('<p dir="rtl">שלום'));
  assert.ok(html.includes('<a href="https://a.example/?a=1&amp;b">this</a>'));
  assert.ok(html.includes("<strong>&lt;45 </strong>"));
  assert.ok(!serialise(doc(p(t("<script>alert(1)</script>")))).html.includes("<script"));
});

test("plain text keeps paragraphs and list marks", () => {
  assert.equal(plainText(doc(p(t("One,")), list(item(p(t("two"))), item(p(t("three")))), p(t("four")))),
    "One,\n\n- two\n- three\n\nfour"); // prettier-ignore
});
