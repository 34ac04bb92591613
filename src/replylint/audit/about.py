"""The columns that the store keeps of a reply besides what is judged: where it stood, who wrote it, and when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import tzinfo
from email.utils import parseaddr
from typing import Any

import pyarrow as pa

from replylint.audit.dates import moment_of
from replylint.model import Message

ABOUT = pa.schema(
    [
        pa.field("path", pa.string()),
        pa.field("id", pa.string()),
        pa.field("agent", pa.string()),
        pa.field("team", pa.string()),
        pa.field("macro", pa.string()),
        pa.field("sent", pa.timestamp("us")),
        pa.field("day", pa.date32()),
        pa.field("dated", pa.string()),
    ]
)


def about(messages: Sequence[Message], zone: tzinfo | None, *, month_first: bool) -> dict[str, Any]:
    """Give the columns of `ABOUT` by name; dates are read as `moment_of` does."""
    moments = [moment_of(m.date, zone, month_first=month_first) for m in messages]
    values: dict[str, list[Any]] = {
        "path": [m.path for m in messages],
        "id": [m.id for m in messages],
        "agent": [agent_of(m.sender) for m in messages],
        "team": [_name(m.team) for m in messages],
        "macro": [_name(m.macro) for m in messages],
        "sent": [moment.sent for moment in moments],
        "day": [moment.day for moment in moments],
        "dated": [moment.dated for moment in moments],
    }
    return {field.name: pa.array(values[field.name], field.type) for field in ABOUT}


def agent_of(sender: str | None) -> str | None:
    """Give what an agent is known by: the address of a mail's sender in small letters, else the name as it stands."""
    name = _name(sender)
    address = parseaddr(name)[1] if name and "@" in name else ""
    return address.lower() if "@" in address else name


def _name(value: str | None) -> str | None:
    cleaned = " ".join(value.split()) if value else ""
    return cleaned.encode("utf-8", "replace").decode("utf-8") or None
