"""`replylint calibrate`: measure how well the linter agrees with replies that people have graded."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from replylint.calibration.compare import ALL, compare
from replylint.calibration.labelled import read_labelled
from replylint.calibration.tables import as_json, as_markdown, figures
from replylint.cli.say import say
from replylint.engine import Linter
from replylint.reporting.terminal import json_text

_ENOUGH = 20


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="LABELLED.jsonl|csv…")
@click.option("--overrides", type=click.Path(path_type=Path), help="Disputed findings, as `audit override` takes them.")
@click.option("--format", "output", type=click.Choice(("markdown", "json")), default="markdown", help="How to report.")
@click.option("--min-f1", type=click.FloatRange(0, 1), help="Exit with 1 if a label's F1 is under this.")
@click.option("--min-kappa", type=click.FloatRange(0, 1), help="Exit with 1 if a label's kappa is under this.")
@click.option("--label", "only", multiple=True, help="Hold only these labels against the bars; repeatable.")
@click.option("--no-model", is_flag=True, help="Judge by phrases alone, without the sentence model.")
@click.option("--no-disagreements", is_flag=True, help="Leave the list of disagreements out.")
@click.pass_context
def calibrate(
    ctx: click.Context, paths: tuple[Path, ...], overrides: Path | None, output: str, min_f1: float | None,
    min_kappa: float | None, only: tuple[str, ...], no_model: bool, no_disagreements: bool,
) -> None:  # fmt: skip
    """Compare the linter with graded replies, label by label and rule by rule, in each language.

    The bars hold for labels with at least 20 human yeses, pooled over languages. With --overrides: how many findings of
    each rule people upheld.
    """
    if not paths and not overrides:
        raise click.UsageError("nothing to compare with: name a labelled file, or --overrides")
    if overrides:
        say("\n".join(_upheld(overrides)))
    if not paths:
        ctx.exit(0)
    result = compare(Linter(model=not no_model), [reply for path in paths for reply in read_labelled(path)])
    if output == "json":
        say(json_text(as_json(result), indent=1))
    else:
        say("\n".join(as_markdown(result, not no_disagreements)))
    under = [
        f"{name}: {figure} {value:.2f} is under {bar}"
        for name, row in figures(result.labels).get(ALL, {}).items()
        if row.positives >= _ENOUGH and (not only or name in only)
        for figure, value, bar in (("F1", row.f1, min_f1), ("kappa", row.kappa, min_kappa))
        if bar is not None and value is not None and value < bar
    ]
    for line in under:
        say(line, err=True)
    ctx.exit(int(bool(under)))


def _upheld(path: Path) -> Iterator[str]:
    """Give a table of what people upheld, by rule, with 95 % intervals."""
    from replylint.audit.overrides import precision, read_overrides

    yield "| rule | upheld | 95 % | looked at |"
    yield "|---|---|---|---|"
    for rule, e in precision(read_overrides(path)).items():
        yield f"| {rule} | {e.value:.2f} | {e.low:.2f}–{e.high:.2f} | {e.n} |"
    yield ""
