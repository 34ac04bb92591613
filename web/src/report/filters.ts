// The filters above the page: what the reader chose, kept in select boxes that work by keyboard alone.

import { type Data, EVERYTHING, type Filter } from "./data";
import { element } from "./dom";

type Name = keyof Filter;

/** Make the filters; `changed` hears of every choice. */
export function filters(data: Data, changed: (filter: Filter) => void): { bar: HTMLElement; choose: (part: Partial<Filter>) => void } {
  const boxes = new Map<Name, HTMLSelectElement>();
  const bar = element("form", { class: "filters", "aria-label": data.texts["filters"] ?? "" });
  const sources: [Name, string[]][] = [
    ["team", data.names.team],
    ["agent", data.names.agent],
    ["language", data.names.language],
    ["situation", data.names.situation],
    ["from", data.names.time],
    ["to", data.names.time],
  ];
  for (const [name, names] of sources) {
    if (names.length < 2) continue;
    const box = element("select", { name, id: `filter-${name}` });
    box.append(element("option", { value: "" }, data.texts["all"] ?? ""));
    names.forEach((text, place) => box.append(element("option", { value: String(place) }, text)));
    boxes.set(name, box);
    bar.append(element("label", { for: box.id }, element("span", {}, data.texts[`filter_${name}`] ?? name), box));
  }
  const reset = element("button", { type: "reset" }, data.texts["reset"] ?? "");
  bar.append(reset);
  const tell = () => changed(chosen(boxes));
  bar.addEventListener("change", tell);
  bar.addEventListener("reset", () => setTimeout(tell));
  bar.addEventListener("submit", (event) => event.preventDefault());
  const choose = (part: Partial<Filter>) => {
    for (const [name, place] of Object.entries(part) as [Name, number | null][]) {
      const box = boxes.get(name);
      if (box) box.value = place === null ? "" : String(place);
    }
    tell();
  };
  return { bar, choose };
}

function chosen(boxes: Map<Name, HTMLSelectElement>): Filter {
  const filter: Filter = { ...EVERYTHING };
  for (const [name, box] of boxes) filter[name] = box.value === "" ? null : Number(box.value);
  return filter;
}
