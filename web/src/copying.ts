// Copies the draft with its formatting: HTML for a mail program, plain text beside it.
import type { Node } from "prosemirror-model";
import { plainText, serialise } from "./serialise";

/** The copy event works without the permission and the secure address that the newer clipboard asks for. */
export function copyDraft(doc: Node): boolean {
  const fill = (event: ClipboardEvent): void => {
    event.clipboardData?.setData("text/html", serialise(doc).html);
    event.clipboardData?.setData("text/plain", plainText(doc));
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  document.addEventListener("copy", fill, { capture: true, once: true });
  const done = document.execCommand("copy");
  document.removeEventListener("copy", fill, { capture: true });
  return done;
}
