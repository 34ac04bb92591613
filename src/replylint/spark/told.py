"""Says in one line what went wrong in Spark: what, where, and the mend, out of an error of a hundred lines."""

from __future__ import annotations

import re
from urllib.parse import unquote

from replylint.errors import ReadingError, ReplylintError, UsageError
from replylint.spark.taking import plain_path

_CONDITION = re.compile(r"\[[A-Z_]+(?:\.[A-Z_]+)*\] (.+?)(?: ?SQLSTATE: \w+)?$", re.MULTILINE)
"""How Spark writes an error of a kind that it knows."""
_CAUSE = re.compile(r"^(?:: |Caused by: )?(?:[\w$]+\.)+[\w$]*(?:Exception|Error): (.+)$", re.MULTILINE)
_OF_PYTHON = re.compile(r"^(\w+(?:Error|Exception)): (.+)$", re.MULTILINE)
_FILE = re.compile(r"FAILED_READ_FILE.*? file (\S+?)\.?\s")
_FILE_FAULTS = (
    ("DATA_TYPE_MISMATCH", "a column is of another type than in the first file"),
    ("FILE_NOT_EXIST", "no longer there"),
)
RESTORE = "restore it or take it out, then run again"
_MENDS = (
    ("JVM_ATTRIBUTE_NOT_SUPPORTED", "a session of Spark Connect gives no files to move", "call replylint.spark.audit "
     "and store what it gives, or run where the driver runs"),
    ("No module named 'replylint", "the workers have no replylint", "install it on every node, or ship an environment "
     "with --conf spark.archives"),
    ("No module named", "the workers miss a library of replylint", 'install "replylint[spark]" on every node'),
    ("PYTHON_VERSION_MISMATCH", "driver and workers run different Pythons", "point PYSPARK_PYTHON to the same version"),
    ("No space left", "a disk is full", "make room, or name another with --conf spark.local.dir; the runs before stay"),
    ("OutOfMemoryError", "a worker ran out of memory", "give more with --conf spark.executor.memory"),
    ("All masters are unresponsive", "no Spark master answers", "check --master, and that the cluster runs"),
    ("Cannot run program", "the workers find no Python", "point PYSPARK_PYTHON to one that every node has"),
    ("UnknownHostException", "a host of the address is not known", "check the address"),
    ("No FileSystem for scheme", "Spark knows no such address", "add its package with --conf spark.jars.packages"),
    ("Permission denied", "no permission", "check who may read the sources and write to --to"),
)  # fmt: skip


def told(error: Exception, where: str) -> ReplylintError:
    """Give what the user can be told of an error of Spark's; `where` is what was being read."""
    if fault := file_fault(error):
        return ReadingError(fault[1], where=fault[0], mend="the runs before stay")
    text = str(error)
    for mark, what, mend in _MENDS:
        if mark in text:
            return UsageError(what, where=where, mend=mend)
    return UsageError(f"Spark stopped: {in_short(error)}", where=where, mend="the runs before stay")


def file_fault(error: Exception) -> tuple[str, str] | None:
    """Give the path of the file of a source that an error is about, and what is wrong with it; None for another."""
    text = str(error)
    if not (file := _FILE.search(text)):
        return None
    what = next((what for mark, what in _FILE_FAULTS if mark in text), "damaged: can't be read to its end")
    return plain_path(unquote(file[1])), f"{what}; {RESTORE}"


def in_short(error: Exception) -> str:
    """Give the line of an error that says most."""
    text = str(error)
    for pattern in (_CONDITION, _OF_PYTHON, _CAUSE):
        if found := pattern.search(text):
            return ": ".join(found.groups())[:240]
    return (text.strip().splitlines() or [type(error).__name__])[0][:240]
