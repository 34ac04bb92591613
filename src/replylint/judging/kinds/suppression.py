"""Demands on the suppression comments themselves, which are judged after all other rules."""

from __future__ import annotations

from replylint.judging.case import Case, Judge, Outcome, not_applicable


def suppression() -> Judge:
    """Give the verdict of a draft without suppressions; `replylint.suppressions` judges one that has some."""

    def judge(case: Case) -> Outcome:
        return not_applicable("no-suppressions")

    return judge
