"""Starts a Spark session, or takes the one that is there; says in one line what is missing for it."""

from __future__ import annotations

import re
import socket
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from replylint.errors import UsageError
from replylint.spark.told import in_short

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

OLDEST_JAVA = 17
"""What Spark 4 asks for."""
_MEND = "install one, as in `apt install default-jre-headless`, or point JAVA_HOME to it"
_VERSION = re.compile(r'version "(?:1\.)?(\d+)')
_MASTERS = ("local", "spark://", "yarn", "k8s://")
_PORTS = {"spark": 7077, "k8s": 443}
_SECONDS = 5.0
_REFUSED = "what answers at the master's address takes no job; it may be no Spark, or of another version"
_QUIET = f"-Dlog4j2.configurationFile={Path(__file__).with_name('log4j2.properties').as_uri()}"
_JAVA_OPTIONS = "spark.driver.extraJavaOptions"
_DEFAULTS = {"spark.sql.session.timeZone": "UTC", "spark.sql.caseSensitive": "true"}


def java_fault(java: str | None) -> UsageError | None:
    """Tell what is wrong with a Java by its path, None where Spark can run on it."""
    if java is None:
        return UsageError(f"Spark needs Java {OLDEST_JAVA} or later, and there is none", mend=_MEND)
    try:
        ran = subprocess.run([java, "-version"], capture_output=True, text=True, timeout=60, errors="replace")
    except (OSError, subprocess.TimeoutExpired) as error:
        return UsageError(f"Spark needs Java, and this one does not run: {error}", where=java, mend=_MEND)
    found = _VERSION.search(ran.stderr + ran.stdout)
    if found is None or int(found[1]) < OLDEST_JAVA:
        which = f"this is Java {found[1]}" if found else "this tells no version"
        return UsageError(f"Spark needs Java {OLDEST_JAVA} or later; {which}", where=java, mend=_MEND)
    return None


def check_master(master: str) -> None:
    """Raise UsageError for a master that Spark can't have, and for a cluster's that nothing answers for."""
    if not master.startswith(_MASTERS):
        raise UsageError("no master that Spark knows", where=master,
                         mend="as local[4], spark://host:7077, yarn or k8s://https://host:443")  # fmt: skip
    kind, _, places = master.partition("://")
    faults = [_fault(place, _PORTS[kind]) for place in places.split(",") if kind in _PORTS]
    if faults and all(faults):
        raise UsageError(f"no Spark master answers ({'; '.join(filter(None, faults))})", where=master,
                         mend="check --master, and that the cluster runs")  # fmt: skip


def _fault(place: str, port: int) -> str | None:
    """Tell why nothing answers at "host:port" or an address; `port` where none is named."""
    try:
        parts = urlsplit(place if "://" in place else f"//{place}")
        socket.create_connection((parts.hostname or "", parts.port or port), _SECONDS).close()
    except (OSError, ValueError) as error:
        return f"{place}: {getattr(error, 'strerror', None) or error}"
    return None


@contextmanager
def session(master: str | None, conf: Mapping[str, str]) -> Iterator[SparkSession]:
    """Give the session that is there (as in a notebook), else start one and stop it at the end.

    Raises UsageError where none can be started.
    """
    from pyspark.sql import SparkSession

    if (running := SparkSession.getActiveSession()) is not None:
        yield running
        return
    if chosen := conf.get("spark.master", master):
        check_master(chosen)
    builder = SparkSession.builder.appName("replylint audit")
    java = {_JAVA_OPTIONS: f"{_QUIET} {conf.get(_JAVA_OPTIONS, '')}".strip()}
    for key, value in {**_DEFAULTS, **({"spark.master": master} if master else {}), **conf, **java}.items():
        builder = builder.config(key, value)
    try:
        started = builder.getOrCreate()
    except Exception as error:
        what = _REFUSED if "stopped SparkContext" in str(error) else in_short(error)
        raise UsageError(f"Spark does not start: {what}", mend="check --master and --conf") from error
    try:
        yield started
    finally:
        started.stop()
