"""The options that say what of people's names and numbers reports and exports show."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from replylint.audit.masking import Masking

Command = TypeVar("Command", bound=Callable[..., Any])
_OPTIONS = (
    click.option("--redact/--no-redact", default=True, show_default=True,
                 help="Mask e-mail addresses, phones, cards, IBANs, Israeli IDs and names in quotes."),
    click.option("--redact-amounts", is_flag=True, help="Mask amounts of money too."),
)  # fmt: skip


def masking_options(command: Command) -> Command:
    """Add the options; they arrive as `redact` and `redact_amounts`."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def masking_values(redact: bool, redact_amounts: bool, code: str = "en") -> Masking:
    """Make the masking of the options."""
    from replylint.audit.masking import Masking

    return Masking(redact, redact_amounts, code)
