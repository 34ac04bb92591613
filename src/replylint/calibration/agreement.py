"""Figures of agreement between the linter and a human on one yes/no label."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

Pair = tuple[bool, bool]
"""What the human said, what the linter said."""

_RESAMPLES = 400


@dataclass(frozen=True, slots=True)
class Agreement:
    """Figures of one label; shares from 0 to 1, None where the figure has no denominator."""

    n: int
    positives: int
    precision: float | None
    recall: float | None
    f1: float | None
    raw: float | None
    kappa: float | None
    ac1: float | None
    f1_low: float | None
    f1_high: float | None

    @property
    def prevalence(self) -> float | None:
        """Give the share of human yeses."""
        return self.positives / self.n if self.n else None


def agreement(pairs: Sequence[Pair], seed: int = 1) -> Agreement:
    """Count agreement over pairs, with a 95 % bootstrap interval of F1 (percentile method, fixed seed)."""
    tp, fp, fn, tn = _cells(pairs)
    low, high = _interval(pairs, seed)
    return Agreement(
        n=len(pairs), positives=tp + fn, precision=_over(tp, tp + fp), recall=_over(tp, tp + fn), f1=_f1(tp, fp, fn),
        raw=_over(tp + tn, len(pairs)), kappa=kappa(tp, fp, fn, tn), ac1=ac1(tp, fp, fn, tn), f1_low=low, f1_high=high,
    )  # fmt: skip


def kappa(tp: int, fp: int, fn: int, tn: int) -> float | None:
    """Give Cohen's kappa (1960): agreement above what the two raters' own rates would give by chance."""
    n = tp + fp + fn + tn
    if not n:
        return None
    chance = ((tp + fp) * (tp + fn) + (fn + tn) * (fp + tn)) / n**2
    return 1.0 if chance == 1 else ((tp + tn) / n - chance) / (1 - chance)


def ac1(tp: int, fp: int, fn: int, tn: int) -> float | None:
    """Give Gwet's AC1 (2008), which stays meaningful where nearly all answers are the same."""
    n = tp + fp + fn + tn
    if not n:
        return None
    rate = ((tp + fp) + (tp + fn)) / (2 * n)
    chance = 2 * rate * (1 - rate)
    return ((tp + tn) / n - chance) / (1 - chance)


def _cells(pairs: Sequence[Pair]) -> tuple[int, int, int, int]:
    tp = sum(1 for human, linter in pairs if human and linter)
    fp = sum(1 for human, linter in pairs if not human and linter)
    fn = sum(1 for human, linter in pairs if human and not linter)
    return tp, fp, fn, len(pairs) - tp - fp - fn


def _over(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def _f1(tp: int, fp: int, fn: int) -> float | None:
    return _over(2 * tp, 2 * tp + fp + fn)


def _interval(pairs: Sequence[Pair], seed: int) -> tuple[float | None, float | None]:
    if not pairs:
        return None, None
    chance = random.Random(seed)
    values = []
    for _ in range(_RESAMPLES):
        tp, fp, fn, _tn = _cells(chance.choices(pairs, k=len(pairs)))
        value = _f1(tp, fp, fn)
        if value is not None:
            values.append(value)
    if not values:
        return None, None
    values.sort()
    return values[int(0.025 * len(values))], values[min(int(0.975 * len(values)), len(values) - 1)]
