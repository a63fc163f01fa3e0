"""Charts of every kind, for the tests beside this."""

from keisu import periods
from keisu.model import Cell, Change, Point, Ranked, Series
from keisu.views import charts

MONTHS = [periods.month(2024, n + 1) for n in range(24)]


def stated(period, low, high=None, page=1):
    return Point(period, low, low if high is None else high, True, (0,), (page,))


def implied(period, low, high):
    return Point(period, low, high, False, (0,), (1,))


def series(*points, subject="Nissan Roox", unit="vehicle", place="Japan", scope="kei", measure="sales"):
    return Series(subject, measure, unit, tuple(points), place, scope, None, subject)


ROOX = series(
    implied("2024-11", 5489.2, 5492.4),
    stated("2024-12", 6000),
    stated("2025-02", 7000, 7500),
    implied("2025-03", 5000, 6500),
    stated("2025-06", 7100, page=-1),
    stated("2025-10", 5413),
    stated("2025-11", 7741),
    stated("2025", 80000),
)
DOUBTED = charts.Disputed(
    Cell("Nissan Roox", "sales", "vehicle", "2025-10", "Japan", "kei"), 5830, 5830, 5412, 5415, "5,830"
)
SOURCE = "JLMVMA, via example.com; newest page 4 Dec 2025"


def walk(subject, start, **more):
    points = [stated(m, start + 37 * n * (-1) ** n) for n, m in enumerate(MONTHS) if n != 7]
    return series(*points, subject=subject, scope=None, **more)


def ranked(subject="Honda N-Box", rank=1, low=16198.0, high=None, known=True, unit="vehicle"):
    year = Change(-10.25, -10.15, True)
    return Ranked(rank, subject, unit, low, low if high is None else high, known, Change(26.0, 27.4, False), year)


RANKING = [ranked(), ranked("Suzuki Spacia", 2, 12000, 14000, False), ranked("Toyota Yaris", 2, 13000)]


def of(kind, name="Nissan Roox", source=SOURCE, **more):
    """A chart of one kind, of a subject with this name."""
    if kind == "series":
        return charts.series_chart([series(*ROOX.points, subject=name)], source=source, **more)
    if kind == "ranking":
        return charts.ranking_chart([ranked(name), *RANKING[1:]], "2025-11", "sales", source=source, **more)
    make = charts.market_chart if kind == "market" else charts.multiples_chart
    lines = [walk(name, 9000), walk(f"{name} B", 5000), walk(f"{name} C", 2000)]
    return make(lines, source=source, **more)


KINDS = ("series", "ranking", "market", "multiples")
