"""How quickly the API answers N writers at once, over real connections to a server of its own on loopback."""

from __future__ import annotations

import argparse
import asyncio
import json
import random
import re
import subprocess
import sys
import time
from pathlib import Path

LETTER = Path(__file__).parents[1] / "examples" / "fridge-mended.md"
WORDS = 200


def draft() -> str:
    """Give a good letter of 200 words."""
    head, *body, end = LETTER.read_text(encoding="utf-8").strip().split("\n\n")
    paragraphs = [head, *body]
    while sum(len(p.split()) for p in [*paragraphs, end]) < WORDS:
        paragraphs.append("I have checked this with the workshop today, and the part is on its way to the van.")
    return "\n\n".join([*paragraphs, end])


async def ask(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, host: str, text: str) -> float:
    """Post one draft and give the milliseconds until the whole answer stands."""
    body = json.dumps({"text": text, "format": "markdown"}).encode()
    head = f"POST /v1/check HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/json\r\nContent-Length: {len(body)}"
    start = time.perf_counter()
    writer.write(f"{head}\r\n\r\n".encode() + body)
    answer = await reader.readuntil(b"\r\n\r\n")
    if not answer.startswith(b"HTTP/1.1 200"):
        raise SystemExit(answer.decode())
    await reader.readexactly(int(re.search(rb"content-length: (\d+)", answer, re.I)[1]))
    return 1000 * (time.perf_counter() - start)


async def write_letters(host: str, text: str, count: int, pause: float) -> list[float]:
    """Play one writer: a check after every pause in typing, as the page sends it."""
    name, _, port = host.partition(":")
    reader, writer = await asyncio.open_connection(name, int(port))
    times = []
    for number in range(count):
        await asyncio.sleep(random.uniform(0.5, 1.5) * pause)
        times.append(await ask(reader, writer, host, f"{text} {number}"))
    writer.close()
    return times


async def run(host: str, writers: int, count: int, pause: float) -> list[float]:
    """Let all write at once and give every time, sorted."""
    text = draft()
    await write_letters(host, text, 3, 0.01)
    everyone = await asyncio.gather(*(write_letters(host, text, count, pause) for _ in range(writers)))
    return sorted(ms for times in everyone for ms in times)


def main() -> None:
    """Start a server, measure, print one line, stop it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--writers", type=int, default=20)
    parser.add_argument("--checks", type=int, default=20, help="checks a writer")
    parser.add_argument("--pause", type=float, default=1.0, help="mean seconds between a writer's checks")
    given = parser.parse_args()
    command = [str(Path(sys.executable).with_name("replylint")), "serve", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        host = re.search(r"http://([\d.:]+)", server.stdout.readline())[1]
        try:
            times = asyncio.run(run(host, given.writers, given.checks, given.pause))
        finally:
            server.terminate()
    p50, p95 = times[len(times) // 2], times[int(0.95 * len(times))]
    print(f"{given.writers} writers, {len(times)} checks of {len(draft().split())} words: "
          f"p50 {p50:.1f} ms, p95 {p95:.1f} ms, max {times[-1]:.1f} ms")  # fmt: skip


if __name__ == "__main__":
    main()
