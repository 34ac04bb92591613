// The parts of the page that show what was written: templates, advice for agents, and evidence.

import type { Quote } from "./data";
import { count, element, fill, own } from "./dom";
import { figure, one, percent, type State } from "./views";

const MOST_SHOWN = 40;
const MOST_TEMPLATES = 25;

function quoted(text: string): HTMLElement | null {
  return text ? element("q", {}, own(text)) : null;
}

/** Say what is found: the rule's title in the page's language, and the message in that of the reply. */
function said(state: State, { rule, message }: { rule: string; message: string }): HTMLElement[] {
  return [element("b", {}, titleOf(state, rule)), element("code", { class: "named" }, rule), element("p", {}, own(message))];
}

function titleOf({ data }: State, rule: string): string {
  return data.rules.find((known) => known.rule === rule)?.title ?? rule;
}

/** Show the templates that most replies come from, and what each hands down. */
export function templates(state: State): HTMLElement | null {
  const { texts, templates: all } = state.data;
  if (!all.length) return null;
  const list = element("ol", { class: "cards" });
  for (const row of all.slice(0, MOST_TEMPLATES)) {
    const numbers = fill(texts["template_numbers"] ?? "", {
      replies: count(row.replies), share: percent(state, row.share, 1), agents: row.agents, score: one(row.score),
    });
    const findings = element("ul");
    for (const finding of row.findings) {
      const handed = fill(texts["inherited"] ?? "", { replies: count(finding.replies), agents: finding.agents });
      findings.append(element("li", {}, ...said(state, finding), quoted(finding.quote), element("small", {}, handed)));
    }
    const title = row.template.startsWith("macro ") ? row.template.slice(6) : row.gist || (texts["template"] ?? "");
    const body = row.findings.length ? findings : element("p", {}, texts["template_clean"] ?? "");
    list.append(element("li", {}, element("details", {}, element("summary", {}, element("b", {}, own(title)), " ", element("span", {}, numbers)), body)));
  }
  const made = figure("templates", texts["templates"] ?? "", texts["templates_about"] ?? "", null, null, "");
  made.append(list);
  return made;
}

/** Show what to coach next, agent by agent. */
export function coaching(state: State): HTMLElement | null {
  const { texts, names, coaching: all } = state.data;
  const chosen = state.filter.agent === null ? null : names.agent[state.filter.agent];
  const team = state.filter.team;
  const inTeam = new Set(team === null ? names.agent : names.agent.filter((_, agent) => state.keep.some((yes, cell) => yes && state.data.cells.agent[cell] === agent)));
  const byAgent = new Map<string, typeof all>();
  for (const advice of all)
    if ((chosen === null || advice.agent === chosen) && inTeam.has(advice.agent)) byAgent.set(advice.agent, [...(byAgent.get(advice.agent) ?? []), advice]);
  if (!byAgent.size) return null;
  const list = element("ol", { class: "cards" });
  for (const [agent, advices] of byAgent) {
    const items = element("ul");
    for (const advice of advices) {
      const item = element("li", {}, ...said(state, advice));
      item.append(element("small", {}, fill(texts["advice_numbers"] ?? "", { failed: count(advice.failed), n: count(advice.n) })));
      const lines: [string, string][] = [["own_words", advice.quote], ["peer", advice.good], ["suggestion", advice.suggestion]];
      for (const [label, text] of lines)
        if (text) item.append(element("p", {}, element("span", { class: "label" }, texts[label] ?? ""), " ", quoted(text)));
      items.append(item);
    }
    const open: Record<string, string> = chosen === null ? {} : { open: "" };
    const most = advices[0] ? titleOf(state, advices[0].rule) : "";
    list.append(element("li", {}, element("details", open, element("summary", {}, element("b", {}, own(agent)), " ", element("span", {}, most)), items)));
  }
  const made = figure("coaching", texts["coaching"] ?? "", texts["coaching_about"] ?? "", null, null, "");
  made.append(list);
  return made;
}

/** Show findings of what is left, of one rule where one is chosen. */
export function evidence(state: State, rule: string | null, choose: (rule: string | null) => void): HTMLElement {
  const { texts, quotes, names, cells, rules } = state.data;
  const box = element("select", { id: "evidence-rule" }, element("option", { value: "" }, texts["all"] ?? ""));
  for (const known of rules) box.append(element("option", { value: known.rule }, known.title));
  box.value = rule ?? "";
  box.addEventListener("change", () => choose(box.value || null));
  const found = quotes.filter((quote) => state.keep[quote[1]] && (rule === null || quote[0] === rule));
  const list = element("ul", { class: "evidence" });
  for (const quote of found.slice(0, MOST_SHOWN)) list.append(entry(state, quote, names.agent[cells.agent[quote[1]] ?? -1] ?? ""));
  const made = figure("evidence", texts["evidence"] ?? "", fill(texts["evidence_about"] ?? "", { shown: Math.min(found.length, MOST_SHOWN), count: count(found.length) }), null, null, "");
  made.append(element("label", { for: "evidence-rule", class: "choice" }, element("span", {}, texts["rule"] ?? ""), box), list);
  return made;
}

function entry(state: State, [rule, , severity, message, suggestion, quote, place, inherited]: Quote, agent: string): HTMLElement {
  const { texts } = state.data;
  const from = inherited ? element("small", {}, texts["from_template"] ?? "") : null;
  const better = suggestion ? element("p", {}, element("span", { class: "label" }, texts["suggestion"] ?? ""), " ", quoted(suggestion)) : null;
  const where = element("small", {}, own(agent), agent ? " · " : "", own(place));
  return element("li", { class: severity }, ...said(state, { rule, message }), quoted(quote), better, where, from);
}
