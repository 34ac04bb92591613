// The parts of the page that show scores: what stands above, how they spread, teams, agents and time.

import { binsOf } from "./counts";
import { type Data, type Key, kept, SECTIONS, type Filter, scoreOf, scoresBy, sectionBy } from "./data";
import { count, element, fill, own, table } from "./dom";
import { distribution, intervals, type Look, type Named, trend } from "./figures";
import { type Estimate, LEAST, mean } from "./statistics";

export interface State {
  data: Data;
  filter: Filter;
  keep: boolean[];
  look: Look;
}

export function stateOf(data: Data, filter: Filter, look: Look): State {
  return { data, filter, keep: kept(data, filter), look };
}

export function one(value: number): string {
  return value.toFixed(1);
}

export function between({ low, high }: Estimate, scale = 1): string {
  return `\u2066${one(scale * low)}–${one(scale * high)}\u2069`;
}

/** Write a share of 0 to 1 in hundredths. */
export function percent({ data }: State, share: number, digits = 0): string {
  return fill(data.texts["percent"] ?? "", { number: (100 * share).toFixed(digits) });
}

/** Make a figure: a title, what it says in words, the drawing, and the same as a table. */
export function figure(id: string, title: string, about: string, drawing: Element | null, shown: HTMLElement | null, more: string): HTMLElement {
  const frame = element("figure", {}, element("figcaption", {}, about));
  if (drawing) frame.append(element("div", { class: "drawing" }, drawing));
  const parts = [element("h2", { id }, title), frame];
  if (shown) parts.push(element("details", {}, element("summary", {}, more), element("div", { class: "scroll" }, shown)));
  return element("section", { "aria-labelledby": id }, ...parts);
}

/** Show the mean score of what is left, with its interval. */
export function headline(state: State): HTMLElement {
  const { texts } = state.data;
  const score = mean(scoreOf(state.data, state.keep));
  if (!score) return element("p", { class: "headline" }, texts["nothing"] ?? "");
  const tile = (label: string, value: string, note: string) =>
    element("div", { class: "tile" }, element("span", {}, label), element("strong", {}, value), element("small", {}, note));
  const bins = binsOf(state.data, state.keep);
  const high = bins.slice(16).reduce((sum, n) => sum + n, 0);
  return element(
    "div",
    { class: "tiles" },
    tile(texts["score"] ?? "", one(score.value), fill(texts["surely"] ?? "", { interval: between(score) })),
    tile(texts["replies"] ?? "", count(score.n), ""),
    tile(texts["good"] ?? "", percent(state, high / score.n), texts["good_note"] ?? ""),
  );
}

/** Show how scores spread. */
export function spread(state: State): HTMLElement {
  const { texts } = state.data;
  const bins = binsOf(state.data, state.keep);
  const rows = bins.map((n, place) => [`${place * 5}–${place * 5 + 5}`, count(n)]);
  const score = mean(scoreOf(state.data, state.keep));
  const drawing = distribution(bins, score, texts["spread"] ?? "", state.look);
  const shown = table(texts["spread"] ?? "", [texts["score"] ?? "", texts["replies"] ?? ""], rows);
  return figure("spread", texts["spread"] ?? "", texts["spread_about"] ?? "", drawing, shown, texts["as_table"] ?? "");
}

function named(state: State, key: Key): Named[] {
  const rows: Named[] = [];
  for (const [place, moments] of scoresBy(state.data, state.keep, key)) {
    const estimate = mean(moments);
    const name = state.data.names[key][place];
    if (estimate && name !== undefined) rows.push({ ...estimate, name });
  }
  return rows;
}

/** Show the mean scores of teams or agents, best first, with places where they are sure. */
export function groups(state: State, key: "team" | "agent", most: number): HTMLElement | null {
  const { texts } = state.data;
  const rows = named(state, key).sort((a, b) => Number(b.n >= LEAST) - Number(a.n >= LEAST) || b.value - a.value);
  if (rows.length < 1) return null;
  const drawn = rows.slice(0, most);
  const standing = new Map(state.data.standing[key].map((row) => [row.name, row]));
  const cells = rows.map((row) => {
    const known = standing.get(row.name);
    const change = known?.change && known.change.q < 0.05 ? `${known.change.by > 0 ? "+" : ""}${one(known.change.by)}` : "–";
    const crossed = known?.change?.crossed ? ` (${texts["crossed"]})` : "";
    return [own(row.name), count(row.n), one(row.value), between(row), String(known?.place ?? "–"), change + crossed];
  });
  const head = ["name", "replies", "score", "interval", "place", "change"].map((name) => texts[name] ?? "");
  const title = texts[`${key}s`] ?? "";
  const about = fill(texts[`${key}s_about`] ?? "", { count: LEAST, shown: drawn.length, all: rows.length });
  const drawing = intervals(drawn, title, state.look, LEAST);
  return figure(`${key}s`, title, about, drawing, table(title, head, cells), texts["as_table"] ?? "");
}

/** Show the sections of the letter, by team where there is more than one. */
export function sections(state: State): HTMLElement {
  const { texts, names } = state.data;
  const byTeam = names.team.length > 1;
  const drawn: Named[] = [];
  const rows: (Node | string)[][] = [[texts["all"] ?? ""], ...(byTeam ? names.team.map((name) => [own(name)]) : [])];
  for (const section of SECTIONS) {
    const all = mean(sectionBy(state.data, state.keep, section, false).get(-1) ?? { n: 0, total: 0, squares: 0 });
    if (!all) continue;
    drawn.push({ ...all, name: texts.sections[section] });
    const teams = sectionBy(state.data, state.keep, section, true);
    rows.forEach((row, at) => {
      const moments = teams.get(at - 1);
      const estimate = at === 0 ? all : moments ? mean(moments) : null;
      row.push(estimate && (at === 0 || estimate.n >= LEAST) ? `${one(estimate.value)} (${between(estimate)})` : "–");
    });
  }
  const title = texts["sections_title"] ?? "";
  const head = ["", ...drawn.map((section) => section.name)];
  const drawing = drawn.length ? intervals(drawn, title, state.look, LEAST) : null;
  const made = figure("sections", title, texts["sections_about"] ?? "", drawing, table(title, head, rows), texts[byTeam ? "by_team" : "as_table"] ?? "");
  made.querySelector("details")?.toggleAttribute("open", byTeam);
  return made;
}

/** Show the mean score over time. */
export function overTime(state: State): HTMLElement | null {
  const { texts, names, versions } = state.data;
  const rows = named(state, "time").sort((a, b) => (a.name < b.name ? -1 : 1));
  if (rows.length < 2 || !names.time.length) return null;
  const shown = new Set(rows.map((row) => row.name));
  const changed = versions.filter(([, rules], at) => at > 0 && versions[at - 1]?.[1] !== rules).map(([name]) => name);
  const cells = rows.map((row) => [row.name, count(row.n), one(row.value), between(row)]);
  const head = ["time", "replies", "score", "interval"].map((name) => texts[name] ?? "");
  const title = texts["trend"] ?? "";
  const about = changed.length ? `${texts["trend_about"]} ${texts["trend_versions"]}` : (texts["trend_about"] ?? "");
  const drawing = trend(rows, changed.filter((name) => shown.has(name)), title, state.look);
  return figure("trend", title, about, drawing, table(title, head, cells), texts["as_table"] ?? "");
}
