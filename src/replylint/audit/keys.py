"""What a reply and a way of judging are known by from run to run: hashes of their contents."""

from __future__ import annotations

from functools import cache
from hashlib import blake2b, sha256
from pathlib import Path
from typing import Any

from replylint.model import Message
from replylint.project import Plan
from replylint.recognition.linear import MODELS
from replylint.resources import rules_folder

_JUDGING = ("situation", "language", "messages", "template", "select", "ignore", "model")
_ROW = "row "


def base_of(message: Message) -> int:
    """Give the 64-bit hash of everything that is known of a reply.

    Where the source names the reply (an id that is no row number), the path is left out: the same reply in two
    exports is one.
    """
    named = message.id is not None and not message.id.startswith(_ROW)
    place = message.id if named else message.path
    parts: tuple[Any, ...] = (
        place, message.source, message.format, message.sender, message.team, message.date, message.subject,
        message.macro, message.customer_message, message.language, message.situation, message.template,
    )  # fmt: skip
    data = "\x1f".join("" if part is None else str(part) for part in parts)
    data += "".join(mail.text for mail in message.earlier)
    return int.from_bytes(blake2b(data.encode("utf-8", "replace"), digest_size=8).digest())


def nth(base: int, count: int) -> int:
    """Give the key of the reply that is the `count`-th, from 1, with this base in its path.

    SHA-256, which every engine's SQL can work out (`replylint.spark.marking`).
    """
    return base if count == 1 else int(sha256(f"{base:016x}:{count}".encode()).hexdigest()[:16], 16)


def rules_of(plan: Plan, version: str) -> str:
    """Give 12 hex digits that change with the version, a rule, a phrase, a model, a pack, a bank or a setting."""
    settings = plan.settings
    own = [f"{name}={settings.values.keys[name].value!r}" for name in _JUDGING]
    own += [f"{rule}.{key}={v.value!r}" for rule, options in settings.rules.items() for key, v in options.items()]
    own += [_contents(path) for path in (*settings.glossary, *settings.bank, *plan.packs.folders)]
    digest = sha256("\x1f".join([version, _shipped(), *own]).encode("utf-8", "replace"))
    return digest.hexdigest()[:12]


@cache
def _shipped() -> str:
    """Give a hash of the rules, phrases and models that replylint ships with."""
    return _contents(rules_folder()) + _contents(MODELS)


def _contents(path: Path) -> str:
    """Give a hash of a file, or of all files of a folder."""
    digest = sha256()
    files = (p for p in path.rglob("*") if p.is_file() and not _derived(p)) if path.is_dir() else [path]
    for file in sorted(files):
        digest.update(str(file.relative_to(path)).encode() + file.read_bytes())
    return digest.hexdigest()


def _derived(path: Path) -> bool:
    return path.name.startswith(".") or "__pycache__" in path.parts
