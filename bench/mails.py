"""Makes the mails that speed is measured on: 80 to 250 words, of the training bank's sentences and the examples.

    python bench/mails.py 2000 FOLDER

The same count and seed give the same bytes; nearly every sentence has a word or a number of its own, so that nothing
is quicker for having been seen before.
"""

from __future__ import annotations

import random
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from audit_corpus import GREETING, NAMES, SIGN_OFF, TEAMS, bank, body, own_words, paragraphs

EXAMPLES = Path(__file__).parents[1] / "examples"
LANGUAGES = ("en", "he")
LEAST, MOST = 80, 250
SEED = 20261125
_FRAME = 10
"""Words of greeting and signature."""


def mails(code: str, count: int, seed: int = SEED) -> Iterator[str]:
    """Give so many mails of a language."""
    source, roles, letters = random.Random(f"{seed} {code}"), bank(code), _examples(code)
    words = sorted({word for lines in roles.values() for line in lines for word in line.split() if word.isalpha()})
    given = 0
    while given < count:
        lines = body(source, roles, (LEAST - _FRAME, MOST - _FRAME))
        if source.random() < 0.1:
            lines += source.choice(letters)
        text = _laid_out(source, [own_words(source, line, words) for line in lines])
        mail = _signed(source, code, text)
        if LEAST <= len(mail.split()) <= MOST:
            given += 1
            yield mail


def write(folder: Path, count: int) -> None:
    """Write so many mails of each language, a file each: FOLDER/en/0001.md."""
    for code in LANGUAGES:
        (folder / code).mkdir(parents=True, exist_ok=True)
        for number, mail in enumerate(mails(code, count), 1):
            (folder / code / f"{number:04}.md").write_text(mail, encoding="utf-8")


def _examples(code: str) -> list[list[str]]:
    """Give the sentences of the Markdown examples of a language, paragraph by paragraph, greeting and list left out."""
    paths = sorted(p for p in EXAMPLES.glob("*.md") if p.name.endswith(".he.md") == (code == "he"))
    parts = [part for path in paths for part in path.read_text(encoding="utf-8").split("\n\n")[1:-1]]
    return [re.split(r"(?<=[.!?]) ", part) for part in parts if "\n" not in part]


def _laid_out(source: random.Random, lines: list[str]) -> str:
    """Set sentences as paragraphs; in one mail of five the middle is a list."""
    third = len(lines) // 3
    if source.random() > 0.2 or not third:
        return paragraphs(source, lines)
    points = "\n".join(f"- {line}" for line in lines[third : 2 * third])
    return "\n\n".join([paragraphs(source, lines[:third]), points, paragraphs(source, lines[2 * third :])])


def _signed(source: random.Random, code: str, text: str) -> str:
    greeting = GREETING[code].format(name=source.choice(NAMES[code]))
    signature = SIGN_OFF[code].format(agent=source.choice(NAMES[code]), team=source.choice(TEAMS))
    return f"{greeting}\n\n{text}\n\n{signature}\n"


if __name__ == "__main__":
    write(Path(sys.argv[2]), int(sys.argv[1]))
