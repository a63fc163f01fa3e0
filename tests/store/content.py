"""Pages to put into stores, and what a store holds, in a form that can be compared."""

from pathlib import Path

from keisu.pages import Capture
from keisu.store.connecting import reading

MODELS = ["N-Box", "Spacia", "Tanto", "Move", "Roox", "Hustler"]
MONTHS = ["September", "October", "November"]


def page(number):
    """A page of its own on the sales of two models in a month."""
    one, other = MODELS[number % 6], MODELS[(number + 1 + number // 6) % 6]
    month = MONTHS[number % 3]
    text = (
        f"Kei cars in {month} 2025, part {number}\n\n"
        f"In Japan's kei car market the {one} sold {10000 + 7 * number:,} units in {month} 2025, "
        f"up {number % 20}.5 percent from a year earlier. The {other} followed with {9000 + 5 * number:,} units.\n"
    )
    return Capture(f"page-{number}.txt", text.encode())


def pages(count):
    return [page(n) for n in range(count)]


def dump(path: Path):
    """All rows of all tables, without the numbers of findings, which tell in what order they were found."""
    from keisu.store.schema import TABLES

    made = {}
    with reading(path) as connection:
        for table in TABLES:
            names = [c.name for c in table.columns if c.name != "finding"]
            quoted = ", ".join(f'"{n}"' for n in names)
            rows = connection.execute(f"SELECT {quoted} FROM {table.name}").fetchall()
            made[table.name] = sorted(map(repr, rows))
    return made
