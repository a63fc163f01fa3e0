"""python bench/train_code_lines.py ARTICLES_DIR OUT.json: the weights of keisu.pages.code_lines.

Takes the lines of the leaked text that bench/leaks.py makes of the "tuned" half of the pages, typeset and not, labelled
as code (scripts, styles, data) or as text, and fits a logistic regression by Newton's method, each page and label of
equal weight, lines of text `_DEAR` times as dear as lines of code. Prints the errors on both halves.
"""

import json
import sys
from pathlib import Path

import numpy as np

from keisu.pages.code_lines import FEATURES, features
from leaks import LEAKED, smart
from saved_text import pages

_DEAR = 4.0
_RIDGE = 1e-5
_MOST = 150  # lines of one page and label
_CHANGE = 3.0  # the cost of a change between code and prose, in log-odds


def lines(folder: Path, half: str) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Features, labels and weights of the lines of one half."""
    rows: list[list[float]] = []
    labels: list[float] = []
    weights: list[float] = []
    draw = np.random.default_rng(1)
    for _, which, runs in pages(folder):
        if which != half:
            continue
        for kinds, label in (
            (set(LEAKED) - {"comment"}, 1.0),
            ({"prose", "navigation", "share", "consent", "other"}, 0.0),
        ):
            found = [line.strip() for r in runs if r.kind in kinds for line in r.text.split("\n")]
            found = [line for line in found if line]
            if len(found) > _MOST:
                found = [found[i] for i in sorted(draw.choice(len(found), _MOST, replace=False))]
            for line in found:
                for form in (line, smart(line)):
                    rows.append(features(form))
                    labels.append(label)
                    weights.append((1.0 if label else _DEAR) / len(found))
    return np.array(rows), np.array(labels), np.array(weights)


def fit(x: np.ndarray, y: np.ndarray, w: np.ndarray) -> np.ndarray:
    """The weights of a logistic regression with a ridge, by Newton's method."""
    beta = np.zeros(x.shape[1])
    for _ in range(30):
        p = 1 / (1 + np.exp(-np.clip(x @ beta, -30, 30)))
        gradient = x.T @ (w * (y - p)) - _RIDGE * w.sum() * beta
        hessian = (x * (w * p * (1 - p))[:, None]).T @ x + _RIDGE * w.sum() * np.eye(len(beta))
        beta += np.linalg.solve(hessian, gradient)
    return beta


def main(folder: Path, out: Path) -> None:
    """Fit on the tuned half and write the weights."""
    tuned = lines(folder, "tuned")
    beta = fit(*tuned)
    for half, (x, y, _) in (("tuned", tuned), ("held", lines(folder, "held"))):
        code = x @ beta > 0
        print(f"{half}: {len(y)} lines, recall {code[y == 1].mean():.4f}, text called code {code[y == 0].mean():.5f}")
    weights = {name: round(float(b), 3) for name, b in zip(FEATURES, beta, strict=True)}
    out.write_text(json.dumps({"change": _CHANGE, "weights": weights}, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
