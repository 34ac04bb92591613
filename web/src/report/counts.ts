// Pass rates of rules, asks and score bins over the cells that the filters keep.

import { ASKS, type Ask, type Data, type Key, type Rule } from "./data";

export interface Count {
  passed: number;
  n: number;
}

/** Count how often a rule passed in the kept cells, for each name of a key; an agent's without what templates fail. */
export function ratesBy(data: Data, keep: boolean[], rule: Rule, key: Key): Map<number, Count> {
  const found = new Map<number, Count>();
  rule.cells.forEach((cell, at) => {
    const place = data.cells[key][cell] ?? -1;
    if (!keep[cell] || place < 0) return;
    const count = found.get(place) ?? { passed: 0, n: 0 };
    count.passed += rule.passed[at] ?? 0;
    count.n += (rule.n[at] ?? 0) - (key === "agent" ? (rule.inherited[at] ?? 0) : 0);
    found.set(place, count);
  });
  return found;
}

/** Count how often a rule passed in all kept cells. */
export function rateOf(keep: boolean[], rule: Rule): Count {
  const count = { passed: 0, n: 0 };
  rule.cells.forEach((cell, at) => {
    if (!keep[cell]) return;
    count.passed += rule.passed[at] ?? 0;
    count.n += rule.n[at] ?? 0;
  });
  return count;
}

/** Count the replies in each twentieth of the scale. */
export function binsOf(data: Data, keep: boolean[]): number[] {
  return data.cells.bins.map((bin) => bin.reduce((sum, n, cell) => (keep[cell] ? sum + n : sum), 0));
}

/** Count what became of the customers' asks, by team, or for all replies (-1) where no team is known. */
export function asksBy(data: Data, keep: boolean[]): Map<number, Record<Ask, number>> {
  const found = new Map<number, Record<Ask, number>>();
  keep.forEach((yes, cell) => {
    if (!yes || !ASKS.some((ask) => data.cells.asks[ask][cell])) return;
    const team = data.cells.team[cell] ?? -1;
    const row =
      found.get(team) ?? { answered: 0, partly: 0, deferred: 0, refused: 0, unanswered: 0, unsure: 0 };
    for (const ask of ASKS) row[ask] += data.cells.asks[ask][cell] ?? 0;
    found.set(team, row);
  });
  return found;
}
