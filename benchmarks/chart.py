"""How long the goal chart takes on the screen: drawn for the first time, and again after one figure has changed.

Both as a ratio to an empty figure of the same size, measured in the same run; milliseconds are this machine's.
"""

import time
from collections.abc import Callable
from dataclasses import replace
from statistics import median

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from benchmarks._plain_sheet import plain_pixels
from kpidesk.charts.goal.goal_series import GoalVsActualFacts
from kpidesk.charts.goal.goal_vs_actual import describe
from kpidesk.charts.paper import fonts
from kpidesk.charts.pictures import picture
from kpidesk.charts.pictures.kept_picture import KeptPicture
from kpidesk.charts.style import screen_layout
from kpidesk.domain.goal import Goal
from kpidesk.domain.indicator import Direction, Indicator, Kind, Unit
from kpidesk.domain.month import Month
from kpidesk.domain.period import Calendar

WIDTH, HEIGHT, ROUNDS = 1104, 456, 25


def facts() -> GoalVsActualFacts:
    first = Month.of(2026, 1)
    months = first.until(first.plus(11))
    return GoalVsActualFacts(
        indicator=Indicator("revenue", "Total revenue", Unit.MONEY, "Business", Kind.KPI, Direction.HIGHER),
        label="Total revenue",
        currency="EUR",
        calendar=Calendar(),
        months=months,
        actual=[6000.0 + 137 * (index * 5 % 11) for index in range(12)],
        goal=[Goal(6200.0 + 80 * index) for index in range(12)],
        current=months[-1],
        is_flow=True,
    )


def empty_figure() -> None:
    figure = Figure(figsize=(WIDTH / 72, HEIGHT / 72), dpi=72)
    canvas = FigureCanvasAgg(figure)
    canvas.draw()
    bytes(canvas.buffer_rgba())


def milliseconds(work: Callable[[int], object]) -> float:
    work(-1)
    times = []
    for number in range(ROUNDS):
        start = time.perf_counter()
        work(number)
        times.append(time.perf_counter() - start)
    return median(times) * 1000


def first_drawing(_: int) -> None:
    fonts.forget()
    picture.draw_rgba(describe(facts()), WIDTH, HEIGHT)


def after_an_edit(kept: KeptPicture, number: int) -> None:
    """A figure that was never drawn before, so that its label and the title are new."""
    before = facts()
    edited = replace(before, actual=[*before.actual[:-1], 6500.0 + 11.0 * number])
    kept.screen(describe(edited), WIDTH, HEIGHT, 1.0, picture.Look())


def plain_after_an_edit(number: int) -> None:
    """The same artists as matplotlib draws them by itself."""
    before = facts()
    edited = replace(before, actual=[*before.actual[:-1], 6500.0 + 11.0 * number])
    plain_pixels(describe(edited), screen_layout(WIDTH, HEIGHT))


def main() -> None:
    empty = milliseconds(lambda _: empty_figure())
    kept = KeptPicture()
    first, edit = milliseconds(first_drawing), milliseconds(lambda number: after_an_edit(kept, number))
    print(f"empty figure {empty:.1f} ms")
    print(f"first drawing {first:.1f} ms, {first / empty:.1f} times the empty figure")
    print(f"after an edit {edit:.1f} ms, {edit / empty:.1f} times the empty figure")
    plain = milliseconds(plain_after_an_edit)
    print(f"plain matplotlib {plain:.1f} ms; after an edit {edit / plain:.2f} of it (at most 0.35)")


if __name__ == "__main__":
    main()
