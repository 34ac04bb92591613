"""Judges a document as `check` would judge its file, and keeps what every answer to the editor is made from."""

from __future__ import annotations

from dataclasses import dataclass, replace

from replylint.choosing import choose
from replylint.errors import ReplylintError
from replylint.lsp.documents import Document
from replylint.lsp.place import Place
from replylint.model import Finding, Message, Report
from replylint.project import Plan, Project
from replylint.reading import Options, Source, read_source


@dataclass(frozen=True, slots=True)
class Letter:
    """A reply in a document, where it stands, how it is judged, and what was said of it."""

    message: Message
    place: Place
    plan: Plan
    report: Report

    @property
    def speaks(self) -> str:
        """Give the language that the findings speak."""
        return self.plan.linter.messages or self.report.language

    def judged(self, source: str) -> tuple[Finding, ...]:
        """Give the findings of the letter with another text."""
        return self.plan.check(replace(self.message, source=source)).findings


@dataclass(frozen=True, slots=True)
class Checked:
    """A document's letters, and what could not be read or judged of it."""

    document: Document
    letters: tuple[Letter, ...] = ()
    problems: tuple[ReplylintError, ...] = ()


def check(document: Document, project: Project) -> Checked:
    """Judge a document; nothing is said of one that is empty or that the configuration leaves out."""
    text = document.text.text
    letters, problems = list[Letter](), list[ReplylintError]()
    try:
        if not text.strip() or _left_out(document, project):
            return Checked(document)
        plan = project.plan_for(document.path)
        source = Source.of_bytes(text.encode("utf-8", "replace"), str(document.path))
        for item in read_source(source, Options(document.input_format)):
            if isinstance(item, ReplylintError):
                problems.append(item)
            else:
                letters.append(Letter(item, Place(document.text, item), plan, plan.check(item)))
    except ReplylintError as error:
        problems.append(error)
    return Checked(document, tuple(letters), tuple(problems))


def _left_out(document: Document, project: Project) -> bool:
    named = document.path.is_absolute() and document.path.is_file()
    return named and bool(choose([str(document.path)], project, force_exclude=True).excluded)
