"""Every example file is read whole, and what is found in it stands where the finding says."""

from __future__ import annotations

from pathlib import Path

import pytest

from replylint.engine import Linter
from replylint.model import Message
from replylint.reading import Options, find_drafts, parse_map, read_path

EXAMPLES = Path(__file__).parents[2] / "examples"
COLUMNS = parse_map(["text=body,customer_message=asked"])
DRAFTS = [
    path
    for path in find_drafts([EXAMPLES], Options(template=True))
    if path.name != "bank.yaml" and not any((folder / "pyproject.toml").exists() for folder in path.parents[:-1]
                                            if folder.is_relative_to(EXAMPLES))
]  # fmt: skip
FILES = [*DRAFTS, *sorted((EXAMPLES / "records").iterdir())]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(EXAMPLES).as_posix())
def test_example(path: Path):
    items = list(read_path(path, Options(columns=COLUMNS if path.parent.name == "records" else {})))
    assert items
    for item in items:
        assert isinstance(item, Message), item
        for finding in Linter(model=False).check(item).findings:
            assert finding.quote == item.source[finding.start : finding.end]


def test_there_is_an_example_of_every_kind():
    endings = {path.suffix for path in FILES}
    assert endings >= {".md", ".eml", ".mbox", ".csv", ".jsonl", ".parquet", ".json", ".yml", ".po", ".properties"}
