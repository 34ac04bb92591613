"""The public Python API: the README's and the reference page's examples run, and print what the page shows."""

from __future__ import annotations

import contextlib
import io
import re
from pathlib import Path

import pytest

import replylint

ROOT = Path(__file__).parents[1]
_EXAMPLE = re.compile(r"```python\n(.*?)```(?:\n\n```text\n(.*?)```)?", re.DOTALL)


@pytest.mark.parametrize("page", ["README.md", "docs/reference/python-api.md"])
def test_the_examples_print_what_the_page_shows(page):
    names: dict[str, object] = {}
    examples = _EXAMPLE.findall((ROOT / page).read_text(encoding="utf-8"))
    assert examples
    for code, shown in examples:
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            exec(compile(code, page, "exec"), names)
        if shown:
            assert printed.getvalue() == shown


def test_every_public_name_is_there_and_documented():
    page = (ROOT / "docs" / "reference" / "python-api.md").read_text(encoding="utf-8")
    for name in replylint.__all__:
        assert getattr(replylint, name) is not None
        assert name in page or name == "__version__"
    with pytest.raises(AttributeError, match="no attribute 'Lintr'"):
        _ = replylint.Lintr
