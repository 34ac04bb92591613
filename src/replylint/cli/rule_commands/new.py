"""`replylint rules new`: begin a rule, with examples that already run."""

from __future__ import annotations

import re
from pathlib import Path

import click

from replylint.cli.given import known_rules
from replylint.cli.say import say
from replylint.errors import UsageError

_NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_FORM = """\
id: {name}                      # the name everywhere
code: {code}                    # a short alias, printed beside the name
tip: house                      # what it stands on: a paragraph of your own guide, or W1 to W10
title: {{en: Say it in our words}}
why:
  en: One sentence that tells the agent why it matters to the customer.
section: clarity                # opening, care, clarity, resolution or closing
weight: 0                       # its share of the score, 0 to 100
severity: info                  # error, warning or info
# applies: {{situation: [complaint, question, request]}}
demand:
  # kinds: phrase-absent, phrase-present, pattern-absent, moves-present, moves-absent, move-order, measure, ...
  kind: phrase-absent
  phrases:                      # try one: replylint rules try "per our (policy|terms)" FILE
    en: ["per our (policy|terms)", "as per ..2 policy"]
messages:
  message: {{en: "Say what it means for the customer instead of “{{phrase}}”."}}
suggest:
  en: ["This is how it works:"]
examples:                       # these are tests: replylint rules test {pack}
  en:
    pass:
      - We keep returned items for 30 days, so yours is still here.
    fail:
      - {{text: "Per our policy, returns close after 30 days.", quote: Per our policy}}
"""


@click.command()
@click.argument("name")
@click.option("--pack", type=click.Path(path_type=Path, file_okay=False), default=Path("house-rules"),
              show_default=True, help="The folder of your rules; made where it is not there.")  # fmt: skip
def new(name: str, pack: Path) -> None:
    """Begin a rule called NAME in a pack of your own, with examples that run."""
    if not _NAME.fullmatch(name):
        raise UsageError(f"{name!r} is no name for a rule", mend="small letters and hyphens: no-legalese")
    known = known_rules((str(pack.absolute()),) if (pack / "rules").is_dir() else (), Path("reply.md"))
    if name in known.names:
        raise UsageError(f"there is a rule {name!r} already", mend=f"`replylint explain {name}` tells what it asks")
    path = pack / "rules" / f"{name}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    code = next(code for number in range(101, 1000) if (code := f"HR{number}").lower() not in known.names)
    path.write_text(_FORM.format(name=name, code=code, pack=pack), encoding="utf-8")
    say(f'{path} is written; edit it, then:\n  replylint rules test {pack}\nand in replylint.toml:\n  packs = '
               f'["{pack.as_posix()}/"]')  # fmt: skip
