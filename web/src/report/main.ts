// The audit's report: reads what the page holds, and draws it anew whenever a filter changes.

import { type Data, EVERYTHING, type Filter, scoreOf } from "./data";
import { count, element, fill } from "./dom";
import { filters } from "./filters";
import { agentsByRules, coverage, rules } from "./rules";
import { groups, headline, overTime, sections, spread, stateOf } from "./views";
import { coaching, evidence, templates } from "./words";

const WIDEST = 910;
const NARROWEST = 280;
const FRAME = 42;
const MOST_AGENTS = 25;

const data = JSON.parse(document.getElementById("data")?.textContent ?? "{}") as Data;
const page = document.getElementById("page") as HTMLElement;
const live = element("p", { role: "status", "aria-live": "polite", class: "live" });
const content = element("div");
let filter: Filter = EVERYTHING;
let rule: string | null = null;

const { bar, choose } = filters(data, (chosen) => {
  filter = chosen;
  draw();
});

function show(chosen: string | null, agent: number | null = filter.agent): void {
  rule = chosen;
  if (agent !== filter.agent) choose({ agent });
  else draw();
  const heading = document.getElementById("evidence");
  heading?.scrollIntoView({ block: "start" });
  heading?.setAttribute("tabindex", "-1");
  heading?.focus({ preventScroll: true });
}

function draw(): void {
  const look = { width: Math.max(NARROWEST, Math.min(content.clientWidth - FRAME, WIDEST)), rtl: document.documentElement.dir === "rtl" };
  const state = stateOf(data, filter, look);
  const { n } = scoreOf(data, state.keep);
  live.textContent = fill(data.texts["live"] ?? "", { replies: count(n) });
  const parts = n
    ? [
        headline(state), spread(state), sections(state), groups(state, "team", MOST_AGENTS), overTime(state),
        groups(state, "agent", MOST_AGENTS), agentsByRules(state, show), rules(state, show), coverage(state),
        templates(state), coaching(state), evidence(state, rule, show),
      ]
    : [headline(state)];
  content.replaceChildren(...parts.filter((part) => part !== null));
}

const notes = element("ul", { class: "notes" }, ...data.notes.map((note) => element("li", {}, note)));
page.append(element("header", {}, element("h1", {}, data.texts["title"] ?? ""), notes), bar, live, content);
page.append(element("footer", {}, element("p", {}, data.texts["honest"] ?? "")));
draw();
let width = content.clientWidth;
addEventListener("resize", () => {
  if (Math.abs(content.clientWidth - width) < 8) return;
  width = content.clientWidth;
  draw();
});
