"""Writes generated service replies for benchmarks: 100 to 200 words, both languages, 40 % from 60 templates.

    python bench/audit_corpus.py 2000 replies.jsonl

Letters are put together from the sentences of the training bank, role by role, with numbers and names changed; the
same count and seed give the same bytes.
"""

from __future__ import annotations

import json
import random
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

BANK = Path(__file__).parent.parent / "training" / "bank"
NAMES = {
    "en": "Dana Omar Priya Lucas Wen Marta Ravi Ella Tomas Noor Grace Hugo Ines Kofi Lena".split(),
    "he": "דנה עומר נועה יונתן מיכל אורי תמר איתי שירה רון יעל עידו הילה גיא ליאור".split(),
}
GREETING = {"en": "Hi {name},", "he": "{name} שלום,"}
SIGN_OFF = {"en": "Kind regards,\n{agent}\n{team} team", "he": "בברכה,\n{agent}\nצוות {team}"}
TEAMS = ("Orders", "Billing", "Returns", "Technical", "Delivery", "Accounts")
ROLES = ("thanks", "ownership", "empathy", "cause", "status", "next", "instruction", "-", "warm")
TEMPLATES, TEMPLATE_SHARE, AGENTS, WEEKS = 60, 0.4, 48, 26
LENGTH = 90, 175
FIRST_DAY = date(2026, 1, 5)


def bank(code: str) -> dict[str, list[str]]:
    """Give the bank's sentences of a language by their first role, merge fields left out."""
    roles: dict[str, list[str]] = defaultdict(list)
    for path in sorted((BANK / code).glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            role, mark, text = line.partition(" | ")
            if mark and not re.search(r"[{}<>%\[\]$]", text):
                roles[role.split(",")[0].strip()].append(text.strip())
    return roles


def body(source: random.Random, roles: dict[str, list[str]], length: tuple[int, int]) -> list[str]:
    """Put sentences together, role after role, to a number of words between two."""
    wanted, words, lines = source.randint(*length), 0, []
    while True:
        for role in ROLES:
            if source.random() < 0.75 and roles[role]:
                lines.append(source.choice(roles[role]))
                words += len(lines[-1].split())
                if words >= wanted:
                    return lines


def own_words(source: random.Random, line: str, vocabulary: list[str]) -> str:
    """Exchange one word for another of the bank, so that hardly a sentence comes twice."""
    words = line.split(" ")
    if len(words) > 3:
        words[source.randrange(1, len(words) - 1)] = source.choice(vocabulary)
    return _varied(source, " ".join(words))


def _varied(source: random.Random, line: str) -> str:
    return re.sub(r"\d", lambda digit: str(source.randint(0, 9)), line)


def paragraphs(source: random.Random, lines: list[str]) -> str:
    """Join sentences into paragraphs of one to four."""
    parts, place = [], 0
    while place < len(lines):
        step = source.randint(1, 4)
        parts.append(" ".join(lines[place : place + step]))
        place += step
    return "\n\n".join(parts)


def replies(count: int, seed: int = 20260801, length: tuple[int, int] = LENGTH) -> Iterator[dict[str, str]]:
    """Give replies as records; one in 200 has no agent, one in 200 no date. `length` is in words, greeting aside."""
    source = random.Random(seed)
    banks = {code: bank(code) for code in ("en", "he")}
    words = {
        code: sorted({w for lines in roles.values() for line in lines for w in line.split() if w.isalpha()})
        for code, roles in banks.items()
    }
    templates = [
        (code, paragraphs(source, body(source, banks[code], length)))
        for _ in range(TEMPLATES // 2)
        for code in ("en", "he")
    ]
    for number in range(count):
        if source.random() < TEMPLATE_SHARE:
            place = min(int(source.paretovariate(1.1)) - 1, TEMPLATES - 1)
            code, text = templates[place]
            if source.random() < 0.5:
                text += "\n\n" + _varied(source, source.choice(banks[code]["status"]))
            text = _varied(source, text)
        else:
            code = source.choice(("en", "en", "en", "he", "he"))
            lines = [own_words(source, line, words[code]) for line in body(source, banks[code], length)]
            text = paragraphs(source, lines)
        agent = source.randrange(AGENTS)
        team = TEAMS[agent % len(TEAMS)]
        day = FIRST_DAY + timedelta(days=source.randrange(7 * WEEKS))
        name = NAMES[code][agent % len(NAMES[code])]
        greeting = GREETING[code].format(name=source.choice(NAMES[code]))
        yield {
            "id": f"r{number}",
            "text": f"{greeting}\n\n{text}\n\n{SIGN_OFF[code].format(agent=name, team=team)}",
            "agent": "" if source.random() < 0.005 else f"agent{agent:02}@example.com",
            "team": team,
            "date": ""
            if source.random() < 0.005
            else f"{day.isoformat()}T{source.randint(7, 18):02}:{source.randint(0, 59):02}:00+02:00",
        }


def main() -> None:
    """Write so many replies as JSON lines."""
    with Path(sys.argv[2]).open("w", encoding="utf-8") as stream:
        for reply in replies(int(sys.argv[1])):
            stream.write(json.dumps(reply, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
