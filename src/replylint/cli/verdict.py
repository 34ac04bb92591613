"""What a run of `check` is told of every draft, and what its exit status hangs on."""

from __future__ import annotations

from dataclasses import dataclass, replace

from replylint.model import SEVERITIES, Message, Report, Situation

_RANKS: dict[str, int] = {name: rank for rank, name in enumerate(SEVERITIES, 1)}


@dataclass(frozen=True, slots=True)
class Given:
    """What the user says of all drafts of a run; None leaves it to the draft."""

    situation: Situation | None
    language: str | None
    template: bool | None

    def over(self, message: Message) -> Message:
        """Give the message with what the user said of it."""
        return replace(
            message,
            situation=self.situation or message.situation,
            language=self.language or message.language,
            template=self.template or message.template,
        )


class Verdict:
    """Weighs reports as they pass and remembers whether one of them fails the run."""

    def __init__(self, fail_on: str, fail_under: float | None) -> None:
        self._bad = SEVERITIES[: _RANKS.get(fail_on, 0)]
        self._under = fail_under
        self.failed = False

    def weigh(self, report: Report) -> Report:
        """Take one report in and hand it on."""
        score = report.score.after_critical
        low = self._under is not None and score is not None and score < self._under
        self.failed = self.failed or low or any(f.severity in self._bad for f in report.findings)
        return report
