// The score ring, its verdict in words, and a bar for each section of the letter.
import type { Reply, Rules } from "./api";
import { byId, el } from "./dom";
import { t } from "./language";

const ROUND = 2 * Math.PI * 34;

export function tone(value: number | null): "none" | "good" | "fair" | "poor" {
  if (value === null) return "none";
  return value >= 85 ? "good" : value >= 60 ? "fair" : "poor";
}

export function showScore(reply: Reply | null, rules: Rules | null): void {
  const value = reply?.score.calculated ?? null;
  const ring = byId("ring");
  ring.dataset.tone = tone(value);
  const arc = ring.querySelector<SVGCircleElement>(".arc")!;
  arc.style.strokeDasharray = `${((value ?? 0) / 100) * ROUND} ${ROUND}`;
  byId("score").textContent = value === null ? "–" : String(Math.round(value));
  const words = { none: "noScore", good: "great", fair: "good", poor: "poor" } as const;
  byId("verdict").textContent = t(words[tone(value)]);
  const after = reply?.score.after_critical ?? null;
  const critical = after !== null && after !== value;
  byId("critical").textContent = critical ? t("afterCritical", { score: Math.round(after) }) : "";
  byId("sections").replaceChildren(...bars(reply, rules));
}

function bars(reply: Reply | null, rules: Rules | null): HTMLElement[] {
  return Object.entries(rules?.sections ?? {}).map(([name, label]) => {
    const value = reply?.sections[name] ?? null;
    const fill = el("span", { class: "fill" });
    fill.style.inlineSize = `${value ?? 0}%`;
    const shown = value === null ? "–" : String(Math.round(value));
    return el("li", { "data-tone": tone(value) },
      el("span", { class: "name" }, label),
      el("span", { class: "bar", "aria-hidden": "true" }, fill),
      el("span", { class: "value" }, shown)); // prettier-ignore
  });
}
