"""Says in one line what went wrong in Spark: what, where, and the mend, out of an error of a hundred lines."""

from __future__ import annotations

import re

from replylint.errors import ReplylintError, UsageError

_NOISE = re.compile(
    r"^(?:An error occurred while calling|: |py4j\.|Traceback|\s+(?:at |File )|org\.apache\.spark\S+: ?$)"
)
_PREFIX = re.compile(r"^(?:: )?(?:[\w.$]+(?:Exception|Error): ?)+")
_FILE = re.compile(r"(?:reading file|File) (\S+?)[.,]?(?:\s|$)")
_MENDS = (
    ("No module named 'replylint", "the workers have no replylint", "install it on every node, or ship an environment "
     "with --conf spark.archives"),
    ("No module named", "the workers miss a library of replylint", "install replylint[spark] on every node"),
    ("PYTHON_VERSION_MISMATCH", "driver and workers run different Pythons", "point PYSPARK_PYTHON to the same version"),
    ("No space left", "a disk is full", "make room, or point --conf spark.local.dir elsewhere; what was written before "
     "stays"),
    ("OutOfMemoryError", "a worker ran out of memory", "give more with --conf spark.executor.memory"),
    ("All masters are unresponsive", "no Spark master answers", "check --master, and that the cluster runs"),
    ("Cannot run program", "the workers find no Python", "point PYSPARK_PYTHON to one that every node has"),
    ("UnknownHostException", "a host of the address is not known", "check the address"),
    ("No FileSystem for scheme", "Spark has no reader for this address", "add its package with --conf "
     "spark.jars.packages"),
    ("Permission denied", "no permission", "check who may read the source and write to --to"),
)  # fmt: skip


def told(error: Exception, where: str) -> ReplylintError:
    """Give what the user can be told of an error of Spark's; `where` is what was being read or written."""
    text = str(error)
    for mark, what, mend in _MENDS:
        if mark in text:
            return UsageError(what, where=where, mend=mend)
    if isinstance(error, ReplylintError):
        return error
    return UsageError(f"Spark stopped: {first_line(error)}", where=where, mend="what was written before stays")


def first_line(error: Exception) -> str:
    """Give the first line of an error that says something, without the names of Java's classes."""
    for line in str(error).splitlines():
        said = _PREFIX.sub("", line.strip())
        if said and not _NOISE.match(line):
            return said[:240]
    return type(error).__name__
