"""The summary of many replies: mean score, findings a rule, worst replies; constant memory."""

from __future__ import annotations

import heapq
from collections import Counter

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from replylint.model import Report

_WORST = 5


class Summary:
    """Adds reports up as they pass by."""

    def __init__(self) -> None:
        self.count = 0
        self._sum, self._scored = 0.0, 0
        self._rules: Counter[tuple[str, str]] = Counter()
        self._worst: list[tuple[float, int, str]] = []

    def add(self, report: Report) -> None:
        """Take one report in."""
        self.count += 1
        self._rules.update({(f.rule, f.code) for f in report.findings})
        score = report.score.after_critical
        if score is None:
            return
        self._sum, self._scored = self._sum + score, self._scored + 1
        name = f"{report.message.path} {report.message.id or ''}".strip()
        heapq.heappush(self._worst, (-score, self.count, name))
        if len(self._worst) > _WORST:
            heapq.heappop(self._worst)

    def table(self, unread: int = 0) -> RenderableType:
        """Give the summary as a picture; `unread` counts what could not be read."""
        mean = f"{self._sum / self._scored:.1f}" if self._scored else "-"
        head = Text(f"{self.count} replies · mean score {mean}", style="bold")
        head.append(f" · {unread} not read" if unread else "", style="bold red")
        rules = Table("rule", "code", "replies", "share", box=None, padding=(0, 2))
        for (name, code), count in self._rules.most_common():
            rules.add_row(name, code, str(count), f"{count / self.count:.0%}")
        worst = Table("worst replies", "score", box=None, padding=(0, 2))
        for score, _, name in sorted(self._worst):
            worst.add_row(name, f"{-score:.0f}")
        return Group(head, rules, worst)
