"""Works out beforehand what the built-in rule files come to, and writes src/replylint/_prepared/: `make reference`."""

from __future__ import annotations

import json
from pathlib import Path
from zlib import crc32

from replylint import prepared
from replylint.languages import LANGUAGES, language
from replylint.recognition.families import load_families
from replylint.recognition.phrases import PhraseCompiler, Union
from replylint.resources import rules_folder
from replylint.safe_yaml import load_yaml


def files(folder: Path) -> dict[str, list[object]]:
    """Give the checksum and the content of every file that JSON can hold."""
    found: dict[str, list[object]] = {}
    for path in sorted(folder.rglob("*.yaml")):
        content = load_yaml(path)
        if json.loads(json.dumps(content)) == content:
            found[path.relative_to(folder.parent).as_posix()] = [crc32(path.read_bytes()), content]
    return found


def unions(code: str, folder: Path) -> dict[str, prepared.Prepared]:
    """Give what the phrases of a language's families and guards come to."""
    found: dict[str, prepared.Prepared] = {}
    for family in load_families(folder / "moves"):
        compiler = PhraseCompiler(language(code), family.lists)
        for phrases in (family.match, family.unless):
            if phrases:
                found[prepared.pattern_key(Path(family.file), list(phrases))] = _plain(compiler.union(phrases))
    for phrases in load_yaml(folder / "guards.yaml").values():
        whole = PhraseCompiler(language(code), {}).union(phrases)
        found[prepared.pattern_key(folder / "guards.yaml", phrases)] = _plain(whole)
    return found


def _plain(union: Union) -> prepared.Prepared:
    return union.pattern, [[(sorted(need.words), need.joined) for need in needs] for needs in union.needs]


def main() -> None:
    """Write a file for every folder of rules."""
    prepared.FOLDER.mkdir(exist_ok=True)
    for folder in sorted(path for path in rules_folder().iterdir() if path.is_dir()):
        kept: dict[str, object] = {"stamp": prepared.stamp(folder), "files": files(folder)}
        if folder.name in LANGUAGES:
            kept["patterns"] = unions(folder.name, folder)
        text = json.dumps(kept, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
        (prepared.FOLDER / f"{folder.name}.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
