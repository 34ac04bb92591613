// The table of the customer's points: what was asked, whether it is answered, and where.
import type { Ask, Coverage, Evidence } from "./api";
import { button, byId, el } from "./dom";
import { t } from "./language";

const STATUS: Record<string, "answered" | "partly" | "unanswered"> = {
  answered: "answered",
  covered: "answered",
  partial: "partly",
  partly: "partly",
  unanswered: "unanswered",
  open: "unanswered",
};

export function showCoverage(coverage: Coverage | null | undefined, onShow: (start: number, end: number) => void): void {
  const shown = coverage && coverage.asks.length > 0;
  byId("coverage").hidden = !shown;
  if (!shown) return;
  byId("asks").replaceChildren(...coverage.asks.map((ask) => row(ask, onShow)));
  const notes = [
    ...(coverage.asks_again_for ?? []).map((what) => t("coverageAgain", { what: words(what) })),
    ...(coverage.refuses_unasked ?? []).map((what) => t("coverageRefuses", { what: words(what) })),
  ];
  byId("coverage-notes").replaceChildren(...notes.map((note) => el("li", { dir: "auto" }, note)));
}

function row(ask: Ask, onShow: (start: number, end: number) => void): HTMLTableRowElement {
  const status = STATUS[ask.status] ?? "unclear";
  const evidence = ask.evidence;
  const place = evidence && typeof evidence === "object" ? evidence : null;
  return el("tr", {},
    el("td", { dir: "auto" }, ask.quote),
    el("td", {}, el("span", { class: `status ${status}` }, t(status)),
      place ? button(t("show"), "plain", () => onShow(place.start, place.end)) : null),
  ); // prettier-ignore
}

function words(what: string | Evidence): string {
  return typeof what === "string" ? what : what.quote;
}
