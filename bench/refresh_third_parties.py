"""python bench/refresh_third_parties.py PACKAGE_FOLDER: make src/keisu/pages/third_parties.tsv anew.

PACKAGE_FOLDER is the unpacked npm package third-party-web (`npm pack third-party-web`, then `tar xzf`), which is under
the MIT licence. Of each entity its category, its name and its domains are kept, one entity a line; the licence is
kept beside the file. Prints how many entities and domains there are.
"""

import json
import sys
from pathlib import Path

_PAGES = Path(__file__).parents[1] / "src" / "keisu" / "pages"


def main(package: Path) -> int:
    """Write the file and its licence."""
    version = json.loads((package / "package.json").read_text(encoding="utf-8"))["version"]
    entities = json.loads((package / "dist" / "entities-nostats.json").read_text(encoding="utf-8"))
    rows: list[tuple[str, str, str]] = []
    taken: set[str] = set()
    for entity in entities:
        domains = dict.fromkeys(d.removeprefix("*.").lower() for d in entity["domains"])
        new = [d for d in domains if d not in taken and "." in d]
        taken.update(new)
        if new:
            rows.append((entity["category"], " ".join(entity["name"].split()), " ".join(new)))
    head = (
        f"# third-party-web {version}, by Patrick Hulce, MIT licence (third_parties.LICENSE): category, name, domains\n"
    )
    body = "".join("\t".join(row) + "\n" for row in sorted(rows))
    (_PAGES / "third_parties.tsv").write_text(head + body, encoding="utf-8")
    licence = (package / "LICENSE").read_text(encoding="utf-8")
    (_PAGES / "third_parties.LICENSE").write_text(licence, encoding="utf-8")
    print(f"third-party-web {version}: {len(rows)} entities, {len(taken)} domains")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
