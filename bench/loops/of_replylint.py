"""replylint over a folder: the Python API, `check_all`. argv[5] is "phrases" or "model"."""

import sys

from timing import measure

from replylint import Linter, Message

linter = Linter(model=sys.argv[5] == "model", warm=sys.argv[5] == "model")


def check(texts):
    for report in linter.check_all([Message(text, "markdown") for text in texts]):
        assert report.verdicts


measure(check)
