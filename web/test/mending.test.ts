import assert from "node:assert/strict";
import { test } from "node:test";
import { edited } from "../src/mending";

test("edits count code points and stand apart", () => {
  const edits = [
    { start: 4, end: 4, text: "<b>" },
    { start: 6, end: 7, text: "</b>" },
  ];
  assert.equal(edited("<p>😀ab.</p>", edits), "<p>😀<b>ab</b></p>");
});

test("an empty line between lines parts paragraphs", () => {
  assert.equal(edited("<p>b</p>", [{ start: 3, end: 3, text: "a<br><br>" }]), "<p>a</p><p>b</p>");
});
