"""Harper over a folder: its Rust core through the Python binding, with its default rules."""

import harper
from timing import measure

linter = harper.Linter()


def check(texts):
    for text in texts:
        linter.lint(text)


measure(check)
