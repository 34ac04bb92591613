"""The baseline: findings that are known and wait, keyed by file, rule and the words of their sentence, with a count."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, NamedTuple

from replylint.errors import ConfigError
from replylint.model import Finding, Report
from replylint.writing import write_whole

VERSION = 1
FILE_NAME = "replylint-baseline.json"


class Entry(NamedTuple):
    """What a known finding is recognised by: no line, so that it may move; `path` is relative to the baseline."""

    path: str
    rule: str
    fingerprint: str


@dataclass
class Baseline:
    """The known findings of a run, counted down as they are met."""

    path: Path
    counts: Counter[Entry] = field(default_factory=Counter)
    seen: set[str] = field(default_factory=set)
    """The files that this run has checked."""

    def without_known(self, report: Report) -> Report:
        """Take known findings out of a report, each as often as it is counted; score and verdicts stay."""
        name = self._name(report)
        self.seen.add(name)
        fresh = tuple(finding for finding in report.findings if not self._meet(name, finding))
        return report if len(fresh) == len(report.findings) else replace(report, findings=fresh)

    def stale(self) -> list[Entry]:
        """Give the entries of checked or vanished files that were met less often than they are counted."""
        left = (+self.counts).keys()
        return sorted(entry for entry in left if entry.path in self.seen or not self._exists(entry))

    def pruned(self) -> Counter[Entry]:
        """Give the counts as this run met them; those of files that it did not check stay."""
        stale = set(self.stale())
        return +Counter({e: n - self.counts[e] if e in stale else n for e, n in self._written.items()})

    def total(self) -> int:
        """Give how many findings the baseline holds as it was read."""
        return self._written.total()

    def __post_init__(self) -> None:
        self._written = Counter(self.counts)

    def _meet(self, name: str, finding: Finding) -> bool:
        entry = Entry(name, finding.rule, finding.fingerprint)
        if self.counts[entry] <= 0:
            return False
        self.counts[entry] -= 1
        return True

    def _name(self, report: Report) -> str:
        return entry_path(report, self.path.parent)

    def _exists(self, entry: Entry) -> bool:
        return (self.path.parent / entry.path.split("#")[0]).exists()


def entry_path(report: Report, folder: Path) -> str:
    """Give the file of a report relative to a folder, with forward slashes, and the record's id where it has one."""
    path = Path(report.message.path).absolute()
    base = folder.absolute()
    shown = path.relative_to(base) if path.is_relative_to(base) else path
    return shown.as_posix() + (f"#{report.message.id}" if report.message.id else "")


def counted(reports: Iterable[Report], folder: Path) -> Counter[Entry]:
    """Count the findings of some reports as a baseline in `folder` keeps them."""
    return Counter(
        Entry(entry_path(report, folder), finding.rule, finding.fingerprint)
        for report in reports
        for finding in report.findings
    )


def read_baseline(path: Path) -> Baseline:
    """Read a baseline; raises ConfigError for one that is not there or not well formed."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise ConfigError("no such baseline", where=str(path), mend="`replylint baseline write` makes one") from error
    except (OSError, ValueError) as error:
        raise ConfigError(f"not a readable baseline: {error}", where=str(path), mend="write it again") from error
    if not isinstance(data, dict) or data.get("version") != VERSION or not isinstance(data.get("findings"), list):
        raise ConfigError(f"not a baseline of version {VERSION}", where=str(path), mend="write it again")
    return Baseline(path, Counter(dict(_entry(entry, path) for entry in data["findings"])))


def _entry(data: Any, path: Path) -> tuple[Entry, int]:
    try:
        count = data["count"]
        entry = Entry(data["path"], data["rule"], data["fingerprint"])
    except (TypeError, KeyError) as error:
        raise ConfigError(f"an entry lacks {error}", where=str(path), mend="write it again") from error
    if not all(isinstance(part, str) for part in entry) or not isinstance(count, int):
        raise ConfigError(f"an entry is not well formed: {data}", where=str(path), mend="write it again")
    return entry, count


def write_baseline(path: Path, counts: Counter[Entry]) -> None:
    """Write a baseline, one finding a line in a fixed order, so that a diff of it can be read."""
    rows = [
        json.dumps({**entry._asdict(), "count": count}, ensure_ascii=False) for entry, count in sorted(counts.items())
    ]
    body = ",\n  ".join(rows)
    write_whole(path, f'{{"version": {VERSION}, "findings": [\n  {body}\n]}}\n'.encode())
