"""A line through points by least squares, with one or two things that it depends on."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean

from kpidesk.analysis.demand.student_t import quantile

Range = tuple[float, float]
_FLAT = 1e-12


@dataclass(frozen=True, slots=True)
class Line:
    """y = intercept + slopes x, and ``variance``, the matrix of squared errors of intercept and slopes.

    ``degrees`` of freedom are the points less the numbers that were fitted.
    """

    intercept: float
    slopes: tuple[float, ...]
    variance: tuple[tuple[float, ...], ...]
    degrees: int
    residuals: tuple[float, ...]
    r_squared: float

    @property
    def slope_error(self) -> float:
        """The standard error of the first slope."""
        return math.sqrt(self.variance[1][1])

    @property
    def slope_range(self) -> Range:
        """In which the first slope lies with 90 %."""
        half = quantile(0.95, self.degrees) * self.slope_error
        return self.slopes[0] - half, self.slopes[0] + half


def fitted(y: Sequence[float], *regressors: Sequence[float]) -> Line | None:
    """The line; None when the points do not tell one: too few, all alike, or two regressors that move as one."""
    degrees = len(y) - len(regressors) - 1
    means = [fmean(x) for x in regressors]
    centred = [[value - mean for value in x] for x, mean in zip(regressors, means, strict=True)]
    inverse = _inverse([[_dot(p, q) for q in centred] for p in centred]) if degrees >= 1 else None
    if inverse is None:
        return None
    level = fmean(y)
    moved = [value - level for value in y]
    along = [_dot(x, moved) for x in centred]
    slopes = [_dot(row, along) for row in inverse]
    residuals = [
        value - math.fsum(slope * x[place] for slope, x in zip(slopes, centred, strict=True))
        for place, value in enumerate(moved)
    ]
    left, whole = _dot(residuals, residuals), _dot(moved, moved)
    return Line(
        level - _dot(slopes, means),
        tuple(slopes),
        _variance(left / degrees, inverse, means, len(y)),
        degrees,
        tuple(residuals),
        1 - left / whole if whole else 1.0,
    )


def _variance(
    noise: float, inverse: list[list[float]], means: Sequence[float], count: int
) -> tuple[tuple[float, ...], ...]:
    towards = [_dot(row, means) for row in inverse]
    first = (noise * (1 / count + _dot(means, towards)), *(-noise * value for value in towards))
    rows = [(first[place + 1], *(noise * value for value in row)) for place, row in enumerate(inverse)]
    return (first, *rows)


def _inverse(matrix: list[list[float]]) -> list[list[float]] | None:
    """Of a symmetric matrix of one or two rows."""
    if len(matrix) == 1:
        return [[1 / matrix[0][0]]] if matrix[0][0] > 0 else None
    (p, q), (_, r) = matrix
    determinant = p * r - q * q
    if determinant <= _FLAT * p * r:
        return None
    return [[r / determinant, -q / determinant], [-q / determinant, p / determinant]]


def correlation(x: Sequence[float], y: Sequence[float]) -> float:
    """Between -1 and 1; 0.0 when one of them never moves."""
    x, y = [value - fmean(x) for value in x], [value - fmean(y) for value in y]
    size = math.sqrt(_dot(x, x) * _dot(y, y)) if x else 0.0
    return _dot(x, y) / size if size else 0.0


def _dot(x: Sequence[float], y: Sequence[float]) -> float:
    return math.fsum(p * q for p, q in zip(x, y, strict=True))
