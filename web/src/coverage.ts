// The table of the customer's points: what was asked, what became of it, and the words that show it.
import type { Ask, AskStatus, Coverage } from "./api";
import { button, byId, el } from "./dom";
import { t } from "./language";

const TONES: Record<AskStatus, "good" | "fair" | "poor" | "none"> = {
  answered: "good",
  deferred: "good",
  partly: "fair",
  refused: "fair",
  unanswered: "poor",
  unsure: "none",
};

export function showCoverage(coverage: Coverage | null | undefined, onShow: (words: string) => void): void {
  const shown = coverage && coverage.asks.length + coverage.asks_again_for.length + coverage.refuses_unasked.length > 0;
  byId("coverage").hidden = !shown;
  if (!shown) return;
  byId("asks").replaceChildren(...coverage.asks.map((ask) => row(ask, onShow)));
  const notes = [
    ...coverage.asks_again_for.map(({ given }) => t("coverageAgain", { what: given })),
    ...coverage.refuses_unasked.map((what) => t("coverageRefuses", { what })),
  ];
  byId("coverage-notes").replaceChildren(...notes.map((note) => el("li", { dir: "auto" }, note)));
}

function row({ quote, status, evidence }: Ask, onShow: (words: string) => void): HTMLTableRowElement {
  return el("tr", {},
    el("td", { dir: "auto" }, quote),
    el("td", {}, el("span", { class: "status", "data-tone": TONES[status] }, t(status)),
      evidence ? button(t("show"), "plain", () => onShow(evidence)) : null),
  ); // prettier-ignore
}
