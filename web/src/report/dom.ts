// Makes elements; text of replies only ever enters as text, isolated from the direction around it.

type Child = Node | string | null;

/** Make an element with attributes and children; strings become text. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Record<string, string> = {},
  ...children: Child[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  for (const child of children) if (child !== null) made.append(child);
  return made;
}

/** Make an isolated stretch of somebody's own text, in whatever direction it has. */
export function own(text: string): HTMLElement {
  return element("bdi", { dir: "auto" }, text);
}

/** Make a table: a head and rows of cells, the first cell of each row its header. */
export function table(caption: string, head: string[], rows: (Node | string)[][]): HTMLElement {
  const body = element("tbody");
  for (const [first, ...rest] of rows) {
    const row = element("tr", {}, element("th", { scope: "row" }, first ?? ""));
    for (const cell of rest) row.append(element("td", {}, cell));
    body.append(row);
  }
  return element(
    "table",
    {},
    element("caption", {}, caption),
    element("thead", {}, element("tr", {}, ...head.map((name) => element("th", { scope: "col" }, name)))),
    body,
  );
}

/** Write a number as the page's language does. */
export function count(value: number): string {
  return value.toLocaleString(document.documentElement.lang);
}

/** Fill {slots} of a text. */
export function fill(text: string, values: Record<string, string | number>): string {
  return Object.entries(values).reduce((done, [name, value]) => done.replaceAll(`{${name}}`, String(value)), text);
}
