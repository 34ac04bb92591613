"""Writes the smallest .msg file that Outlook's format allows: a compound file with one stream a property."""

from __future__ import annotations

import struct

_SECTOR = 512
_END, _FREE, _FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
_SMALLEST = 4096
"""A shorter stream would live in a mini stream, which this writer does without."""


def outlook_file(texts: dict[int, str], html: bytes | None = None) -> bytes:
    """Give the bytes of a .msg with these text properties; values are padded with spaces to the size that it needs."""
    values = {(pid, 0x1F): text.ljust(_SMALLEST // 2).encode("utf-16-le") for pid, text in texts.items()}
    if html is not None:
        values[0x1013, 0x102] = html.ljust(_SMALLEST)
    table = bytes(32) + b"".join(struct.pack("<HHIII", t, pid, 6, len(v), 0) for (pid, t), v in values.items())
    streams = {f"__substg1.0_{pid:04X}{kind:04X}": value for (pid, kind), value in values.items()}
    return _compound({"__properties_version1.0": table.ljust(_SMALLEST, b"\0"), **streams})


def _compound(streams: dict[str, bytes]) -> bytes:
    fat: list[int] = [_FAT]
    body = b""
    entries = [_entry("Root Entry", 5, child=1, start=_END, size=0)]
    for number, (name, data) in enumerate(streams.items(), 1):
        start = len(fat)
        fat += _chain(start, data)
        body += data.ljust(-(-len(data) // _SECTOR) * _SECTOR, b"\0")
        following = number + 1 if number < len(streams) else _FREE
        entries.append(_entry(name, 2, right=following, start=start, size=len(data)))
    directory = b"".join(entries)
    first = len(fat)
    fat += _chain(first, directory)
    body += directory.ljust(-(-len(directory) // _SECTOR) * _SECTOR, b"\0")
    assert len(fat) <= _SECTOR // 4
    table = struct.pack("<128I", *fat, *[_FREE] * (128 - len(fat)))
    header = struct.pack(
        "<8s16xHHHHH6xIIIIIIIIII", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, first, 0,
        _SMALLEST, _END, 0, _END, 0, 0,
    )  # fmt: skip
    return header.ljust(_SECTOR, b"\xff") + table + body


def _chain(start: int, data: bytes) -> list[int]:
    count = -(-len(data) // _SECTOR)
    return [*range(start + 1, start + count), _END]


def _entry(name: str, kind: int, *, child: int = _FREE, right: int = _FREE, start: int, size: int) -> bytes:
    encoded = name.encode("utf-16-le") + b"\0\0"
    return struct.pack(
        "<64sHBBIII16xI16xIQ", encoded, len(encoded), kind, 1, _FREE, right, child, 0, start, size
    )  # fmt: skip
