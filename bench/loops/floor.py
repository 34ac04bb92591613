"""The floor under any tool: reading and decoding ("read"), and finding 500 phrases with google-re2 as well ("scan").

argv[5] is one of the two, argv[6] a file with one phrase a line.
"""

import sys
from pathlib import Path

import re2
from timing import measure

phrases = [line for line in Path(sys.argv[6]).read_text(encoding="utf-8").splitlines() if line]
scanner = re2.compile(rf"(?i)(?:^|[^\pL])({'|'.join(map(re2.escape, phrases))})(?:[^\pL]|$)")


def read(texts):
    assert all(texts)


def scan(texts):
    for text in texts:
        for _ in scanner.finditer(text):
            pass


measure(scan if sys.argv[5] == "scan" else read)
