"""The audit's formulas against statsmodels and scipy."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import proportion_confint, proportions_ztest

from replylint.audit.statistics import (
    LEAST,
    Estimate,
    clear_places,
    corrected,
    mean,
    means_differ,
    rate,
    rates_differ,
    t_quantile,
    t_tail,
)


@given(st.integers(1, 5000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_wilson_intervals_are_those_of_statsmodels(counts: tuple[int, int]) -> None:
    passed, n = counts
    found = rate(passed, n)
    assert found is not None
    assert (found.low, found.high) == pytest.approx(proportion_confint(passed, n, method="wilson"), abs=1e-9)


def test_a_rate_of_nothing_is_none() -> None:
    assert rate(0, 0) is None


@given(st.integers(30, 900), st.integers(30, 900), st.floats(0.02, 0.98), st.floats(0.02, 0.98))
def test_two_rates_are_compared_as_statsmodels_does(n: int, m: int, one: float, other: float) -> None:
    passed, other_passed = max(1, round(n * one)), max(1, round(m * other))
    expected = proportions_ztest([passed, other_passed], [n, m])[1]
    assert rates_differ(passed, n, other_passed, m) == pytest.approx(expected, abs=1e-9)


def test_rates_that_are_all_passed_do_not_differ() -> None:
    assert rates_differ(40, 40, 50, 50) == 1.0


@given(
    st.integers(2, 4000), st.floats(0, 100), st.floats(0.5, 40),
    st.integers(2, 4000), st.floats(0, 100), st.floats(0.5, 40),
)  # fmt: skip
def test_two_means_are_compared_as_scipy_does(n: int, a: float, s: float, m: int, b: float, t: float) -> None:
    expected = stats.ttest_ind_from_stats(a, s, n, b, t, m, equal_var=False).pvalue
    assert means_differ(n, a, s, m, b, t) == pytest.approx(expected, abs=1e-6)


@given(st.floats(-12, 12), st.floats(1, 5000))
def test_the_tail_of_t_is_scipys(t: float, freedom: float) -> None:
    assert t_tail(t, freedom) == pytest.approx(2 * stats.t.sf(abs(t), freedom), abs=1e-6)


@pytest.mark.parametrize("freedom", [1, 2, 5, 29, 400, 100_000])
def test_the_quantile_of_t_is_scipys(freedom: int) -> None:
    assert t_quantile(freedom) == pytest.approx(stats.t.ppf(0.975, freedom), abs=1e-6)


@given(st.lists(st.floats(0, 1), min_size=1, max_size=60))
def test_many_comparisons_are_corrected_as_statsmodels_does(values: list[float]) -> None:
    assert corrected(values) == pytest.approx(list(multipletests(values, method="fdr_bh")[1]), abs=1e-12)


def test_a_mean_has_students_interval_inside_the_scale() -> None:
    found = mean(50, 90.0, 12.0)
    assert found is not None
    low, high = stats.t.interval(0.95, 49, loc=90, scale=12 / 50**0.5)
    assert (found.low, found.high) == pytest.approx((low, high), abs=1e-5)
    edge = mean(4, 99.0, 20.0)
    assert edge is not None
    assert edge.high == 100.0


def test_a_place_is_shown_only_where_no_interval_overlaps() -> None:
    def at(low: float, high: float, n: int = LEAST) -> Estimate:
        return Estimate(n, (low + high) / 2, low, high)

    few = at(0.99, 1.0, LEAST - 1)
    assert clear_places([at(0.9, 0.95), at(0.5, 0.7), at(0.6, 0.8), at(0.1, 0.2), few, None]) == [
        1,
        None,
        None,
        4,
        None,
        None,
    ]
    assert clear_places([at(0.5, 0.7)]) == [None]
