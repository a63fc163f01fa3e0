"""A linear or mixed-integer program put together column by column and row by row, and the solver it is given to."""

from dataclasses import dataclass
from typing import Any

from keisu.errors import SolverError

TOLERANCE = 1e-9
"""How far a row or a bound may be missed, relative to the values in question (columns are scaled)."""


class Program:
    """Columns with bounds and costs, rows over them: the cost is to be as small as it can be."""

    def __init__(self) -> None:
        self._columns: list[tuple[float, float, float]] = []
        self._integers: list[bool] = []
        self._rows: list[tuple[list[tuple[int, float]], float, float]] = []

    def column(self, low: float, high: float, cost: float = 0.0, *, integer: bool = False) -> int:
        """Add a column, of whole numbers only if it is an `integer`; its number is returned."""
        self._columns.append((low, high, cost))
        self._integers.append(integer)
        return len(self._columns) - 1

    def row(self, terms: list[tuple[int, float]], low: float, high: float) -> int:
        """Add the row `low <= sum of coefficient * column <= high`; its number is returned."""
        self._rows.append((terms, low, high))
        return len(self._rows) - 1

    def load(self) -> "Loaded":
        """The program in the hands of HiGHS. Raises SolverError if it does not take it."""
        import highspy
        import numpy

        lp = highspy.HighsLp()
        lp.num_col_, lp.num_row_ = len(self._columns), len(self._rows)
        lp.col_lower_, lp.col_upper_, lp.col_cost_ = numpy.array(self._columns, dtype=float).reshape(-1, 3).T
        lp.row_lower_ = numpy.array([low for _, low, _ in self._rows], dtype=float)
        lp.row_upper_ = numpy.array([high for _, _, high in self._rows], dtype=float)
        terms = [term for row, _, _ in self._rows for term in row]
        lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        lp.a_matrix_.start_ = numpy.cumsum([0, *(len(row) for row, _, _ in self._rows)])
        lp.a_matrix_.index_ = numpy.array([column for column, _ in terms], dtype=int)
        lp.a_matrix_.value_ = numpy.array([value for _, value in terms], dtype=float)
        if any(self._integers):
            kinds = highspy.HighsVarType.kContinuous, highspy.HighsVarType.kInteger
            lp.integrality_ = [kinds[whole] for whole in self._integers]
        highs = _quiet()
        highs.setOptionValue("threads", 1)
        highs.setOptionValue("primal_feasibility_tolerance", TOLERANCE)
        highs.setOptionValue("dual_feasibility_tolerance", TOLERANCE)
        if highs.passModel(lp) == highspy.HighsStatus.kError:
            raise SolverError("the solver did not take the statements as a linear program")
        return Loaded(highs)


def _quiet() -> Any:
    """A HiGHS that prints nothing, nor its own name when it is made, as some versions do."""
    import highspy

    class Quiet(highspy.Highs):
        def enableCallbacks(self) -> None:  # noqa: N802 - the first that the constructor calls of it
            self.setOptionValue("output_flag", False)

    made: Any = Quiet
    return made()


@dataclass(frozen=True, slots=True)
class Loaded:
    """A program that HiGHS holds; it starts each time from where it ended the last time."""

    highs: Any

    def solve(self) -> bool:
        """Whether there is an optimum: False if inconsistent or unbounded. Raises SolverError if neither."""
        import highspy

        answers = highspy.HighsModelStatus
        none = (answers.kInfeasible, answers.kUnbounded, answers.kUnboundedOrInfeasible)
        self.highs.run()
        if self.highs.getModelStatus() not in (answers.kOptimal, *none):
            self.highs.clearSolver()  # the end of the last question can mislead it
            self.highs.run()
        status = self.highs.getModelStatus()
        if status != answers.kOptimal and status not in none:
            raise SolverError(f"the solver stopped without an answer: {self.highs.modelStatusToString(status)}")
        return bool(status == answers.kOptimal)
