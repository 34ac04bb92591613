// The list of findings: one open at a time, moved through by arrows, applied by Enter, left by Escape.
import type { Reply, Rules } from "./api";
import { card, type CardActions } from "./card";
import { button, byId, el } from "./dom";
import { t } from "./language";
import type { Placed } from "./placed";

export interface PanelActions extends CardActions {
  leave(): void;
  unhide(): void;
}

export class Panel {
  private placed: readonly Placed[] = [];
  private open: string | null = null;
  private rules: Rules | null = null;
  private readonly list = byId<HTMLUListElement>("findings");

  constructor(private readonly on: PanelActions) {
    this.list.addEventListener("keydown", (event) => this.key(event));
  }

  draw(placed: readonly Placed[], hidden: number, open: string | null, reply: Reply | null, rules: Rules | null): void {
    const focused = this.focusedKey();
    this.placed = placed;
    this.open = open;
    this.rules = rules;
    const stop = placed.some(({ key }) => key === open) ? open : placed[0]?.key;
    this.list.replaceChildren(
      ...placed.map((one) => card(one, one.key === open, one.key === stop, this.rules, this.on)),
    );
    byId("count").textContent = placed.length ? String(placed.length) : "";
    const clean = reply && !placed.length && !hidden;
    byId("state").textContent = clean ? t("clean") : reply ? "" : t("empty");
    byId("state").classList.toggle("clean", Boolean(clean));
    byId("hidden").replaceChildren(...(hidden ? [button(t("hidden", { count: hidden }), "plain", this.on.unhide)] : []));
    byId("notes").replaceChildren(...notes(reply));
    if (focused !== null) this.focus(focused);
  }

  /** Puts the keyboard on a finding's head; on the nearest one where it is gone. */
  focus(key: string): void {
    const heads = this.heads();
    (heads.find((head) => head.dataset.key === key) ?? heads[0])?.focus({ preventScroll: true });
  }

  reveal(key: string): void {
    this.heads().find((head) => head.dataset.key === key)?.parentElement?.scrollIntoView({ block: "nearest" });
  }

  private key(event: KeyboardEvent): void {
    if (event.key === "Escape") {
      this.on.leave();
      return event.preventDefault();
    }
    const heads = this.heads();
    const at = heads.findIndex((head) => head === document.activeElement);
    if (at < 0) return;
    const steps: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: heads.length - 1 };
    const to = heads[steps[event.key] ?? -1];
    if (to) this.move(to);
    else if (event.key === "Enter" && this.placed[at]?.key === this.open) this.on.apply(this.placed[at]!);
    else return;
    event.preventDefault();
  }

  private move(head: HTMLElement): void {
    const next = this.placed.find(({ key }) => key === head.dataset.key);
    if (!next) return;
    head.focus();
    if (next.key !== this.open) this.on.toggle(next);
  }

  private heads(): HTMLElement[] {
    return [...this.list.querySelectorAll<HTMLElement>(".head")];
  }

  private focusedKey(): string | null {
    const inside = this.list.contains(document.activeElement);
    return inside ? (document.activeElement!.closest("li")?.querySelector<HTMLElement>(".head")?.dataset.key ?? "") : null;
  }
}

function notes(reply: Reply | null): HTMLElement[] {
  if (!reply) return [];
  const passed = Object.values(reply.verdicts).filter(({ value }) => value === "pass").length;
  const lines = [t("passed", { count: passed })];
  if (reply.skipped.quoted) lines.push(t("skippedQuoted"));
  if (reply.skipped.footer) lines.push(t("skippedFooter"));
  return lines.map((line) => el("li", {}, line));
}
