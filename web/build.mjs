// Builds the page of `serve` and the audit's report into their packages' static folders; with --tests the tests into build/test instead.
import { build } from "esbuild";
import { copyFileSync, readdirSync } from "node:fs";

const out = "../src/replylint/serve/static";
const common = { bundle: true, loader: { ".md": "text" }, legalComments: "none", charset: "utf8", logLevel: "warning" };

if (process.argv.includes("--tests")) {
  const tests = readdirSync("test").filter((name) => name.endsWith(".test.ts"));
  await build({
    ...common,
    entryPoints: tests.map((name) => `test/${name}`),
    outdir: "build/test",
    outExtension: { ".js": ".mjs" },
    format: "esm",
    platform: "node",
  });
} else {
  await build({
    ...common,
    entryPoints: { app: "src/main.ts" },
    outdir: out,
    format: "esm",
    target: ["chrome109", "firefox115", "safari16"],
    minify: true,
  });
  await build({ ...common, entryPoints: { app: "src/styles/page.css" }, outdir: out, minify: true });
  const report = "../src/replylint/audit/static";
  await build({ ...common, entryPoints: { report: "src/report/main.ts" }, outdir: report, format: "iife", target: ["chrome111", "firefox115", "safari16.4"], minify: true });
  await build({ ...common, entryPoints: { report: "src/report/report.css" }, outdir: report, minify: true });
  for (const name of ["index.html", "icon.svg"]) copyFileSync(`src/${name}`, `${out}/${name}`);
}
