// The interface language: chosen by the writer, else the browser's; turns the page and fills its texts.
import { en, type Texts } from "./texts/en";
import { he } from "./texts/he";

export type Code = "en" | "he";
const TEXTS: Record<Code, Texts> = { en, he };
const KEY = "replylint.language";

let code: Code = "en";

export function currentLanguage(): Code {
  return code;
}

export function t(key: keyof Texts, values: Record<string, string | number> = {}): string {
  return TEXTS[code][key].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

export function startLanguage(): void {
  const stored = localStorage.getItem(KEY);
  useLanguage(stored === "he" || (!stored && navigator.language.startsWith("he")) ? "he" : "en");
}

/** Turns the whole page to a language: direction, and every element that names a text of its own. */
export function useLanguage(next: Code): void {
  code = next;
  localStorage.setItem(KEY, next);
  document.documentElement.lang = next;
  document.documentElement.dir = next === "he" ? "rtl" : "ltr";
  document.title = t("title");
  for (const element of document.querySelectorAll<HTMLElement>("[data-text]")) {
    element.textContent = t(element.dataset.text as keyof Texts);
  }
  for (const element of document.querySelectorAll<HTMLElement>("[data-label]")) {
    const label = t(element.dataset.label as keyof Texts);
    element.setAttribute("aria-label", label);
    if (element.tagName === "BUTTON") element.title = label;
    if (element.tagName === "TEXTAREA") element.setAttribute("placeholder", t("customerPlaceholder"));
  }
}
