"""proselint over a folder: its library, with its default checks."""

from proselint.checks import __register__
from proselint.registry import CheckRegistry
from proselint.tools import LintFile
from timing import measure

CheckRegistry().register_many(__register__)


def check(texts):
    for text in texts:
        LintFile("a.md", text).lint()


measure(check)
