"""Printed precision to intervals."""

from math import inf

import pytest

from keisu.model import Figure
from keisu.series.intervals import factor, printed
from keisu.series.rules import is_additive, is_counted, is_signed


def figure(value, unit="vehicle", kind="level", **rest):
    return Figure(quote="x", start=0, end=1, kind=kind, value=value, unit=unit, **rest)


@pytest.mark.parametrize(
    ("made", "low", "high"),
    [
        (figure(16198), 16198, 16198),
        (figure(1500), 1500, 1500),
        (figure(0), 0, 0),
        (figure(20000), 19500, 20500),
        (figure(1e6), 999500, 1000500),
        (figure(1.2e6, decimals=5), 1.15e6, 1.25e6),
        (figure(20000, decimals=3), 19500, 20500),
        (figure(2.0e6, decimals=6), 1.5e6, 2.5e6),
        (figure(13.8, "%", decimals=-1), 13.75, 13.85),
        (figure(43, "%"), 42.5, 43.5),
        (figure(1000, "%"), 999.5, 1000.5),
        (figure(0.2, "%"), -0.3, 0.7),
        (figure(3, "USD"), 2.5, 3.5),
        (figure(5000, "USD"), 4500, 5500),
        (figure(0.25, "kilometre", decimals=-2), 0.245, 0.255),
        (figure(20000, bound="~"), 19000, 21000),
        (figure(16198, bound="~"), 16198 * 0.95, 16198 * 1.05),
        (figure(2e6, bound="~", decimals=6), 1.5e6, 2.5e6),
        (figure(20000, bound=">"), 20000, inf),
        (figure(20000, bound=">="), 20000, inf),
        (figure(20000, bound="<"), 0, 20000),
        (figure(5, "%", bound="<="), -inf, 5),
        (figure(5, "USD", bound="<="), -inf, 5),
        (figure(None, bound="range", low=3, high=5), 3, 5),
        (figure(-40, "%", "change", bound=">"), -inf, -40),
        (figure(-40, "%", "change", bound="<"), -40, 0),
        (figure(40, "%", "change", bound="<"), 0, 40),
        (figure(-500, "vehicle", "change"), -500, -500),
    ],
)
def test_printed(made, low, high):
    assert printed(made) == pytest.approx((low, high), rel=1e-12)


@pytest.mark.parametrize(
    ("made", "low", "high"),
    [
        (figure(43, "%", "change"), 1.425, 1.435),
        (figure(-3.5, "%", "change", decimals=-1), 0.9645, 0.9655),
        (figure(89.8, "%", "ratio", decimals=-1), 0.8975, 0.8985),
        (figure(2, "fold", "multiple"), 1.5, 2.5),
        (figure(2, "fold", "multiple", bound=">"), 2, inf),
        (figure(1.5, "fold", "multiple", decimals=-1), 1.45, 1.55),
        (figure(-40, "%", "change", bound=">"), 0, 0.6),
        (figure(40, "%", "change", bound="~"), 1.38, 1.42),
        (figure(-100, "%", "change"), 0, 0.005),
        (figure(None, "%", "change", bound="range", low=-5, high=-3), 0.95, 0.97),
    ],
)
def test_factor(made, low, high):
    assert factor(made) == pytest.approx((low, high), rel=1e-12)


def test_units_and_measures():
    assert is_counted("vehicle")
    assert is_counted("order")
    assert not any(map(is_counted, ("%", "USD", "kilometre", "barrel per day", "gram/kilometre")))
    assert all(map(is_signed, ("%", "pp", "EUR")))
    assert not is_signed("vehicle")
    assert is_additive("sales", "vehicle")
    assert is_additive("revenue", "USD")
    assert not is_additive("sales", "%")
    assert not is_additive("price", "USD")
