"""What the exit status of `check` hangs on."""

from __future__ import annotations

from replylint.config.settings import Settings
from replylint.model import SEVERITIES, Report


class Verdict:
    """Weighs reports as they pass and remembers whether one of them fails the run."""

    def __init__(self) -> None:
        self.failed = False

    def weigh(self, report: Report, settings: Settings) -> Report:
        """Take one report in, by the bars of its own file, and hand it on."""
        bad = SEVERITIES[: SEVERITIES.index(settings.fail_on) + 1] if settings.fail_on in SEVERITIES else ()
        score = report.score.after_critical
        low = settings.fail_under is not None and score is not None and score < settings.fail_under
        self.failed = self.failed or low or any(f.severity in bad for f in report.findings)
        return report
