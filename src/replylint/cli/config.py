"""`replylint config`: show what is in force and who says so, write a first file, print the schema."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from replylint.cli.given import judging_options, project_of
from replylint.cli.group import LazyGroup
from replylint.cli.say import say
from replylint.config.keys import KEYS
from replylint.config.loading import FILE_NAME
from replylint.config.settings import Settings
from replylint.errors import UsageError
from replylint.languages import LANGUAGES
from replylint.reporting.terminal import json_text

_COMMANDS = {name: f"{__name__}:{name}" for name in ("show", "init", "schema")}


@click.group(cls=LazyGroup, commands_from=_COMMANDS)
def config() -> None:
    """Show, begin or describe the configuration."""


@click.command()
@click.argument("file", type=click.Path(path_type=Path), default=Path("reply.md"), metavar="[FILE]")
@judging_options
def show(file: Path, **judging: Any) -> None:
    """Show what is in force for FILE (default: a reply in this folder), and where each value comes from."""
    plan = project_of(**judging).plan_for(file)
    rules = plan.rules
    for line in _lines(plan.settings):
        say(line)
    say(f"# {len(rules.rules)} rules are on")


def _lines(settings: Settings) -> Iterator[str]:
    """Give every value as TOML, with its place as a comment."""
    for name in KEYS:
        value, where = settings.values.keys[name]
        text = f"# {name} is not set" if value is None else f"{name} = {_toml(value)}"
        yield f"{text:<44} # {where}"
    if settings.rules:
        yield "[rules]"
    for name, options in settings.rules.items():
        for key, (value, where) in options.items():
            yield f"{f'{name}.{key} = {_toml(value)}':<44} # {where}"


def _toml(value: object) -> str:
    if isinstance(value, tuple):
        return f"[{', '.join(_toml(entry) for entry in value)}]"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{key} = {_toml(entry)}' for key, entry in value.items())}}}"
    return json_text(str(value) if isinstance(value, Path) else value)


@click.command()
@click.option("--language", prompt="Language of the replies", type=click.Choice([*LANGUAGES, "both"]), default="both")
@click.option("--template/--no-template", prompt="Are the files templates, with slots to fill later?", default=False)
@click.option("--force", is_flag=True, help="Write over a file that is there.")
def init(language: str, template: bool, force: bool) -> None:
    """Write a commented replylint.toml into this folder, after two questions."""
    path = Path(FILE_NAME)
    if path.exists() and not force:
        raise UsageError("there is one already", where=FILE_NAME, mend="--force writes over it")
    chosen = {"language": f'"{language}"'} if language != "both" else {}
    chosen |= {"template": "true"} if template else {}
    path.write_text("\n".join(_commented(chosen)), encoding="utf-8")
    say(f"{FILE_NAME} is written; `replylint check .` uses it, `replylint config show` tells what is in force")


def _commented(chosen: dict[str, str]) -> Iterator[str]:
    yield "# replylint: what is set here holds for this folder and all under it. A line with # before it is a sample."
    for name, key in KEYS.items():
        yield f"\n# {key.about}"
        yield f"{name} = {chosen[name]}" if name in chosen else f"# {name} = {key.sample}"
    yield '\n# A rule: "off", "on", a severity, or options. `replylint rules` lists them all.'
    yield "[rules]"
    yield '# reading-grade = "off"'
    yield '# long-sentence = {severity = "info", limit = {en = 30, he = 24}}'
    yield "\n# Other values for some files; the patterns are those of .gitignore."
    yield "# [[overrides]]"
    yield '# files = ["notices/**"]'
    yield '# situation = "notice"'
    yield ""


@click.command()
def schema() -> None:
    """Print the JSON Schema of replylint.toml, for editors."""
    from replylint.config.schema import config_schema
    from replylint.judging.registry import builtin_rules

    say(json_text(config_schema(tuple(rule.id for rule in builtin_rules())), indent=2))
