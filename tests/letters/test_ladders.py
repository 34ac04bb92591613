"""Letters that are mended tip by tip, judged by phrases: each step takes away its own tip's findings and no others."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
import yaml

from replylint import Linter
from replylint.model import Finding, Message

LETTERS = sorted(Path(__file__).parent.glob("*.yaml"))
TIPS = [f"W{number}" for number in range(1, 11)]
PASSING = 95


def rungs(letter: dict) -> list[str]:
    """Give the letter as it stands before the first step and after each."""
    texts = [letter["start"]]
    for tip in TIPS:
        text = texts[-1]
        for old, new in letter["steps"][tip]:
            assert text.count(old) == 1, f"{tip}: {old!r} stands {text.count(old)} times"
            text = text.replace(old, new)
        texts.append(text)
    return texts


def serious(findings: tuple[Finding, ...]) -> Counter[tuple[str, str]]:
    """Count the findings above advice by tip and rule."""
    return Counter((f.tip, f.rule) for f in findings if f.severity != "info")


@pytest.fixture(scope="module")
def linter() -> Linter:
    return Linter(model=False)


@pytest.fixture(scope="module", params=LETTERS, ids=lambda path: path.stem)
def letter(request) -> dict:
    return {**yaml.safe_load(request.param.read_text(encoding="utf-8")), "language": request.param.stem[-2:]}


def test_each_step_mends_its_tip_alone(linter, letter):
    reports = [linter.check(Message(text, letter["format"], situation=letter["situation"])) for text in rungs(letter)]
    found = [serious(report.findings) for report in reports]
    assert {tip for tip, _ in found[0]} == set(TIPS)
    for tip, before, after in zip(TIPS, found, found[1:], strict=False):
        left = Counter({key: count for key, count in before.items() if key[0] != tip})
        assert after == left, f"after {tip}"
    assert not found[-1]
    assert reports[-1].score.after_critical >= PASSING
    assert {report.language for report in reports} == {letter["language"]}
