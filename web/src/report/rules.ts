// The parts of the page about rules: their pass rates, agents against rules, and what customers asked.

import { type Ask, ASKS, type Rule } from "./data";
import { asksBy, rateOf, ratesBy } from "./counts";
import { count, element, fill, own, table } from "./dom";
import { heat, type Heat, type Part, shares } from "./figures";
import { LEAST, rate } from "./statistics";
import { between, figure, percent, type State } from "./views";

const MOST_RULES = 14;
const MOST_AGENTS = 30;
const COLOURS: Record<Ask, string> = {
  answered: "var(--heat-good)",
  partly: "color-mix(in oklab, var(--heat-good), var(--heat-bad) 35%)",
  deferred: "var(--accent)",
  refused: "color-mix(in oklab, var(--heat-bad), var(--accent) 30%)",
  unanswered: "var(--heat-bad)",
  unsure: "var(--line)",
};

/** Give the rules that apply to what is left, the least passed first. */
export function weakest(state: State): { rule: Rule; n: number; value: number }[] {
  return state.data.rules
    .map((rule) => ({ rule, ...rateOf(state.keep, rule) }))
    .filter((row) => row.n > 0)
    .map(({ rule, passed, n }) => ({ rule, n, value: passed / n }))
    .sort((a, b) => a.value - b.value);
}

/** Show every rule with its rate as a bar; a button shows its evidence. */
export function rules(state: State, evidence: (rule: string) => void): HTMLElement {
  const { texts } = state.data;
  const rows = weakest(state).map(({ rule }) => {
    const estimate = rate(rateOf(state.keep, rule));
    const button = element("button", { type: "button", class: "link", title: rule.why }, rule.title);
    button.addEventListener("click", () => evidence(rule.rule));
    const name = element("span", {}, button, " ", element("code", {}, rule.rule));
    if (!estimate) return [name, "", "", "", ""];
    const bar = element("span", { class: "bar", style: `--low:${estimate.low};--value:${estimate.value};--high:${estimate.high}` });
    return [name, percent(state, estimate.value, 1), between(estimate, 100), count(estimate.n), bar];
  });
  const title = texts["rules"] ?? "";
  const head = ["rule", "passed", "interval", "of", ""].map((name) => (name ? (texts[name] ?? "") : ""));
  const made = figure("rules", title, texts["rules_about"] ?? "", null, null, "");
  made.append(element("div", { class: "scroll rules" }, table(title, head, rows)));
  return made;
}

/** Show pass rates of the agents with most replies at the rules that fail most; a field shows its evidence. */
export function agentsByRules(state: State, evidence: (rule: string, agent: number) => void): HTMLElement | null {
  const { texts, names } = state.data;
  const judged = weakest(state)
    .map(({ rule }) => ({ rule, counts: ratesBy(state.data, state.keep, rule, "agent") }))
    .filter(({ counts }) => [...counts.values()].filter(({ n }) => n >= LEAST).length * 2 >= counts.size)
    .slice(0, MOST_RULES);
  const chosen = judged.map(({ rule }) => rule);
  const counts = judged.map((row) => row.counts);
  const busy = new Map<number, number>();
  for (const found of counts) for (const [agent, { n }] of found) busy.set(agent, Math.max(busy.get(agent) ?? 0, n));
  const agents = [...busy].sort((a, b) => b[1] - a[1]).slice(0, MOST_AGENTS).map(([agent]) => agent);
  agents.sort((a, b) => ((names.agent[a] ?? "") < (names.agent[b] ?? "") ? -1 : 1));
  const rows: (Heat & { place: number })[] = [];
  chosen.forEach((rule, at) => {
    for (const agent of agents) {
      const found = counts[at]?.get(agent);
      if (found?.n) rows.push({ agent: names.agent[agent] ?? "", rule: rule.rule, value: found.passed / found.n, n: found.n, place: agent });
    }
  });
  if (!rows.length) return null;
  const shownAgents = agents.map((agent) => names.agent[agent] ?? "");
  const title = texts["heat"] ?? "";
  const wide = { ...state.look, width: Math.max(state.look.width, 260 + 44 * chosen.length) };
  const drawing = heat(rows, shownAgents, chosen.map((rule) => rule.rule), title, wide, LEAST);
  const sure = rows.filter((row) => row.n >= LEAST);
  drawing.querySelectorAll(".heat rect").forEach((field, at) => {
    const row = sure[at];
    if (row) field.addEventListener("click", () => evidence(row.rule, row.place));
  });
  const cells = agents.map((agent, at) => [
    own(shownAgents[at] ?? ""),
    ...chosen.map((rule, place) => {
      const found = counts[place]?.get(agent);
      if (!found || found.n < LEAST) return "–";
      const button = element("button", { type: "button", class: "link" }, percent(state, found.passed / found.n));
      button.addEventListener("click", () => evidence(rule.rule, agent));
      return button;
    }),
  ]);
  const about = fill(texts["heat_about"] ?? "", { agents: agents.length, rules: chosen.length, count: LEAST });
  return figure("heat", title, about, drawing, table(title, ["", ...chosen.map((rule) => rule.rule)], cells), texts["as_table"] ?? "");
}

/** Show what became of the customers' asks, by team. */
export function coverage(state: State): HTMLElement | null {
  const { texts, names } = state.data;
  const rows: Part[] = [];
  const cells: (Node | string)[][] = [];
  for (const [team, counts] of [...asksBy(state.data, state.keep)].sort((a, b) => a[0] - b[0])) {
    const name = names.team[team] ?? texts["no_team"] ?? "";
    const total = ASKS.reduce((sum, ask) => sum + counts[ask], 0);
    for (const ask of ASKS)
      rows.push({ name, part: texts[`ask_${ask}`] ?? ask, colour: COLOURS[ask], share: counts[ask] / total, n: counts[ask] });
    cells.push([own(name), ...ASKS.map((ask) => `${percent(state, counts[ask] / total)} (${count(counts[ask])})`)]);
  }
  if (!rows.length) return null;
  const title = texts["coverage"] ?? "";
  const key = element("p", { class: "key" });
  for (const ask of ASKS) key.append(element("span", {}, element("i", { style: `background:${COLOURS[ask]}` }), texts[`ask_${ask}`] ?? ask), " ");
  const head = ["", ...ASKS.map((ask) => texts[`ask_${ask}`] ?? ask)];
  const made = figure("coverage", title, texts["coverage_about"] ?? "", shares(rows, title, state.look), table(title, head, cells), texts["as_table"] ?? "");
  made.querySelector("figure")?.append(key);
  return made;
}
