// What the page is given, and the counts of what the filters leave.

export const KEYS = ["team", "agent", "time", "language", "situation"] as const;
export type Key = (typeof KEYS)[number];
export const SECTIONS = ["opening", "care", "clarity", "resolution", "closing"] as const;
export type Section = (typeof SECTIONS)[number];
export const ASKS = ["answered", "partly", "deferred", "refused", "unanswered", "unsure"] as const;
export type Ask = (typeof ASKS)[number];

export interface Cells extends Record<Key, number[]> {
  n: number[];
  total: number[];
  squares: number[];
  ownN: number[];
  ownTotal: number[];
  ownSquares: number[];
  bins: number[][];
  sections: Record<Section, [number[], number[], number[]]>;
  asks: Record<Ask, number[]>;
}

export interface Rule {
  rule: string;
  code: string;
  section: Section;
  weight: number;
  severity: "error" | "warning" | "info";
  title: string;
  why: string;
  cells: number[];
  passed: number[];
  n: number[];
  inherited: number[];
}

/** Rule, cell, severity, message, suggestion, quote, place, whether a template's. */
export type Quote = [string, number, string, string, string, string, string, boolean];

export interface Template {
  template: string;
  /** The first words of what it does, for a template without a name of its own. */
  gist: string;
  replies: number;
  share: number;
  agents: number;
  score: number;
  findings: { rule: string; replies: number; agents: number; message: string; quote: string }[];
}

export interface Advice {
  agent: string;
  rule: string;
  failed: number;
  n: number;
  message: string;
  suggestion: string;
  quote: string;
  good: string;
}

export interface Standing {
  name: string;
  place: number | null;
  q: number | null;
  change: { by: number; q: number; crossed: boolean } | null;
}

export interface Data {
  code: string;
  texts: Record<string, string> & { sections: Record<Section, string> };
  notes: string[];
  time: "week" | "month" | "none";
  names: Record<Key, string[]>;
  cells: Cells;
  rules: Rule[];
  versions: [string, string][];
  quotes: Quote[];
  templates: Template[];
  coaching: Advice[];
  standing: { team: Standing[]; agent: Standing[] };
}

/** What the reader chose: the place of a name for each key, or null for all; of time, the first and the last. */
export interface Filter {
  team: number | null;
  agent: number | null;
  language: number | null;
  situation: number | null;
  from: number | null;
  to: number | null;
}

export const EVERYTHING: Filter = { team: null, agent: null, language: null, situation: null, from: null, to: null };

/** Tell of each cell whether the filter keeps it. */
export function kept(data: Data, filter: Filter): boolean[] {
  const { cells } = data;
  return cells.n.map((_, cell) => {
    const time = cells.time[cell] ?? -1;
    return (
      (["team", "agent", "language", "situation"] as const).every(
        (key) => filter[key] === null || cells[key][cell] === filter[key],
      ) &&
      (filter.from === null || time >= filter.from) &&
      (filter.to === null || (time >= 0 && time <= filter.to))
    );
  });
}

export interface Moments {
  n: number;
  total: number;
  squares: number;
}

/** Add up scores over the kept cells by the names of a key; of agents, what they themselves answer for. */
export function scoresBy(data: Data, keep: boolean[], key: Key): Map<number, Moments> {
  const { cells } = data;
  const [n, total, squares] =
    key === "agent" ? [cells.ownN, cells.ownTotal, cells.ownSquares] : [cells.n, cells.total, cells.squares];
  const found = new Map<number, Moments>();
  keep.forEach((yes, cell) => {
    const place = cells[key][cell] ?? -1;
    if (yes && place >= 0) add(found, place, n[cell] ?? 0, total[cell] ?? 0, squares[cell] ?? 0);
  });
  return found;
}

/** Add up the scores of all kept cells. */
export function scoreOf(data: Data, keep: boolean[]): Moments {
  const found = new Map<number, Moments>();
  const { n, total, squares } = data.cells;
  keep.forEach((yes, cell) => yes && add(found, 0, n[cell] ?? 0, total[cell] ?? 0, squares[cell] ?? 0));
  return found.get(0) ?? { n: 0, total: 0, squares: 0 };
}

/** Add up a section's scores over the kept cells, by team, or for everybody (team -1). */
export function sectionBy(data: Data, keep: boolean[], section: Section, byTeam: boolean): Map<number, Moments> {
  const [n, total, squares] = data.cells.sections[section];
  const found = new Map<number, Moments>();
  keep.forEach((yes, cell) => {
    const place = byTeam ? (data.cells.team[cell] ?? -1) : -1;
    if (yes && (place >= 0 || !byTeam)) add(found, place, n[cell] ?? 0, total[cell] ?? 0, squares[cell] ?? 0);
  });
  return found;
}

function add(found: Map<number, Moments>, place: number, n: number, total: number, squares: number): void {
  const sum = found.get(place);
  if (sum) {
    sum.n += n;
    sum.total += total;
    sum.squares += squares;
  } else found.set(place, { n, total, squares });
}
