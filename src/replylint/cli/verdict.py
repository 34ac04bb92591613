"""What the exit status of `check` hangs on."""

from __future__ import annotations

from collections.abc import Sequence

from replylint.config.settings import Settings
from replylint.errors import RecordError
from replylint.model import SEVERITIES, Report
from replylint.reporting import Failure


class Verdict:
    """Weighs reports as they pass and remembers whether one of them fails the run."""

    def __init__(self) -> None:
        self.failed = False
        self._weighed = 0

    def weigh(self, report: Report, settings: Settings) -> Report:
        """Take one report in, by the bars of its own file, and hand it on."""
        self._weighed += 1
        bad = SEVERITIES[: SEVERITIES.index(settings.fail_on) + 1] if settings.fail_on in SEVERITIES else ()
        score = report.score.after_critical
        low = settings.fail_under is not None and score is not None and score < settings.fail_under
        self.failed = self.failed or low or any(f.severity in bad for f in report.findings)
        return report

    def status(self, failures: Sequence[Failure]) -> int:
        """Give the exit status: 2 where a source, or half of the records, could not be read; 1 where a reply fails.

        A few bad records of a large export are named and counted, and don't make the run worthless.
        """
        sources = any(not isinstance(failure.error, RecordError) for failure in failures)
        return 2 if sources or len(failures) > self._weighed else int(self.failed)
