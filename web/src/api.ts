// The calls to the server on this machine, typed as it answers.
export type Severity = "error" | "warning" | "info";

/** A replacement of a stretch of the source (code points). */
export interface Edit {
  start: number;
  end: number;
  text: string;
}

export interface Finding {
  rule: string;
  code: string;
  tip: string;
  severity: Severity;
  message: string;
  why: string;
  suggestion: string;
  start: number;
  end: number;
  quote: string;
  excerpt: string;
  fix: Fix | null;
}

/** Edits that mend a finding together, in order; a "suggestion" is for the writer to take up by hand. */
export interface Fix {
  edits: Edit[];
  safety: "safe" | "unsafe" | "suggestion";
  title: string;
}

export interface Fact {
  value: boolean | null;
  start: number | null;
  end: number | null;
}

export type AskStatus = "answered" | "partly" | "deferred" | "refused" | "unanswered" | "unsure";

/** A question of the customer's; offsets in the customer's message, the evidence in the words of the source. */
export interface Ask {
  quote: string;
  start: number;
  end: number;
  status: AskStatus;
  evidence: string | null;
}

export interface Coverage {
  asks: Ask[];
  asks_again_for: { quote: string; given: string }[];
  refuses_unasked: string[];
}

export interface Reply {
  lang: string;
  situation: string | null;
  score: { calculated: number | null; after_critical: number | null };
  sections: Record<string, number | null>;
  findings: Finding[];
  verdicts: Record<string, { value: "pass" | "fail" | "n/a" | "unsure"; because: string }>;
  facts: Record<string, Fact>;
  skipped: Record<string, number>;
  coverage: Coverage | null;
}

export interface Rule {
  rule: string;
  title: string;
  section: string;
}

export interface Rules {
  rules: Rule[];
  profiles: string[];
  sections: Record<string, string>;
  situations: Record<string, string>;
  severities: Record<Severity, string>;
}

export interface CheckForm {
  text: string;
  format: "html";
  customer_message: string | null;
  situation: string | null;
  messages: string;
  template: boolean;
  profile: string;
}

export class ApiError extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

const TOKEN = "replylint.token";

/** Takes the token out of the address, so that it is neither shown nor kept in the history. */
export function takeToken(): void {
  const token = new URLSearchParams(location.hash.slice(1)).get("token");
  if (!token) return;
  sessionStorage.setItem(TOKEN, token);
  history.replaceState(null, "", location.pathname);
}

export async function check(form: CheckForm, signal: AbortSignal): Promise<Reply> {
  const body = JSON.stringify(form);
  const document = await call<{ replies: Reply[] }>("v1/check", { method: "POST", body, signal });
  return document.replies[0]!;
}

export function fetchRules(messages: string): Promise<Rules> {
  return call<Rules>(`v1/rules?messages=${messages}`, {});
}

async function call<T>(path: string, init: RequestInit): Promise<T> {
  const token = sessionStorage.getItem(TOKEN);
  const headers: Record<string, string> = init.body ? { "Content-Type": "application/json" } : {};
  if (token) headers.Authorization = `Bearer ${token}`;
  const response = await fetch(path, { ...init, headers, cache: "no-store" });
  if (!response.ok) {
    const problem = (await response.json().catch(() => ({}))) as { error?: string };
    throw new ApiError(response.status, problem.error ?? response.statusText);
  }
  return (await response.json()) as T;
}
