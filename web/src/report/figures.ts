// The charts, drawn as SVG by Observable Plot in the page's own colours.

import { areaY, axisX, axisY, barX, cell, dot, line, plot, rectY, ruleX, ruleY, text } from "@observablehq/plot";
import type { Estimate } from "./statistics";

export interface Look {
  width: number;
  rtl: boolean;
}

export interface Named extends Estimate {
  name: string;
}

const SMALL = { fontSize: 12 };
const LONGEST = 30;
const LETTER = 7;

/** Shorten a name that has no room beside a chart; the table under it has it whole. */
function short(name: string): string {
  return name.length > LONGEST ? `${name.slice(0, LONGEST - 1)}…` : name;
}

function room(names: string[], { width }: Look): number {
  return Math.min(width * 0.4, 24 + LETTER * Math.max(...names.map((name) => short(name).length), 4));
}

function names({ rtl }: Look) {
  const anchor = rtl ? ("right" as const) : ("left" as const);
  return axisY({ anchor, tickSize: 0, tickFormat: short, textAnchor: rtl ? "start" : "end", ...SMALL });
}

function base({ width }: Look, label: string) {
  return {
    width,
    ariaLabel: label,
    style: { background: "none", overflow: "visible", fontSize: "12px", fontFamily: "inherit" },
  };
}

/** Give the part of the scale that holds all intervals, at round numbers. */
function reach(rows: Named[], step: number): [number, number] {
  const low = Math.floor(Math.min(...rows.map((row) => row.low)) / step) * step;
  const high = Math.ceil(Math.max(...rows.map((row) => row.high)) / step) * step;
  return [Math.max(0, low - (high - low < step * 2 ? step : 0)), Math.min(100, high)];
}

/** Draw how many replies lie in each twentieth of the scale, and the mean. */
export function distribution(bins: number[], score: Estimate | null, label: string, look: Look): SVGElement | HTMLElement {
  const bars = bins.map((n, place) => ({ n, from: place * 5, to: place * 5 + 5 }));
  return plot({
    ...base(look, label),
    height: 220,
    x: { domain: [0, 100], label: null, reverse: look.rtl },
    y: { grid: true, label: null, ticks: 4 },
    marks: [
      rectY(bars, { x1: "from", x2: "to", y: "n", fill: "var(--accent)", fillOpacity: 0.75, insetLeft: 1, insetRight: 1 }),
      ruleY([0], { stroke: "currentColor", strokeOpacity: 0.3 }),
      ...(score ? [ruleX([score.value], { stroke: "var(--ink)", strokeWidth: 2 })] : []),
    ],
  });
}

/** Draw estimates with their intervals, one row a name; rows of few replies are faint. */
export function intervals(rows: Named[], label: string, look: Look, least: number): SVGElement | HTMLElement {
  const side = room(rows.map((row) => row.name), look);
  const domain = reach(rows, 5);
  const faint = (row: Named) => (row.n < least ? 0.35 : 1);
  return plot({
    ...base(look, label),
    height: 44 + rows.length * 24,
    marginLeft: look.rtl ? 16 : side,
    marginRight: look.rtl ? side : 16,
    x: { domain, label: null, grid: true, reverse: look.rtl },
    y: { domain: rows.map((row) => row.name), label: null, type: "point" },
    marks: [
      names(look),
      axisX({ anchor: "bottom", ticks: 5, ...SMALL }),
      line(
        rows.flatMap((row) => [
          { name: row.name, x: row.low, o: faint(row) },
          { name: row.name, x: row.high, o: faint(row) },
        ]),
        { x: "x", y: "name", z: "name", stroke: "var(--accent)", strokeWidth: 4, strokeOpacity: 0.35, strokeLinecap: "round" },
      ),
      dot(rows, { x: "value", y: "name", r: 4.5, fill: "var(--accent)", fillOpacity: faint }),
    ],
  });
}

/** Draw a mean over time with its interval, and a line where the rules changed. */
export function trend(rows: Named[], changed: string[], label: string, look: Look): SVGElement | HTMLElement {
  const every = Math.max(1, Math.ceil(rows.length / (look.width / 90)));
  return plot({
    ...base(look, label),
    height: 240,
    x: { type: "point", domain: rows.map((row) => row.name), label: null, reverse: look.rtl },
    y: { domain: reach(rows, 5), grid: true, label: null, ticks: 5 },
    marks: [
      axisX({ ticks: rows.filter((_, place) => place % every === 0).map((row) => row.name), tickSize: 0, ...SMALL }),
      areaY(rows, { x: "name", y1: "low", y2: "high", fill: "var(--accent)", fillOpacity: 0.2 }),
      line(rows, { x: "name", y: "value", stroke: "var(--accent)", strokeWidth: 2 }),
      dot(rows, { x: "name", y: "value", r: 3, fill: "var(--accent)" }),
      ruleX(changed, { stroke: "var(--warn)", strokeDasharray: "4 3" }),
    ],
  });
}

export interface Heat {
  agent: string;
  rule: string;
  value: number;
  n: number;
}

/** Draw pass rates of agents and rules; a field of few replies stays empty. */
export function heat(rows: Heat[], agents: string[], rules: string[], label: string, look: Look, least: number): SVGElement | HTMLElement {
  const side = room(agents, look);
  const sure = rows.filter((row) => row.n >= least);
  const shade = (row: Heat) => `color-mix(in oklab, var(--heat-bad), var(--heat-good) ${Math.round(row.value * 100)}%)`;
  return plot({
    ...base(look, label),
    height: 150 + agents.length * 24,
    marginTop: 130,
    marginLeft: look.rtl ? 40 : side,
    marginRight: look.rtl ? side : 40,
    color: { type: "identity" },
    x: { domain: rules, label: null, axis: null, reverse: look.rtl },
    y: { domain: agents, label: null, axis: null },
    marks: [
      axisX({ anchor: "top", tickSize: 0, tickRotate: look.rtl ? 40 : -40, textAnchor: look.rtl ? "end" : "start", ...SMALL }),
      names(look),
      cell(sure, { x: "rule", y: "agent", fill: shade, inset: 1, rx: 3, className: "heat" }),
      text(sure, { x: "rule", y: "agent", text: (row: Heat) => `${Math.round(row.value * 100)}`, fill: "var(--heat-ink)", pointerEvents: "none" }),
    ],
  });
}

export interface Part {
  name: string;
  part: string;
  colour: string;
  share: number;
  n: number;
}

/** Draw shares of a whole, a bar a name. */
export function shares(rows: Part[], label: string, look: Look): SVGElement | HTMLElement {
  const teams = [...new Set(rows.map((row) => row.name))];
  const side = room(teams, look);
  return plot({
    ...base(look, label),
    height: 40 + teams.length * 30,
    marginLeft: look.rtl ? 16 : side,
    marginRight: look.rtl ? side : 16,
    color: { type: "identity" },
    x: { domain: [0, 1], label: null, tickFormat: "%", ticks: 5, reverse: look.rtl },
    y: { domain: teams, label: null, axis: null },
    marks: [
      names(look),
      barX(rows, { x: "share", y: "name", fill: "colour", inset: 2 }),
    ],
  });
}
