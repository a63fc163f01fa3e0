"""python bench/kill_add.py [--kills 100] [--pages 300] [--seed 1]

Kills `keisu add` at random moments of its work, again and again on one store, lets it finish, and compares what the
store holds with a store that was made in one run. Exit status 1 if they differ.
"""

import argparse
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from keisu.store.connecting import reading
from keisu.store.schema import TABLES

MODELS = ["N-Box", "Spacia", "Tanto", "Move", "Roox", "Hustler", "Alto", "Mira", "Dayz", "Jimny"]
MONTHS = ["June", "July", "August", "September", "October", "November"]


def write_pages(folder: Path, count: int, rng: random.Random) -> None:
    """Pages on the sales of models, some of which disagree."""
    for number in range(count):
        one, other = rng.sample(MODELS, 2)
        month = rng.choice(MONTHS)
        (folder / f"{number:05d}.txt").write_text(
            f"Kei cars in {month} 2025, part {number}\n\n"
            f"In Japan's kei car market the {one} sold {rng.randint(9000, 11000):,} units in {month} 2025,"
            f" up {rng.randint(1, 30)}.5 percent from a year earlier."
            f" The {other} followed with {rng.randint(7000, 9000):,} units.\n",
            encoding="utf-8",
        )


def dump(path: Path) -> dict[str, list[str]]:
    """All rows of all tables, without the numbers of findings, which tell in what order they were found."""
    made = {}
    with reading(path) as connection:
        for table in TABLES:
            names = ", ".join(f'"{c.name}"' for c in table.columns if c.name != "finding")
            rows = connection.execute(f"SELECT {names} FROM {table.name}").fetchall()
            made[table.name] = sorted(map(repr, rows))
    return made


def main() -> None:
    """Kill, finish, compare."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--pages", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    rng = random.Random(options.seed)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "pages").mkdir()
        write_pages(folder / "pages", options.pages, rng)

        def command(store: Path) -> list[str]:
            code = (
                "import keisu.store.adding as a; a.BATCH_PAGES = 10; import keisu.store.refreshing as r;"
                " r._AT_ONCE = 50; from keisu.cli import main; main()"
            )
            return [sys.executable, "-c", code, "add", str(folder / "pages"), "--store", str(store), "--jobs", "1"]

        start = time.perf_counter()
        subprocess.run(command(folder / "whole.duckdb"), check=True, capture_output=True)
        whole = time.perf_counter() - start
        killed = finished = 0
        store = folder / "killed.duckdb"
        while killed < options.kills:
            process = subprocess.Popen(command(store), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            time.sleep(rng.uniform(0.2, 1.0) * whole)
            process.send_signal(signal.SIGKILL)
            if process.wait() == 0:  # it came to its end: begin anew
                finished += 1
                store.unlink()
            else:
                killed += 1
        subprocess.run(command(store), check=True, capture_output=True)
        one, other = dump(store), dump(folder / "whole.duckdb")
        differing = [name for name in one if one[name] != other[name]]
    print(f"one run {whole:.1f} s; killed {killed} times at work, {finished} times too late")
    print(f"the store differs in {', '.join(differing)}" if differing else "the store equals one clean run")
    sys.exit(1 if differing else 0)


if __name__ == "__main__":
    main()
