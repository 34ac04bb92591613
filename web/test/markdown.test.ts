import assert from "node:assert/strict";
import { test } from "node:test";
import { fromMarkdown } from "../src/markdown";
import { plainText, serialise } from "../src/serialise";

test("paragraphs, single line breaks, bold and lists of a pasted text are kept", () => {
  const { html } = serialise(fromMarkdown("Dear Dana,\n\nLine one\nline **two**\n\n- a\n- b\n\nRegards\nRon"));
  assert.equal(
    html,
    "<p>Dear Dana,</p><p>Line one<br>line <strong>two</strong></p><ul><li><p>a</p></li><li><p>b</p></li></ul><p>Regards<br>Ron</p>",
  );
});

test("tags, slots, code and underscores of a pasted text stay words", () => {
  const text = "Hi {{name}} [NAME], <b>x</b> a_b_c {% if x %}\n\n    indented `code`";
  assert.equal(plainText(fromMarkdown(text)), "Hi {{name}} [NAME], <b>x</b> a_b_c {% if x %}\n\nindented `code`");
});

test("a link that runs script is no link", () => {
  assert.ok(!serialise(fromMarkdown("[x](javascript:alert(1))")).html.includes("<a"));
});
