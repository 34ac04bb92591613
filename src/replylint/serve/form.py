"""The body of `POST /v1/check` as a typed form, and the message that it asks to judge."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated, Literal

from msgspec import DecodeError, Meta, Struct, ValidationError, json

from replylint.engine import Linter
from replylint.model import Format, Message, Situation
from replylint.reading import sniff_format
from replylint.serve.refusal import RefusedError
from replylint.serve.settings import MAX_CHARACTERS

Code = Literal["en", "he"]
"""A key of `replylint.languages.LANGUAGES`."""
_Names = Annotated[tuple[str, ...], Meta(max_length=200)]

_INK = r"[^\s\x1c-\x1f\x85\ufeff]"
"""A character that is no space in Python's reading of \\s nor in that of ECMAScript, which JSON Schema means."""


class CheckForm(Struct, frozen=True, forbid_unknown_fields=True):
    """A draft to check. Offsets in the answer count code points of `text`."""

    text: Annotated[str, Meta(max_length=MAX_CHARACTERS, pattern=_INK)]
    format: Format | None = None
    customer_message: Annotated[str, Meta(max_length=MAX_CHARACTERS)] | None = None
    situation: Situation | None = None
    lang: Code | None = None
    messages: Code | None = None
    template: bool = False
    profile: str = "default"
    select: _Names = ()
    ignore: _Names = ()
    id: Annotated[str, Meta(max_length=200)] | None = None

    def message(self) -> Message:
        """Give the draft as the engine takes it."""
        return Message(
            self.text, self.format or sniff_format(self.text), id=self.id, language=self.lang,
            customer_message=self.customer_message or None, situation=self.situation, template=self.template or None,
        )  # fmt: skip


def decode_form(body: bytes) -> CheckForm:
    """Read the form; raises RefusedError: 400 for what is not JSON, 422 for what is not the form."""
    try:
        return json.decode(body, type=CheckForm)
    except ValidationError as error:
        raise RefusedError(422, str(error), "see /v1/openapi.json") from error
    except (DecodeError, UnicodeDecodeError) as error:
        raise RefusedError(400, f"not JSON: {error}", "send one JSON object in UTF-8") from error


def narrowed(linter: Linter, form: CheckForm) -> Linter:
    """Give the linter with the form's rules and language; raises UsageError for an unknown rule."""
    rules = linter.rules.narrowed(form.select, form.ignore) if form.select or form.ignore else linter.rules
    return replace(linter, rules=rules, messages=form.messages or linter.messages)
