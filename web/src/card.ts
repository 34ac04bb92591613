// One finding in the list: its title always, its story and its buttons while it is open.
import type { Rules } from "./api";
import { button, el } from "./dom";
import { fixKind } from "./fixing";
import { t } from "./language";
import type { Placed } from "./placed";

export interface CardActions {
  apply(placed: Placed): void;
  show(placed: Placed): void;
  hide(placed: Placed): void;
  toggle(placed: Placed): void;
}

const QUOTE = 110;

export function card(placed: Placed, open: boolean, first: boolean, rules: Rules | null, on: CardActions): HTMLLIElement {
  const { finding, key } = placed;
  const title = rules?.rules.find(({ rule }) => rule === finding.rule)?.title ?? finding.message;
  const severity = rules?.severities[finding.severity] ?? finding.severity;
  const head = el("button",
    { type: "button", class: "head", "aria-expanded": open ? "true" : "false", tabindex: first ? 0 : -1, "data-key": key },
    el("span", { class: "dot", title: severity }, el("span", { class: "spoken" }, `${severity}: `)),
    el("span", { class: "title", dir: "auto" }, title),
    el("span", { class: "quote", dir: "auto" }, open ? "" : shortened(finding.excerpt, 34)),
  ); // prettier-ignore
  head.addEventListener("click", () => on.toggle(placed));
  const item = el("li", { class: `card ${finding.severity}${open ? " open" : ""}` }, head);
  if (open) item.append(body(placed, on));
  return item;
}

function body(placed: Placed, on: CardActions): HTMLElement {
  const { finding } = placed;
  const kind = fixKind(placed);
  const actions = el("div", { class: "actions" });
  if (kind) actions.append(button(kind === "mend" ? finding.fix!.title : t(kind), "primary", () => on.apply(placed)));
  if (placed.range) actions.append(button(t("show"), "plain", () => on.show(placed)));
  actions.append(button(t("dismiss"), "plain", () => on.hide(placed)));
  return el("div", { class: "body" },
    finding.excerpt ? el("blockquote", { dir: "auto" }, shortened(finding.excerpt, QUOTE)) : null,
    el("p", { class: "message", dir: "auto" }, finding.message),
    el("p", { class: "why", dir: "auto" }, finding.why),
    finding.suggestion && kind !== "bolden" && kind !== "mend"
      ? el("div", { class: "instead" }, el("span", {}, t("instead")), el("q", { dir: "auto" }, finding.suggestion))
      : null,
    el("div", { class: "foot" }, actions, el("span", { class: "code", title: finding.rule }, `${finding.code} · ${finding.tip}`)),
  ); // prettier-ignore
}

function shortened(text: string, length: number): string {
  const flat = text.split(/\s+/).join(" ").trim();
  return flat.length <= length ? flat : `${flat.slice(0, length - 1).trimEnd()}…`;
}
