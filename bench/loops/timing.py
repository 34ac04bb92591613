"""Runs a check over files in one process and prints what it cost as JSON; needs nothing but Python, any of 3.10 on."""

import json
import sys
import time
from pathlib import Path

_CHUNK, _WARM_UP, _PATIENCE = 64, 64, 3


def measure(check):
    """Check the files of the folder argv[1] for argv[2] seconds of processor: every argv[4]th, from argv[3] on.

    `check` takes a list of texts. The first few go uncounted, so that what is loaded late is there; reading and
    decoding the files is counted. Prints mails, seconds of clock and of processor, and seconds of all before.
    """
    folder, seconds, first, step = sys.argv[1], float(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])
    paths = sorted(Path(folder).rglob("*.md"), key=lambda path: (path.name, path))[first::step]
    check([path.read_text(encoding="utf-8") for path in paths[:_WARM_UP]])
    start, begun = time.process_time(), time.perf_counter()
    done = checked(check, paths, seconds)
    clock, processor = time.perf_counter() - begun, time.process_time() - start
    print(json.dumps({"mails": done, "clock": clock, "processor": processor, "start": start}))


def checked(check, paths, seconds):
    """Check files until all are done or the time is over; tells how many."""
    start, begun, done = time.process_time(), time.perf_counter(), 0
    for place in range(0, len(paths), _CHUNK):
        chunk = paths[place : place + _CHUNK]
        check([path.read_bytes().decode("utf-8") for path in chunk])
        done += len(chunk)
        if time.process_time() - start > seconds or time.perf_counter() - begun > _PATIENCE * seconds:
            break
    return done
