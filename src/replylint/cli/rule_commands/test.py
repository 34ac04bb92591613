"""`replylint rules test`: run the examples of rules and phrase families, and print what matched where."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from replylint.cli.given import known_rules, project_of
from replylint.cli.say import say
from replylint.engine import Linter
from replylint.errors import UsageError
from replylint.languages import codes
from replylint.packs import Packs
from replylint.recognition.families import load_families, read_lists
from replylint.resources import language_folder
from replylint.rule_tests import Result, try_families, try_rule


@click.command()
@click.argument("packs", nargs=-1, metavar="[FOLDER|NAME…]")
@click.option("--all", "everything", is_flag=True, help="Also the rules that ship with replylint.")
@click.option("--quiet", "-q", is_flag=True, help="Print only what does not do as it says.")
@click.pass_context
def test(ctx: click.Context, /, packs: tuple[str, ...], everything: bool, quiet: bool) -> None:
    """Run the examples of a pack's rules and phrases (default: the packs that the configuration names).

    Exits with 0 when every example does as it says, 1 when one does not, 2 when the pack does not load.
    """
    plan = project_of(None, False, packs=packs).plan_for(Path("reply.md"))
    loaded = plan.packs
    rules = tuple(known_rules(packs, Path("reply.md"))) if everything else loaded.rules
    if not rules and not loaded.folders:
        raise UsageError("no pack is named", mend="give its folder, set packs in replylint.toml, or say --all")
    results = list(_results(Linter(plan.known, packs=loaded.folders), loaded, everything, quiet))
    failed = sum(not result.ok for result in results)
    say(f"{len(results)} examples, {failed} do not as they say", err=True)
    if not results:
        raise UsageError("no rule here has an example", mend="add some under examples:")
    ctx.exit(int(bool(failed)))


def _results(linter: Linter, loaded: Packs, everything: bool, quiet: bool) -> Iterator[Result]:
    for rule in linter.rules if everything else loaded.rules:
        for result in try_rule(rule, linter):
            yield _shown(result, quiet)
    for code in codes():
        own = language_folder(code)
        folders = [folder / code for folder in loaded.folders] + ([own] if everything else [])
        for folder in folders:
            for result in try_families(load_families(folder / "moves", read_lists(own / "lists.yaml")), code):
                yield _shown(result, quiet)


def _shown(result: Result, quiet: bool) -> Result:
    if not (quiet and result.ok):
        say(f"{'ok  ' if result.ok else 'FAIL'} {result.name}: {result.told}")
    return result
