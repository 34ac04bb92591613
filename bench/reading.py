"""Measures readers alone, nothing judged, on one core: JSONL, CSV, Parquet, mbox; and the memory of a 2 GB mbox.

python bench/reading.py            generated files of 10 000 replies; prints a table
python bench/reading.py --large    also a mailbox of 2 GB, whose memory is measured (two minutes)
python bench/reading.py --docs     puts the table into docs/performance.md
"""

from __future__ import annotations

import argparse
import base64
import csv
import datetime
import json
import os
import platform
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from audit_corpus import replies

from replylint.model import Message
from replylint.reading import read_path

DOCS = Path(__file__).parents[1] / "docs" / "performance.md"
COUNT, LARGE = 10_000, 2_000_000_000
BARS = {"jsonl": "5,000", "csv": "", "parquet": "5,000", "mbox": "1,500"}


def write(folder: Path) -> dict[str, Path]:
    """Write the same replies in every format."""
    records = list(replies(COUNT))
    paths = {kind: folder / f"replies.{kind}" for kind in BARS}
    paths["jsonl"].write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in records), encoding="utf-8")
    with paths["csv"].open("w", encoding="utf-8", newline="") as stream:
        table = csv.DictWriter(stream, list(records[0]))
        table.writeheader()
        table.writerows(records)
    _parquet(paths["parquet"], records)
    paths["mbox"].write_bytes(b"".join(mails(records)))
    return paths


def _parquet(path: Path, records: list[dict[str, object]]) -> None:
    import pyarrow
    from pyarrow import parquet

    parquet.write_table(pyarrow.Table.from_pylist(records), path)


def mails(records: list[dict[str, object]]) -> Iterator[bytes]:
    """Give each reply as a mail of a mailbox, plain or with an HTML part, headers as mail programs write them."""
    for number, record in enumerate(records):
        text = str(record["text"])
        head = (
            f"From agent@shop.example Mon Jan  5 10:00:00 2026\nFrom: {record['agent']} <agent@shop.example>\n"
            f"To: someone@mail.example\nSubject: Re: your message {number}\nDate: Mon, 5 Jan 2026 10:00:00 +0000\n"
            "Received: from a by b; Mon, 5 Jan 2026 10:00:00 +0000\nMIME-Version: 1.0\n"
        )
        plain = f"Content-Type: text/plain; charset=utf-8\n\n{text}\n\n"
        if number % 2:
            shown = "".join(f"<p>{line}</p>\n" for line in text.split("\n\n"))
            plain = (
                'Content-Type: multipart/alternative; boundary="b1"\n\n--b1\n' + plain
                + f"--b1\nContent-Type: text/html; charset=utf-8\n\n<html><body>{shown}</body></html>\n--b1--\n\n"
            )  # fmt: skip
        yield (head + plain).encode()


def rate(path: Path) -> float:
    """Give messages a second, the better of two passes."""
    best = 0.0
    for _ in range(2):
        begun = time.process_time()
        count = sum(isinstance(item, Message) for item in read_path(path))
        best = max(best, count / (time.process_time() - begun))
    return best


def large(folder: Path) -> tuple[int, float]:
    """Give the mails of a mailbox of 2 GB, a picture in each, and the peak of memory of reading it, in MB."""
    path = folder / "large.mbox"
    picture = base64.encodebytes(bytes(range(256)) * 90)
    head = b'MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="b2"\n\n--b2\n'
    tail = b"--b2\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\n" + picture + b"--b2--\n\n"
    records = list(replies(1000))
    with path.open("wb") as stream:
        while stream.tell() < LARGE:
            for mail in mails(records):
                stream.write(mail.replace(b"MIME-Version: 1.0\n", head, 1) + tail)
    done = subprocess.run([sys.executable, __file__, "--count", str(path)], capture_output=True, text=True, check=True)
    count, peak = done.stdout.split()
    path.unlink()
    return int(count), int(peak) / 1024


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--large", action="store_true")
    parser.add_argument("--docs", action="store_true")
    parser.add_argument("--count", type=Path)
    given = parser.parse_args()
    if given.count:
        count = sum(isinstance(item, Message) for item in read_path(given.count))
        print(count, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
        return
    with tempfile.TemporaryDirectory() as name:
        part, told = ("memory", _memory(Path(name))) if given.large else ("speed", _speed(Path(name)))
    print(told)
    if given.docs:
        _put(part, told)


def _speed(folder: Path) -> str:
    lines = [
        f"Written on {datetime.date.today()} by `python bench/reading.py`, on Python {platform.python_version()},",
        f"one of {os.cpu_count()} cores that others may have used too (processor time, the better of two passes):",
        f"{COUNT:,} generated replies of some 130 words, nothing judged.\n",
        "| format | messages a second | to reach |", "|---|--:|--:|",
    ]  # fmt: skip
    return "\n".join(lines + [f"| {kind} | {rate(path):,.0f} | {BARS[kind]} |" for kind, path in write(folder).items()])


def _memory(folder: Path) -> str:
    count, peak = large(folder)
    told = f"A mailbox of 2 GB ({count:,} mails, a picture in each) is read in {peak:.0f} MB of memory"
    return f"{told}; the bound is 200 MB."


def _put(part: str, told: str) -> None:
    """Put a part between its markers in docs/performance.md, which has them at the end of the page at first."""
    text, begin, end = DOCS.read_text(encoding="utf-8"), f"<!-- bench/reading.py: {part} -->", f"<!-- end of {part} -->"
    if begin not in text:
        heading = "" if "## Reading" in text else "\n## Reading\n"
        text = f"{text.rstrip()}\n{heading}\n{begin}\n{end}\n"
    before, _, rest = text.partition(begin)
    DOCS.write_text(f"{before}{begin}\n{told}\n{end}{rest.partition(end)[2]}", encoding="utf-8")


if __name__ == "__main__":
    main()
