"""Packs: a folder or an installed package adds rules, and one that does not load stops the run by name."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

CLEAN = "Hi Dana,\n\nThe lamp ships today.\n"
RULE = """
id: no-legalese
code: HR101
tip: house
title: {en: No legalese}
why: {en: It drives customers away.}
section: clarity
weight: 0
severity: error
demand: {kind: phrase-absent, phrases: {en: [per our policy]}}
messages: {message: {en: "Say it plainly, not “{phrase}”."}}
examples: {en: {pass: [The lamp ships today.], fail: [Per our policy it ships today.]}}
"""


@pytest.fixture
def pack(tmp_path):
    def make(**files: str) -> Path:
        for name, text in (files or {"rules/a.yaml": RULE}).items():
            path = tmp_path / "house" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        (tmp_path / "replylint.toml").write_text('packs = ["house/"]\n')
        (tmp_path / "a.md").write_text(CLEAN.replace("The", "Per our policy the"))
        return tmp_path / "house"

    return make


def test_the_rules_of_a_folder_are_rules_like_any_other(run, pack):
    pack()
    ran = run("check", "--format", "compact", "a.md")
    assert ran.status == 1
    assert "a.md:3:1: error: Say it plainly, not “Per our policy”. [no-legalese HR101]" in ran.out
    assert "no-legalese" in run("rules").out
    assert "It drives customers away." in run("explain", "HR101").out
    assert run("check", "--ignore", "HR101", "a.md").status == 0
    assert run("rules", "test").status == 0


def test_an_example_that_does_not_do_as_it_says_fails_the_test(run, pack):
    pack(**{"rules/a.yaml": RULE.replace("pass: [The lamp", "pass: [Per our policy the lamp")})
    ran = run("rules", "test", "house")
    assert ran.status == 1
    assert "FAIL no-legalese en pass 1: fail: 1:1 “Per our policy”" in ran.out


def test_a_new_rule_runs_at_once(run, tmp_path):
    assert run("rules", "new", "no-jargon").status == 0
    assert run("rules", "test", "house-rules").status == 0
    assert run("rules", "new", "no-blame").status == 0
    assert run("rules", "test", "house-rules").status == 0
    for name, told in (("no-blame", "there is a rule"), ("calm", "there is a rule"), ("No Blame", "is no name")):
        ran = run("rules", "new", name)
        assert (ran.status, told in ran.err) == (2, True)


def test_a_phrase_can_be_tried(run, tmp_path):
    (tmp_path / "a.md").write_text("Hi Dana,\n\nThanks a lot for writing. It ships.\n")
    ran = run("rules", "try", "thanks .. for ~write", "a.md")
    assert (ran.status, ran.out) == (0, "a.md:3:1: «Thanks a lot for writing».\n".replace("».", "»."))
    assert run("rules", "try", "thanks .. for ~write", "--unless", "a lot", "a.md").status == 1
    ran = run("rules", "try", "(thanks", "a.md")
    assert (ran.status, 'a "(" without its ")"' in ran.err) == (2, True)


BOMB = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{b}: &{b} [{', '.join([f'*{a}'] * 9)}]\n" for a, b in zip("abcdefg", "bcdefgh", strict=True)
)
DEMAND = "phrase-absent, phrases: {en: [per our policy]}"
MISTAKES = {
    "an unknown key": ("tip:", "tips:", "unknown key 'tips' (did you mean 'tip'?)"),
    "a key twice": ("tip:", "code: HR102\ntip:", "the key 'code' stands twice"),
    "an unknown kind": ("phrase-absent", "phrase-absnt", "did you mean 'phrase-absent'?"),
    "an unknown setting": ("phrases:", "phrase:", "settings: guards, phrases, unless"),
    "an unknown language": ("phrases: {en", "phrases: {eng", "no language is named 'eng'"),
    "an unknown fix": ("tip:", "fix: bold-fact\ntip:", "unknown fix 'bold-fact' (did you mean 'bold-facts'?)"),
    "an unknown move": (
        DEMAND, "moves-absent, moves: [deflexion]",
        "no phrases are known for the move 'deflexion' (did you mean 'deflection'?)",
    ),
    "a malformed phrase": ("[per our policy]", '["(per our"]', 'a "(" without its ")"'),
    "gaps without end": ("[per our policy]", '["a ..2000 b"]', "unfold too far to be matched in linear time"),
    "a catastrophic regular expression": (
        DEMAND, "pattern-absent, patterns: {en: ['(a+)+(?=b)']}", "can't be matched in linear time (RE2)",
    ),
    "a code that is no code": ("HR101", "house 1", "code 'house 1' is no code"),
    "a rule that is there already": ("no-legalese", "calm", "two rules are named 'calm', here and in "),
    "no English title": ("title: {en:", "title: {he:", "title is a text by language"),
}  # fmt: skip
FILES = {
    "an alias bomb": ({"rules/a.yaml": BOMB}, "a.yaml: the pack 'house' does not load: its aliases (*name) unfold"),
    "an alias of itself": ({"rules/a.yaml": "a: &a [*a]\n"}, "unfold without end"),
    "brackets without end": ({"rules/a.yaml": "[" * 100_000}, "nested deeper than 100"),
    "dashes without end": ({"rules/a.yaml": "- " * 100_000}, "nested deeper than 100"),
    "a tag that would run code": ({"rules/a.yaml": "!!python/object/apply:os.getcwd []\n"}, "not valid YAML"),
    "two rules of one name": ({"rules/a.yaml": RULE, "rules/b.yaml": RULE}, "two rules are named 'no-legalese', here"),
    "a family without examples": ({"en/moves/x.yaml": "move: x\nfamilies: {a: {match: [b]}}\n"}, "missing key"),
    "phrases of no known language": ({"xx/moves/x.yaml": "move: x\nfamilies: {}\n"}, "no language is named 'xx'"),
    "an empty folder": ({"notes.txt": ""}, "it holds neither rules/ nor LANGUAGE/moves/"),
}
BAD = FILES | {name: ({"rules/a.yaml": RULE.replace(old, new)}, told) for name, (old, new, told) in MISTAKES.items()}


@pytest.mark.parametrize(("files", "told"), BAD.values(), ids=BAD)
def test_a_pack_that_does_not_load_stops_the_run(run, pack, files, told):
    pack(**files)
    ran = run("check", "a.md")
    assert ran.status == 2
    assert told in ran.err
    assert ran.err.count("\n") == 1
    assert ran.out == ""


def test_a_rule_in_another_encoding_is_named(run, pack):
    folder = pack()
    (folder / "rules" / "b.yaml").write_bytes("title: שלום\n".encode("cp1255"))
    ran = run("check", "a.md")
    assert (ran.status, "b.yaml: the pack 'house' does not load: the file is not UTF-8" in ran.err) == (2, True)


def test_a_regular_expression_that_stdlib_would_hang_on_is_linear_here(run, pack):
    pack(**{"rules/a.yaml": RULE.replace(DEMAND, "pattern-absent, patterns: {en: ['(a+)+$']}")})
    Path("a.md").write_text("a" * 20_000 + "!\n")
    assert run("check", "--no-model", "--select", "no-legalese", "a.md").status == 0


@pytest.mark.parametrize("name", ["house/", "replylint-hous"])
def test_a_pack_that_is_not_there_stops_the_run(run, tmp_path, name):
    (tmp_path / "replylint.toml").write_text(f'\npacks = ["{name}"]\n')
    (tmp_path / "a.md").write_text(CLEAN)
    assert run("check", "a.md").status == 2


@pytest.fixture(scope="module")
def installed(tmp_path_factory, request):
    """Install the example packages, and one that raises, away from everything else; run replylint with them."""
    site = tmp_path_factory.mktemp("site")
    examples = request.config.rootpath / "examples"
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-build-isolation", "--no-index"]
    done = subprocess.run(
        [*pip, "--target", site, examples / "house-pack", examples / "french-pack"], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    broken = site / "broken-1.dist-info"
    broken.mkdir()
    (broken / "METADATA").write_text("Metadata-Version: 2.1\nName: broken\nVersion: 1\n")
    (broken / "entry_points.txt").write_text("[replylint.rules]\nbroken = broken:PACK\nno-pack = os:getcwd\n")
    (site / "broken.py").write_text('raise OSError("the disk is gone")\n')

    def call(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-c", "from replylint.cli import main; main()", *arguments], cwd=folder, text=True,
            capture_output=True, encoding="utf-8", env={**os.environ, "PYTHONPATH": str(site)},
        )  # fmt: skip

    return call


def test_installed_packs_bring_rules_phrases_checks_and_kinds(installed, tmp_path):
    assert installed(tmp_path, "rules", "test", "-q", "house", "french").stderr == "18 examples, 0 do not as they say\n"
    (tmp_path / "a.md").write_text(
        "Hi Dana,\n\nWe have opened a ticket. The Lumo ships. A Lumo is light. Enjoy the Lumo.\n"
    )
    (tmp_path / "replylint.toml").write_text('packs = ["house"]\n[rules]\nbrand-once = "error"\n')
    ran = installed(tmp_path, "check", "--format", "compact", "a.md")
    assert "warning: Speak of the customer's question, not of our ticket. [no-ticket-talk HP101]" in ran.stdout
    assert "a.md:3:69: error: Say the name no more than 2 times; “it” does. [brand-once HP103]" in ran.stdout


def test_a_third_language_is_read_by_its_own_words(installed, tmp_path):
    (tmp_path / "replylint.toml").write_text(
        'packs = ["french"]\nlanguage = "fr"\nselect = ["opening-thanks", "vague-promise", "fr-formal", "sign-off"]\n'
    )
    (tmp_path / "bad.md").write_text("Bonjour Marie,\n\nTa lampe part. Un conseiller vous écrira dès que possible.\n")
    (tmp_path / "good.md").write_text(
        "Bonjour Marie,\n\nMerci de nous avoir écrit. Votre lampe part demain.\n\nCordialement,\nPaul\n"
    )
    ran = installed(tmp_path, "check", "--situation", "request", "--format", "compact", "good.md", "bad.md")
    assert "good.md" not in ran.stdout
    assert [line.rsplit("[")[-1] for line in ran.stdout.splitlines()] == [
        "opening-thanks RL110]", "sign-off RL191]", "fr-formal FR101]", "vague-promise RL302]",
    ]  # fmt: skip
    assert "Garder le vouvoiement : « Ta »." in ran.stdout


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("broken", "broken:PACK: the pack 'broken' does not load: OSError: the disk is gone"),
        ("no-pack", "os:getcwd: the pack 'no-pack' is a builtin_function_or_method"),
        ("hous", "no folder and no installed pack is named 'hous' (did you mean 'house'?)"),
    ],
)
def test_a_package_that_fails_is_named_and_stops_the_run(installed, tmp_path, name, told):
    (tmp_path / "a.md").write_text(CLEAN)
    ran = installed(tmp_path, "check", "--packs", name, "a.md")
    assert ran.returncode == 2
    assert told in ran.stderr
    assert "Traceback" not in ran.stderr
