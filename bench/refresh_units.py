"""python bench/refresh_units.py QUANTULUM_FOLDER: make src/keisu/languages/en/lexicon.tsv anew.

QUANTULUM_FOLDER is the unpacked wheel of quantulum3 (`pip download quantulum3 --no-deps`, then unzip), under the MIT
licence: the words and symbols of its units that are no currencies. The names and short forms of units and of the
currencies in use are those of CLDR as Babel (BSD; CLDR is under the Unicode licence) carries them; Babel must be
importable. SI prefixes and what is left out are in refresh_units.toml beside this script. A row is a class (`unit`,
`money` behind a number, `code` in front of it), a form, and the unit's name or the ISO 4217 code. What units.toml says
of a form holds over this table. Prints how many rows there are.
"""

import json
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from babel import Locale, __version__
from babel.core import get_global

_PACK = Path(__file__).parents[1] / "src" / "keisu" / "languages" / "en"
_OWN: dict[str, Any] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
_BRITISH = (("meter", "metre"), ("liter", "litre"), ("gramme", "gram"))
_SHORTEST = 2  # letters of a symbol that is taken from a source: single letters need the prefixes or a digit glued


def _plural(name: str) -> str:
    head, per, rest = name.partition(" per ")
    if head.endswith(("foot", "inch")):
        head = head.removesuffix("foot") + "feet" if head.endswith("foot") else head + "es"
    elif head.startswith(("degree ", "part ", "pound ", "barrel of ", "millimetre of ", "inch of ")):
        first, _, last = head.partition(" ")
        head = f"{first}s {last}"
    elif " of " in head:
        first, _, last = head.partition(" of ")
        head = f"{_plural(first)} of {last}"
    elif head.endswith("y") and head[-2:-1] not in "aeo":
        head = head[:-1] + "ies"
    elif not head.endswith(("s", "z", "horsepower", *_OWN["leave_out"]["uncountable"])):
        head += "s"
    return head + per + rest


def _british(name: str) -> str:
    """The spelling that keisu uses: "altimeter" is no unit, so that every "meter" is one."""
    for american, british in _BRITISH:
        if american != "meter" or "micrometer of" not in name:
            name = name.replace(american, british)
    return name


def _named(name: str) -> str:
    name = _british(name.replace("light year", "light-year"))
    return str(_OWN["names"].get(name.casefold(), name))


def _spellings(name: str) -> Iterator[str]:
    yield name
    for american, british in _BRITISH[:2]:
        if british in name:
            yield name.replace(british, american)


def _prefixed() -> Iterator[tuple[str, str, str]]:
    """Class, form and unit for each base with each of its prefixes."""
    for base, (symbol, prefixes) in _OWN["bases"].items():
        for prefix in ("", *prefixes.split()):
            unit = prefix + base
            for name in (unit, _plural(unit)):
                for spelling in _spellings(name):
                    yield "unit", spelling, unit
            if symbol and (prefix or len(symbol) >= _SHORTEST):
                yield "unit", _OWN["prefixes"].get(prefix, "") + symbol, unit


def _quantulum(folder: Path) -> Iterator[tuple[str, str, str]]:
    units = json.loads((folder / "quantulum3" / "units.json").read_text(encoding="utf-8"))
    for name, unit in units.items():
        if unit["entity"] in ("currency", "dimensionless") or unit.get("currency_code"):
            continue
        known = _named(name)
        for surface in unit.get("surfaces", ()):
            for form in (surface, _plural(surface)):
                yield "unit", form, known
        for symbol in unit["symbols"]:
            if len(symbol) > _SHORTEST and symbol[0].isalpha():
                yield "unit", symbol, known


def _cldr(data: Any) -> Iterator[tuple[str, str, str]]:
    for key, patterns in data["unit_patterns"].items():
        forms = [p.replace("{0}", "").strip() for p in dict(patterns.get("long", {})).values() if isinstance(p, str)]
        if not forms or key.startswith(("concentr", "temperature", "graphics-em", "graphics-dot")) or "person" in key:
            continue
        singular = str(dict(patterns["long"]).get("one", "")).replace("{0}", "").strip()
        if not singular:
            continue
        for form in forms:
            if not form.startswith("per ") and not form.startswith("⟨"):
                for spelling in (form, _british(form)):
                    yield "unit", spelling, _named(singular)
        short = str(dict(patterns.get("short", {})).get("other", "")).replace("{0}", "").strip()
        if len(short) > _SHORTEST and short[0].isalpha():
            yield "unit", short, _named(singular)


def _currencies(data: Any) -> Iterator[tuple[str, str, str]]:
    current = {
        c for rows in get_global("territory_currencies").values() for c, _, end, tender in rows if not end and tender
    }
    last: dict[str, set[str]] = {}
    names: dict[str, list[str]] = {}
    for code in sorted(current):
        names[code] = [str(n) for n in dict(data["currency_names_plural"].get(code, {})).values()]
        for name in names[code]:
            last.setdefault(name.split(" ")[-1].casefold(), set()).add(code)
    for code, forms in names.items():
        if code not in _OWN["leave_out"]["codes"]:
            yield "code", code, code
            yield "money", code, code
        symbol = str(data["currency_symbols"].get(code, code))
        if symbol != code and not symbol.isalpha():
            yield "code", symbol, code
        for form in forms:
            yield "money", form, code
            bare = form.split(" ")[-1].casefold()
            if len(last[bare]) == 1 and bare not in _OWN["leave_out"]["bare"]:
                yield "money", bare, code


def main(folder: Path) -> int:
    """Write the table and the licences."""
    data = Locale("en")._data
    rows: dict[tuple[str, str], str] = {}
    own = [("unit", form, name) for form, name in _OWN["symbols"].items()]
    own += [("unit", form, name) for k, name in _OWN["names"].items() for form in (k, _plural(k))]
    own += [(kind, sign, code) for kind in ("code", "money") for sign, code in _OWN["signs"].items()]
    for kind, form, unit in [*own, *_prefixed(), *_cldr(data), *_quantulum(folder), *_currencies(data)]:
        if form.casefold() not in _OWN["leave_out"]["forms"] and "\t" not in form and not form[0].isdigit():
            rows.setdefault((kind, form), unit)
    wheel = next(folder.glob("quantulum3-*.dist-info"))
    version = wheel.name.removeprefix("quantulum3-").removesuffix(".dist-info")
    head = (
        f"# Made by bench/refresh_units.py from quantulum3 {version} (MIT licence), CLDR (Unicode licence) as in Babel"
        f" {__version__} (BSD licence), and SI prefixes; licences in lexicon.LICENSE. Class, form, unit.\n"
    )
    body = "".join(f"{kind}\t{form}\t{unit}\n" for (kind, form), unit in sorted(rows.items()))
    (_PACK / "lexicon.tsv").write_text(head + body, encoding="utf-8")
    babel_home = Path(sys.modules["babel"].__file__ or "").parent
    texts = [next((wheel / "licenses").iterdir()).read_text(encoding="utf-8")]
    found = next(babel_home.parent.glob("babel-*.dist-info")) / "licenses" / "LICENSE"
    texts += [found.read_text(encoding="utf-8"), (babel_home / "locale-data" / "LICENSE.unicode").read_text("utf-8")]
    (_PACK / "lexicon.LICENSE").write_text("\n\n---\n\n".join(t.strip() for t in texts) + "\n", encoding="utf-8")
    print(f"{len(rows)} forms")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
