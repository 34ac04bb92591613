"""The options that several commands share, and what they lay over a configuration."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from replylint.config.keys import FAIL_ON
from replylint.config.layer import Valued, Values
from replylint.config.values import pack_named
from replylint.errors import UsageError
from replylint.judging.registry import Registry
from replylint.languages import LANGUAGES, codes, known_language
from replylint.model import SITUATIONS
from replylint.project import COMMAND_LINE, Project

Command = TypeVar("Command", bound=Callable[..., Any])


class _Language(click.ParamType[str]):
    """The code of a language, built in or of an installed package."""

    name = "language"

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        """Name the built-in codes."""
        return f"[{'|'.join(LANGUAGES)}]"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Refuse a code that no language has."""
        if not known_language(value):
            raise UsageError(
                f"no language is named {value!r}", where="command line", mend=f"one of: {', '.join(codes())}"
            )
        return value


LANGUAGE = _Language()
_OPTIONS = (
    click.option("--situation", type=click.Choice(SITUATIONS), help="What the reply answers (default: worked out)."),
    click.option("--lang", "language", type=LANGUAGE,
                 help="The draft's language (default: worked out)."),
    click.option("--messages", type=LANGUAGE,
                 help="The findings' language (default: the draft's)."),
    click.option("--template", is_flag=True, default=None,
                 help="The drafts are templates: their slots are filled later."),
    click.option("--select", multiple=True, metavar="RULE", help="Only these rules, by name or code; repeatable."),
    click.option("--ignore", multiple=True, metavar="RULE", help="Not these rules, by name or code; repeatable."),
    click.option("--packs", multiple=True, metavar="FOLDER|NAME", help="Rules beside the built-in ones; repeatable."),
    click.option("--glossary", multiple=True, type=click.Path(path_type=Path),
                 help="House terms: a YAML file, term: plain word."),
    click.option("--bank", multiple=True, type=click.Path(path_type=Path),
                 help="The house's own sentences, a bank.yaml; repeatable."),
    click.option("--fail-on", type=click.Choice(FAIL_ON),
                 help="Exit with 1 at a finding of this severity or worse (default: error)."),
    click.option("--fail-under", type=click.FloatRange(0, 100), help="Exit with 1 at a score under this."),
    click.option("--no-model", "model", flag_value=False, default=None, type=bool,
                 help="Judge by phrases alone, without the sentence model."),
    click.option("--config", type=click.Path(path_type=Path), help="This configuration file, not the nearest one."),
    click.option("--isolated", is_flag=True, help="No configuration file at all."),
)  # fmt: skip


packs_option = click.option("--packs", multiple=True, metavar="FOLDER|NAME", help="Also the rules of these packs.")


def known_rules(packs: tuple[str, ...], file: Path) -> Registry:
    """Give every rule that a file's configuration knows, with those of some packs; raises ReplylintError."""
    return project_of(None, False, packs=packs).plan_for(file).known


def judging_options(command: Command) -> Command:
    """Add the options that say how drafts are judged; they arrive as keywords of `project_of`."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def project_of(config: Path | None, isolated: bool, **options: Any) -> Project:
    """Make the project of a run from the options of `judging_options`."""
    if config and isolated:
        raise click.UsageError("--config and --isolated exclude each other (leave one of them out)")
    keys = {}
    for name, value in options.items():
        if value is not None and value != ():
            read = _split(value) if name in ("select", "ignore") else value
            read = tuple(pack_named(pack, Path()) for pack in value) if name == "packs" else read
            keys[name.replace("_", "-")] = Valued(read, COMMAND_LINE)
    return Project(config, Values(keys), isolated=isolated)


def _split(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(part.strip() for name in names for part in name.split(",") if part.strip())
