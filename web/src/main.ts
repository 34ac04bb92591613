// The page: wires the editor, the checker and the panels together and keeps the little state between them.
import { Mapping } from "prosemirror-transform";
import { fetchRules, takeToken, type Reply, type Rules } from "./api";
import { Checker, type Sent } from "./checker";
import { copyDraft } from "./copying";
import { showCoverage } from "./coverage";
import { byId, el } from "./dom";
import { commands, createEditor, replaceDraft, select } from "./editor";
import { EXAMPLES } from "./examples";
import { applyFix } from "./fixing";
import { currentLanguage, startLanguage, t, useLanguage } from "./language";
import { Panel } from "./panel";
import { place, placedIn, setActive, underlinePlugin, type Placed } from "./placed";
import { showScore } from "./score";
import type { Range } from "./serialise";
import { serialise, SourceMap } from "./serialise";
import { startTheme } from "./theme";

let rules: Rules | null = null;
let reply: Reply | null = null;
let sent: Sent = { html: "", map: new SourceMap([]) };
let since = new Mapping();
let active: string | null = null;
const hidden = new Set<string>();
let speak = 0;

takeToken();
startLanguage();
startTheme(byId("theme"));

const customer = byId<HTMLTextAreaElement>("customer");
const situation = byId<HTMLSelectElement>("situation");
const profile = byId<HTMLSelectElement>("profile");
const template = byId<HTMLInputElement>("template");

const tracker = underlinePlugin((key) => activate(key));
const view = createEditor(byId("editor"), [tracker], changed, notice);
const checker = new Checker(view, given, answered, notice);
const panel = new Panel({
  apply: (one) => apply(one),
  show: (one) => one.range && select(view, one.range.from, one.range.to),
  hide: (one) => {
    hidden.add(one.key);
    activate(null);
  },
  unhide: () => {
    hidden.clear();
    draw();
  },
  toggle: (one) => activate(one.key === active ? null : one.key),
  leave: () => {
    const here = placedIn(view.state).find(({ key }) => key === active);
    activate(null);
    if (here?.range) select(view, here.range.from, here.range.to);
    else view.focus();
  },
});

function given() {
  return {
    customer_message: customer.value.trim() || null,
    situation: situation.value || null,
    messages: currentLanguage(),
    template: template.checked,
    profile: profile.value || "default",
  };
}

function changed(mapping: Mapping): void {
  since.appendMapping(mapping);
  checker.moved(mapping);
  const words = view.state.doc.textBetween(0, view.state.doc.content.size, " ", " ").split(/\s+/).filter(Boolean);
  byId("words").textContent = t("words", { count: words.length });
  checker.soon();
}

function locate(start: number, end: number): Range | null {
  const range = sent.map.range(start, end);
  if (!range) return null;
  const from = since.map(range.from, 1);
  const to = since.map(range.to, -1);
  return from < to ? { from, to } : null;
}

function answered(next: Reply | null, nextSent: Sent, nextSince: Mapping): void {
  [reply, sent, since] = [next, nextSent, nextSince];
  place(view, keyed(next));
  if (active !== null && !placedIn(view.state).some(({ key }) => key === active)) active = null;
  draw();
  window.clearTimeout(speak);
  speak = window.setTimeout(announce, 1200);
}

/** Names each finding by its rule and words, so that it stays the same one from answer to answer. */
function keyed(next: Reply | null): Placed[] {
  const seen = new Map<string, number>();
  return (next?.findings ?? []).map((finding) => {
    const name = `${finding.code}:${finding.excerpt}`;
    const count = seen.get(name) ?? 0;
    seen.set(name, count + 1);
    return { key: `${name}:${count}`, finding, range: finding.end ? locate(finding.start, finding.end) : null };
  });
}

function draw(): void {
  const all = placedIn(view.state);
  const shown = all.filter(({ key }) => !hidden.has(key));
  panel.draw(shown, all.length - shown.length, active, reply, rules);
  showScore(reply, rules);
  showCoverage(reply?.coverage, showWords);
  const found = !situation.value && reply?.situation ? rules?.situations[reply.situation] : undefined;
  const first = situation.options[0];
  if (first) first.text = found ? t("situationFound", { name: found }) : t("situationAuto");
  byId("example").hidden = reply !== null;
}

/** Selects words of the draft, given as the HTML that was checked has them. */
function showWords(words: string): void {
  const at = sent.html.indexOf(words);
  const start = [...sent.html.slice(0, at)].length;
  const range = at < 0 ? null : locate(start, start + [...words].length);
  if (range) select(view, range.from, range.to);
}

function activate(key: string | null): void {
  active = key;
  setActive(view, key);
  draw();
  if (key) panel.reveal(key);
}

function apply(one: Placed): void {
  const current = placedIn(view.state).find(({ key }) => key === one.key) ?? one;
  const same = serialise(view.state.doc).html === sent.html;
  if (reply && applyFix(view, current, reply, same ? sent.html : null, locate)) activate(null);
  else if (current.range) select(view, current.range.from, current.range.to);
}

function announce(): void {
  const score = reply?.score.calculated;
  const values = { score: Math.round(score ?? 0), count: reply?.findings.length ?? 0 };
  byId("spoken").textContent = score === null || score === undefined ? "" : t("scoreSpoken", values);
}

function notice(text: string): void {
  byId("notice").textContent = text;
  byId("notice").hidden = !text;
}

/** Moves the keyboard to the finding nearest after the caret. */
function nextFinding(): void {
  const shown = placedIn(view.state).filter(({ key }) => !hidden.has(key));
  const caret = view.state.selection.from;
  const after = shown.filter(({ range }) => range && range.from >= caret).sort((a, b) => a.range!.from - b.range!.from);
  const next = after[0] ?? shown[0];
  if (!next) return;
  activate(next.key);
  panel.focus(next.key);
}

async function loadRules(): Promise<void> {
  rules = await fetchRules(currentLanguage()).catch(() => null);
  if (!rules) return notice(t("offline"));
  const chosen = situation.value;
  const options = Object.entries(rules.situations).map(([value, name]) => el("option", { value }, name));
  situation.replaceChildren(el("option", { value: "" }, t("situationAuto")), ...options);
  situation.value = chosen;
  profile.replaceChildren(...rules.profiles.map((name) => el("option", { value: name }, name)));
  byId("profile-field").hidden = rules.profiles.length < 2;
  draw();
}

function relabel(): void {
  byId("editor").dataset.hint = t("placeholder");
  view.dom.setAttribute("aria-label", t("editor"));
  changed(new Mapping());
  void loadRules();
}

for (const control of [situation, profile, template]) control.addEventListener("change", () => checker.soon(0));
customer.addEventListener("input", () => checker.soon());
byId("language").addEventListener("click", () => {
  useLanguage(currentLanguage() === "en" ? "he" : "en");
  relabel();
});
byId("copy").addEventListener("click", () => {
  view.focus();
  notice(copyDraft(view.state.doc) ? t("copied") : "");
  window.setTimeout(() => notice(""), 2500);
});
byId("clear").addEventListener("click", () => {
  replaceDraft(view, "");
  customer.value = "";
  view.focus();
});
byId("example").addEventListener("click", () => {
  replaceDraft(view, EXAMPLES[currentLanguage()]);
  view.focus();
});
for (const [name, command] of Object.entries(commands)) {
  byId(name).addEventListener("mousedown", (event) => event.preventDefault());
  byId(name).addEventListener("click", () => {
    command(view.state, view.dispatch);
    view.focus();
  });
}
document.addEventListener("keydown", (event) => {
  if (event.key !== "F8") return;
  event.preventDefault();
  nextFinding();
});
if (matchMedia("(min-width: 1400px)").matches) byId<HTMLDetailsElement>("message").open = true;
relabel();
view.focus();
