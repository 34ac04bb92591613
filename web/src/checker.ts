// Asks the server as the writer goes on: one question at a time, the newest draft next, places carried over late edits.
import { Mapping } from "prosemirror-transform";
import type { EditorView } from "prosemirror-view";
import { ApiError, check, type CheckForm, type Reply } from "./api";
import { t } from "./language";
import { MAX_CHARACTERS } from "./editor";
import { serialise, type SourceMap } from "./serialise";

export type Given = Omit<CheckForm, "text" | "format">;
export interface Sent {
  html: string;
  map: SourceMap;
}
export type OnReply = (reply: Reply | null, sent: Sent, since: Mapping) => void;

const PAUSE = 150;
const RETRY = 1500;

export class Checker {
  private timer = 0;
  private stop: AbortController | null = null;
  private again = false;
  /** The way from the draft that was sent to the draft that stands. */
  private pending = new Mapping();

  constructor(
    private readonly view: EditorView,
    private readonly given: () => Given,
    private readonly onReply: OnReply,
    private readonly onTrouble: (text: string) => void,
  ) {}

  moved(mapping: Mapping): void {
    this.pending.appendMapping(mapping);
  }

  /** Checks after a short pause; while an answer is awaited, right after it. */
  soon(pause = PAUSE): void {
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.now(), pause);
  }

  private async now(): Promise<void> {
    if (this.stop) {
      this.again = true;
      return;
    }
    const sent = serialise(this.view.state.doc);
    const { html } = sent;
    this.pending = new Mapping();
    if (!this.view.state.doc.textContent.trim()) return this.onReply(null, sent, new Mapping());
    if (html.length > MAX_CHARACTERS) return this.onTrouble(t("tooLong", { count: MAX_CHARACTERS.toLocaleString() }));
    this.stop = new AbortController();
    try {
      const reply = await check({ ...this.given(), text: html, format: "html" }, this.stop.signal);
      this.onTrouble("");
      this.onReply(reply, sent, this.pending);
      this.pending = new Mapping();
    } catch (error) {
      this.trouble(error);
    } finally {
      this.stop = null;
      if (this.again) this.soon(0);
      this.again = false;
    }
  }

  private trouble(error: unknown): void {
    const status = error instanceof ApiError ? error.status : 0;
    if (status === 401) return this.onTrouble(t("unauthorised"));
    if (status && ![429, 503].includes(status)) return this.onTrouble(t("notAccepted", { why: (error as Error).message }));
    this.onTrouble(t(status ? "busy" : "offline"));
    this.soon(RETRY);
  }
}
