"""One Spark session for all tests; they are skipped where PySpark or a Java for it is missing."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from typing import Any

import pytest

from replylint.spark.session import java_fault, session

JAVA = java_fault(shutil.which("java"))


@pytest.fixture(scope="session")
def spark() -> Iterator[Any]:
    if find_spec("pyspark") is None:
        pytest.skip('PySpark is not installed: pip install "replylint[spark]"')
    if JAVA:
        pytest.skip(str(JAVA))
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    conf = {
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.driver.memory": "1g",
        "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
        "spark.sql.shuffle.partitions": "2",
    }
    with session("local[1]", conf) as running:
        yield running
