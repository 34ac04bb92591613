// The example letters, one with every fault in it for each language; they stand in examples/ of the repository.
import en from "../../examples/late-fridge.md";
import he from "../../examples/late-fridge.he.md";
import type { Code } from "./language";

export const EXAMPLES: Record<Code, string> = { en, he };
