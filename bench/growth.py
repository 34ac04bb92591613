"""How replylint's cost grows: `growth.py mails|words SIZE FOLDER [LOCK]`, the folder being that of the mails.

By phrases alone, in one process. Prints seconds of the processor after the start, and the peak memory in MB.
"""

from __future__ import annotations

import itertools
import json
import resource
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from costs import quiet

from replylint import Linter, Message

_AT_A_TIME, _WARM_UP, _TIMES = 5000, 400, 3


def many(texts: list[str], size: int) -> Iterator[Message]:
    """Give so many mails; in each round the paragraphs end with a number of its own."""
    for number, text in enumerate(itertools.islice(itertools.cycle(texts), size)):
        mark = f" {number // len(texts)}\n\n"
        yield Message(text.replace("\n\n", mark), "markdown")


def long(texts: list[str], size: int) -> Message:
    """Give one mail of so many words: a greeting, the paragraphs of many mails, a signature."""
    parts = [text.split("\n\n") for text in texts]
    words = itertools.chain.from_iterable("\n\n".join(part[1:-1]).split(" ") for part in itertools.cycle(parts))
    middle = " ".join(itertools.islice(words, size))
    return Message(f"{parts[0][0]}\n\n{middle}\n\n{parts[0][-1]}", "markdown")


def main() -> None:
    """Measure one size."""
    what, size, folder, lock = sys.argv[1], int(sys.argv[2]), Path(sys.argv[3]), sys.argv[4:5]
    texts = [path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.md"))]
    messages = many(texts, size) if what == "mails" else iter([long(texts, size)] * _TIMES)
    linter, seconds = Linter(model=False), 0.0
    warm_up = [Message(text, "markdown") for text in texts[:: max(len(texts) // _WARM_UP, 1)]]
    for _ in linter.check_all(warm_up):
        pass
    while some := list(itertools.islice(messages, _AT_A_TIME)):
        with quiet(Path(lock[0]) if lock else None):
            begun = time.process_time()
            for report in linter.check_all(some):
                assert report.verdicts
            seconds += time.process_time() - begun
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": seconds / (1 if what == "mails" else _TIMES), "peak": peak}))


if __name__ == "__main__":
    main()
