"""`replylint rules try`: a playground that shows what a phrase finds in a file."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from replylint.cli.given import LANGUAGE
from replylint.cli.say import say
from replylint.locations import Locator
from replylint.model import Draft, Move
from replylint.parsing import parse
from replylint.reading import read_bytes, read_file
from replylint.recognition.families import GUARDS, Family, read_lists
from replylint.recognition.matcher import PhraseMatcher, guards_of
from replylint.reporting.terminal import isolate, visible
from replylint.resources import language_folder


@click.command("try")
@click.argument("phrase")
@click.argument("files", nargs=-1, required=True, metavar="FILE…|-")
@click.option("--unless", multiple=True, metavar="PHRASE", help="Not in a sentence that holds this; repeatable.")
@click.option("--guard", "guards", multiple=True, type=click.Choice(GUARDS), help="Not where this undoes it.")
@click.option("--lang", "code", type=LANGUAGE, help="The drafts' language (default: worked out).")
@click.pass_context
def try_(
    ctx: click.Context, /, phrase: str, files: tuple[str, ...], unless: tuple[str, ...], guards: tuple[str, ...],
    code: str | None,
) -> None:  # fmt: skip
    """Show what PHRASE, in the language of phrase families, finds in drafts; e.g. "(thank you|thanks) .. for ~write".

    Exits with 0 when something is found, 1 when nothing is, 2 when the phrase is malformed.
    """
    found = 0
    for name in files:
        messages = read_bytes(sys.stdin.buffer.read(), "stdin.md") if name == "-" else read_file(Path(name))
        for message in messages:
            draft = parse(message)
            for line in _lines(draft, _matcher(phrase, unless, guards, code or draft.language), name):
                say(line)
                found += 1
    say(f"{found} found", err=True)
    ctx.exit(int(not found))


def _matcher(phrase: str, unless: tuple[str, ...], guards: tuple[str, ...], code: str) -> PhraseMatcher:
    lists = read_lists(language_folder(code) / "lists.yaml")
    family = Family("try", "phrase", (phrase,), unless, frozenset(guards), False, (), (), lists, "command line")
    return PhraseMatcher((family,), guards_of(code), code).proved()


def _lines(draft: Draft, matcher: PhraseMatcher, name: str) -> Iterator[str]:
    """Give "file:line:column: sentence" with the found words between «»."""
    locator = Locator(draft.message)
    for move in matcher.moves(draft.sentences):
        start = draft.source_span(move.start, move.end).start
        column = locator.line_column(start)[1]
        yield f"{visible(name)}:{locator.file_line(start)}:{column}: {isolate(_marked(draft, move), False)}"


def _marked(draft: Draft, move: Move) -> str:
    sentence = draft.sentences[move.sentence]
    before, after = draft.text[sentence.start : move.start], draft.text[move.end : sentence.end]
    return visible(" ".join(f"{before}«{draft.text[move.start : move.end]}»{after}".split()))
