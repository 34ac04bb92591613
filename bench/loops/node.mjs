// write-good, alex and textlint over a folder, each through its own library: node.mjs FOLDER SECONDS FIRST STEP TOOL MODULES
import { readFileSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [folder, seconds, first, step, tool, modules] = process.argv.slice(2);
const load = (file) => import(pathToFileURL(resolve(modules, file)));

const makers = {
  "write-good": async () => {
    const writeGood = (await load("write-good/write-good.js")).default;
    return (text) => writeGood(text);
  },
  alex: async () => {
    const { markdown } = await load("alex/index.js");
    return (text) => markdown(text);
  },
  textlint: async () => {
    const { createLinter, loadTextlintrc } = await load("textlint/lib/src/index.js");
    const descriptor = await loadTextlintrc({ configFilePath: resolve(modules, "..", ".textlintrc.json") });
    const linter = createLinter({ descriptor });
    return (text) => linter.lintText(text, "a.md");
  },
};

const check = await makers[tool]();
const files = readdirSync(folder).filter((name) => name.endsWith(".md")).sort();
const own = files.filter((_, place) => place % Number(step) === Number(first)).map((name) => join(folder, name));
for (const path of own.slice(0, 64)) await check(readFileSync(path, "utf8"));

const spent = () => Object.values(process.cpuUsage()).reduce((sum, part) => sum + part, 0) / 1e6;
const start = spent();
const begun = performance.now();
let done = 0;
for (const path of own) {
  await check(readFileSync(path, "utf8"));
  done += 1;
  if (performance.now() - begun > 1000 * Number(seconds)) break;
}
const clock = (performance.now() - begun) / 1000;
console.log(JSON.stringify({ mails: done, clock, processor: spent() - start, start }));
