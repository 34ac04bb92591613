import assert from "node:assert/strict";
import { test } from "node:test";
import { Transform } from "prosemirror-transform";
import { breakUp } from "../src/listing";
import { fromMarkdown } from "../src/markdown";
import { plainText, serialise } from "../src/serialise";

function broken(markdown: string): string {
  const transform = new Transform(fromMarkdown(markdown));
  breakUp(transform, 2);
  return plainText(transform.doc);
}

test("strung facts become a list between what leads in and what leads out", () => {
  const letter =
    "Here is where it stands. Order 88213 was entered on 3 March, the slot of 12 March was missed, and the fee of $45 " +
    "appears on the statement of 15 March, which you have. I am on it.";
  assert.equal(
    broken(letter),
    "Here is where it stands.\n\n- Order 88213 was entered on 3 March\n- The slot of 12 March was missed\n" +
      "- The fee of $45 appears on the statement of 15 March, which you have.\n\nI am on it.",
  );
});

test("a Hebrew list drops the joining letter and keeps bold", () => {
  const letter =
    "הזמנה **88213** נקלטה במחסן שלנו ב-3.3.2026, חלון האספקה של 12.3 בין 8:00 ל-12:00 הוחמץ, וחלון שני נקבע ליום 15.3 בבוקר.";
  const transform = new Transform(fromMarkdown(letter));
  breakUp(transform, 2);
  const { html } = serialise(transform.doc);
  assert.ok(html.includes("<strong>88213</strong>"), html);
  assert.ok(html.includes('<p dir="rtl">חלון שני נקבע'), html);
});

test("a paragraph without figures is cut in two; one sentence stays as it is", () => {
  assert.equal(broken("One is here. Two is here. Three is here. Four is here."), "One is here. Two is here.\n\nThree is here. Four is here."); // prettier-ignore
  assert.equal(broken("Only one sentence."), "Only one sentence.");
});
