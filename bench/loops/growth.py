"""How replylint's cost grows: argv[1] "mails" or "words", argv[2] how many, argv[3] the folder of mails.

Prints seconds of the processor after the start, and the peak memory in MB.
"""

import itertools
import json
import resource
import sys
import time
from pathlib import Path

from replylint import Linter, Message

what, size = sys.argv[1], int(sys.argv[2])
texts = [path.read_text(encoding="utf-8") for path in sorted(Path(sys.argv[3]).rglob("*.md"))]
linter = Linter(warm=True)


def many():
    """Give so many mails; each round has a number of its own in every paragraph."""
    for number, text in enumerate(itertools.islice(itertools.cycle(texts), size)):
        mark = f" {number // len(texts)}\n\n"
        yield Message(text.replace("\n\n", mark), "markdown")


def long():
    """Give one mail of so many words: greeting, the paragraphs of many mails, signature."""
    parts = [text.split("\n\n") for text in texts]
    words = itertools.accumulate(len(" ".join(part[1:-1]).split()) for part in parts)
    count = next(number for number, so_far in enumerate(words, 1) if so_far >= size)
    middle = " ".join("\n\n".join("\n\n".join(part[1:-1]) for part in parts[:count]).split(" ")[:size])
    yield Message(f"{parts[0][0]}\n\n{middle}\n\n{parts[0][-1]}", "markdown")


messages = many() if what == "mails" else list(long()) * 3
for _ in linter.check_all([Message(text, "markdown") for text in texts[-20:]]):
    pass
begun = time.process_time()
for report in linter.check_all(messages):
    assert report.verdicts
seconds = (time.process_time() - begun) / (1 if what == "mails" else 3)
print(json.dumps({"seconds": seconds, "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}))
