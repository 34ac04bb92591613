"""Intervals and tests of the audit, as plain formulas on counts; the tests hold them against statsmodels and scipy."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import erfc, exp, lgamma, log, log1p, sqrt

Z95 = 1.959963984540054
"""The normal quantile of a two-sided 95 % interval."""
LEAST = 30
"""Under so many replies no rank is shown and nothing is tested."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """A rate (0 to 1) or a mean score (0 to 100) of n replies, with its 95 % interval."""

    n: int
    value: float
    low: float
    high: float

    @property
    def enough(self) -> bool:
        """Whether n is large enough for ranks and tests."""
        return self.n >= LEAST


def rate(passed: int, n: int) -> Estimate | None:
    """Estimate a pass rate with Wilson's score interval (Wilson 1927); None for n = 0."""
    if n == 0:
        return None
    share, z2 = passed / n, Z95**2
    middle = (share + z2 / (2 * n)) / (1 + z2 / n)
    reach = Z95 * sqrt(share * (1 - share) / n + z2 / (4 * n * n)) / (1 + z2 / n)
    return Estimate(n, share, max(0.0, middle - reach), min(1.0, middle + reach))


def mean(n: int, average: float, deviation: float | None) -> Estimate | None:
    """Estimate a mean score with Student's interval, kept inside 0 to 100; `deviation` is the sample's (n - 1)."""
    if n == 0:
        return None
    if n == 1 or deviation is None:
        return Estimate(n, average, 0.0, 100.0)
    reach = t_quantile(n - 1) * deviation / sqrt(n)
    return Estimate(n, average, max(0.0, average - reach), min(100.0, average + reach))


def rates_differ(passed: int, n: int, other_passed: int, other_n: int) -> float:
    """Give the p-value that two rates are one: the two-sided pooled z-test."""
    pooled = (passed + other_passed) / (n + other_n)
    spread = sqrt(pooled * (1 - pooled) * (1 / n + 1 / other_n))
    if spread == 0:
        return 1.0
    return erfc(abs(passed / n - other_passed / other_n) / spread / sqrt(2))


def means_differ(n: int, average: float, deviation: float, m: int, other: float, other_deviation: float) -> float:
    """Give the p-value that two means are one: Welch's two-sided t-test (Welch 1947), n and m at least 2."""
    one, two = deviation**2 / n, other_deviation**2 / m
    if one + two == 0:
        return 1.0 if average == other else 0.0
    freedom = (one + two) ** 2 / (one**2 / (n - 1) + two**2 / (m - 1))
    return t_tail((average - other) / sqrt(one + two), freedom)


def corrected(p_values: Sequence[float]) -> list[float]:
    """Correct p-values for their number so that the share of false discoveries is held (Benjamini-Hochberg 1995)."""
    count, least = len(p_values), 1.0
    adjusted = [1.0] * count
    for rank, place in zip(range(count, 0, -1), sorted(range(count), key=lambda i: -p_values[i]), strict=True):
        least = min(least, p_values[place] * count / rank)
        adjusted[place] = least
    return adjusted


def t_tail(t: float, freedom: float) -> float:
    """Give the two-sided tail of Student's distribution: the chance of a value at least as far from 0 as t."""
    return _beta(freedom / (freedom + t * t), freedom / 2, 0.5)


def t_quantile(freedom: float) -> float:
    """Give the t within which 95 % of Student's distribution lies, to seven digits."""
    low, high = 0.0, 20.0
    while high - low > 1e-7:
        middle = (low + high) / 2
        low, high = (middle, high) if t_tail(middle, freedom) > 0.05 else (low, middle)
    return (low + high) / 2


def _beta(x: float, a: float, b: float) -> float:
    """Give the regularised incomplete beta function by its continued fraction (Abramowitz and Stegun 26.5.8)."""
    if x in (0.0, 1.0):
        return x
    if x > (a + 1) / (a + b + 2):
        return 1 - _beta(1 - x, b, a)
    front = exp(a * log(x) + b * log1p(-x) + lgamma(a + b) - lgamma(a) - lgamma(b)) / a
    fraction, c, d = 1.0, 1.0, 0.0
    for step in range(300):
        half = step // 2
        if step == 0:
            part = 1.0
        elif step % 2 == 0:
            part = half * (b - half) * x / ((a + step - 1) * (a + step))
        else:
            part = -(a + half) * (a + b + half) * x / ((a + step - 1) * (a + step))
        d = 1 / _kept(1 + part * d)
        c = _kept(1 + part / c)
        fraction *= c * d
        if abs(1 - c * d) < 1e-12:
            break
    return front * (fraction - 1)


def _kept(value: float) -> float:
    """Keep a term of the continued fraction off zero (Lentz)."""
    return value if abs(value) > 1e-30 else 1e-30


def clear_places(estimates: Sequence[Estimate | None]) -> list[int | None]:
    """Give the place of each among those with enough replies, best first; None where its interval overlaps another's.

    A place is shown only where it is sure: everybody else lies wholly above or wholly below.
    """
    ranked = [e for e in estimates if e and e.enough]
    places: list[int | None] = []
    for estimate in estimates:
        if estimate is None or not estimate.enough or len(ranked) < 2:
            places.append(None)
            continue
        above = sum(other.low > estimate.high for other in ranked)
        below = sum(other.high < estimate.low for other in ranked)
        places.append(above + 1 if above + below == len(ranked) - 1 else None)
    return places
