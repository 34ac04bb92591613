"""The command line: one file a command, each a function that returns an exit status."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress

import click

from replylint.cli.group import LazyGroup
from replylint.cli.say import say
from replylint.errors import ReplylintError

_COMMANDS = {
    "audit": "replylint.cli.audit:audit",
    "bank": "replylint.cli.bank:bank",
    "baseline": "replylint.cli.baseline:baseline",
    "cache": "replylint.cli.cache:cache",
    "calibrate": "replylint.cli.calibrate:calibrate",
    "check": "replylint.cli.check:check",
    "completion": "replylint.cli.completion:completion",
    "coverage": "replylint.cli.coverage:coverage",
    "config": "replylint.cli.config:config",
    "explain": "replylint.cli.explain:explain",
    "facts": "replylint.cli.facts:facts",
    "fix": "replylint.cli.fix:fix",
    "lsp": "replylint.cli.lsp:lsp",
    "rules": "replylint.cli.rules:rules",
    "serve": "replylint.cli.serve:serve",
}


@click.group(cls=LazyGroup, commands_from=_COMMANDS, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="replylint")
def replylint() -> None:
    """Lint written service replies, in English and Hebrew.

    \b
    replylint check draft.md      judge one draft (- reads standard input)
    replylint explain W2          tell a rule's whole story
    """


_NEW_OBJECTS = 50_000
"""So many may come before the collector looks for circles, of which the values here hardly make any."""


def main() -> None:
    """Run the command line; an error that the user can mend is one line and exit status 2.

    So is whatever the system refuses: a full disk, a folder without permission, a report that can't be printed.
    """
    gc.set_threshold(_NEW_OBJECTS, *gc.get_threshold()[1:])
    try:
        status = replylint.main(standalone_mode=False)
        sys.stdout.flush()
    except click.exceptions.Exit as stop:
        status = stop.exit_code
    except click.ClickException as error:
        error.show()
        status = 2
    except click.Abort:
        say("replylint: stopped", err=True)
        status = 2
    except ReplylintError as error:
        say(f"replylint: {error}", err=True)
        status = 2
    except BrokenPipeError:
        sys.stderr.close()
        status = 1
    except OSError as error:
        _drop_output()
        say(f"replylint: {error.filename or 'the output'}: {error.strerror or error}", err=True)
        status = 2
    sys.exit(status or 0)


def _drop_output() -> None:
    """Send what is still to be printed nowhere, so that the end of the process does not fail on it again."""
    with suppress(OSError, ValueError), open(os.devnull, "w") as nowhere:
        os.dup2(nowhere.fileno(), sys.stdout.fileno())
