"""What is fuzzed: functions from bytes to nothing that raise where a promise is broken; the tests run them too.

The promises: no exception but our own family, spans lie in the source and quote it, a fix made twice changes nothing.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import get_args

from replylint import Linter, Message
from replylint.bank import read_banks
from replylint.config.glossary import read_glossary
from replylint.config.loading import load
from replylint.config.sidefile import SUFFIX, side_suppressions
from replylint.errors import ReadingError, ReplylintError
from replylint.judging.forms import load_rules
from replylint.languages import dominant_language, language
from replylint.languages.tokens import tokenize
from replylint.mending import mended
from replylint.model import Draft, Format, Report
from replylint.parsing import parse
from replylint.parsing.templates import variants
from replylint.reading import READERS, Options, Source, read_source
from replylint.recognition.families import Family, load_families
from replylint.recognition.matcher import PhraseMatcher, guards_of
from replylint.reporting import FORMATS, formatter
from replylint.reporting import Options as Report_Options
from replylint.suppressions.directives import read_directives

Target = Callable[[bytes], None]
FORMAT_NAMES: tuple[Format, ...] = get_args(Format)


@cache
def linter() -> Linter:
    """Give the linter, without its model: that reads numbers, not text."""
    return Linter(model=False)


@cache
def scratch() -> Path:
    """Give the one folder that a target may write into."""
    return Path(tempfile.mkdtemp(prefix="replylint-fuzz-"))


def message_of(data: bytes) -> Message:
    """Make a message: the first byte chooses format, template and whether the text is the customer's too."""
    flags, text = (data[0] if data else 0), data[1:].decode("utf-8", "ignore")
    asked = text[::-1] if flags & 8 else None
    return Message(text, FORMAT_NAMES[flags % 3], template=bool(flags & 4), customer_message=asked)


def parser(data: bytes) -> None:
    """Parse a draft: sentences in order, inside the text, each with a place in the source."""
    message = message_of(data)
    for variant in variants(message.source):
        in_order(parse(message, variant.hidden))


def in_order(draft: Draft) -> None:
    """Hold every place of a draft against its text and its source."""
    place, length = 0, len(draft.message.source)
    for sentence in draft.sentences:
        assert place <= sentence.start < sentence.end <= len(draft.text)
        assert draft.text[sentence.start : sentence.end] == sentence.text
        for token in sentence.tokens:
            assert sentence.start <= token.start < token.end <= sentence.end
        span = draft.source_span(sentence.start, sentence.end)
        assert 0 <= span.start <= span.end <= length
        place = sentence.end
    for block in draft.view.blocks:
        assert 0 <= block.start <= block.end <= len(draft.text)


def judging(data: bytes) -> None:
    """Judge a draft and report on it in every format."""
    report = linter().check(message_of(data))
    quoted(report)
    for name in FORMATS:
        "".join(formatter(name)([report], (), Report_Options(rules=tuple(linter().rules))))


def quoted(report: Report) -> None:
    """Hold every quote of a report against the source."""
    source = report.message.source
    for finding in report.findings:
        assert source[finding.start : finding.end] == finding.quote
        for edit in finding.fix.edits if finding.fix else ():
            assert 0 <= edit.start <= edit.end <= len(source)
    for verdict in report.verdicts.values():
        assert verdict.quote is None or source[verdict.start : verdict.end] == verdict.quote


def fixes(data: bytes) -> None:
    """Fix a draft twice: the second time changes nothing."""
    once = mended(message_of(data), linter().check, ("safe", "unsafe"))
    assert not mended(once.message, linter().check, ("safe", "unsafe")).fixes


def normaliser(data: bytes) -> None:
    """Cut, fold and inflect words of both languages; tokens keep their places."""
    text = data.decode("utf-8", "ignore")
    for code in ("he", "en", dominant_language(text)):
        traits = language(code)
        tokens = tokenize(text, 7, traits.fold)
        assert all(7 <= t.start < t.end <= 7 + len(text) for t in tokens)
        for token in tokens[:20]:
            assert isinstance(token.norm, str)
            with suppress(ReplylintError):
                traits.inflect(token.norm)


def family_error(call: Callable[[], object]) -> None:
    """Call what may only raise our own errors."""
    with suppress(ReplylintError):
        call()


def phrases(data: bytes) -> None:
    """Compile one phrase a line, and match them on the text that they are."""
    text = data.decode("utf-8", "ignore")
    lines = tuple(line for line in text.split("\n")[:8] if line.strip())
    code = dominant_language(text)
    family = Family("x", "x/y", lines, (), frozenset(), False, (), (), {"a": ("b", "c d")}, "fuzz")

    def match() -> None:
        matcher = PhraseMatcher((family,), guards_of(code), code).proved()
        matcher.moves(parse(Message(text, "text")).sentences)

    if lines:
        family_error(match)


def suppressions(data: bytes) -> None:
    """Read suppression comments: each has its place, and judging goes through."""
    text = data[1:].decode("utf-8", "ignore")
    prefix = "<!-- replylint: " if text and data[0] & 1 else ""
    message = Message(prefix + text, FORMAT_NAMES[data[0] % 3 if data else 0], template=True)
    for entry in read_directives(message, linter().rules.names):
        assert entry.place is not None
        assert 0 <= entry.place.start <= entry.place.end <= len(message.source)
    quoted(linter().check(message))


def configuration(data: bytes) -> None:
    """Read a configuration and a file of suppressions."""
    path = scratch() / "replylint.toml"
    path.write_bytes(data)
    family_error(lambda: load(path).values_for((0,) if load(path).overrides else ()))
    beside = scratch() / f"a.md{SUFFIX}"
    beside.write_bytes(data)
    family_error(lambda: side_suppressions(scratch() / "a.md", linter().rules.names))


def rules(data: bytes) -> None:
    """Read YAML as a rule, as phrase families, as a glossary and as a bank."""
    folder = scratch() / "pack"
    folder.mkdir(exist_ok=True)
    path = folder / "a.yaml"
    path.write_bytes(data)
    family_error(lambda: list(load_rules(folder)))
    family_error(lambda: list(load_families(folder)))
    family_error(lambda: read_glossary(path))
    family_error(lambda: read_banks((path,)))


def reader(name: str) -> Target:
    """Give the target of one reader: messages or our own errors, places within the text."""

    def read(data: bytes) -> None:
        options = Options(name, keys=("*",) if name == "collection" else ())
        for item in read_source(Source.of_bytes(data, f"a.{name}"), options):
            if isinstance(item, ReadingError):
                assert "\n" not in str(item)
                continue
            offsets = [start.offset for start in item.lines]
            assert offsets == sorted(offsets)
            assert all(0 <= offset <= len(item.source) for offset in offsets)
            in_order(parse(item))

    return read


TARGETS: dict[str, Target] = {
    "parser": parser, "judging": judging, "fixes": fixes, "normaliser": normaliser, "phrases": phrases,
    "suppressions": suppressions, "configuration": configuration, "rules": rules,
} | {f"read-{entry.name}": reader(entry.name) for entry in READERS if entry.name != "maildir"}  # fmt: skip
