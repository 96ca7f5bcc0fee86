"""Sixty slides at 300 dpi into a folder, against a loop that makes and saves one plain figure after the other."""

import time
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks._plain_sheet import plain_png
from benchmarks.chart import facts
from kpidesk.charts.chart import Chart
from kpidesk.charts.goal.goal_vs_actual import describe
from kpidesk.charts.pictures.many import Batch, Job
from kpidesk.charts.pictures.presets import SLIDE

PICTURES, DPI, ROUND = 60, 300, 10


def chart(number: int) -> Chart:
    before = facts()
    return describe(replace(before, actual=[*before.actual[:-1], 6500.0 + 11.0 * number]))


def plain_loop(folder: Path, numbers: range) -> float:
    start = time.perf_counter()
    for number in numbers:
        (folder / f"{number}.png").write_bytes(plain_png(chart(number), SLIDE.layout, DPI))
    return time.perf_counter() - start


def batch(folder: Path, numbers: range) -> float:
    start = time.perf_counter()
    jobs = [Job(folder / f"{number}.png", lambda number=number: chart(number)) for number in numbers]  # type: ignore[misc]
    with Batch(jobs, SLIDE, scale=DPI / SLIDE.dpi) as running:
        while running.step():
            pass
    assert len(running.written) == len(jobs)
    return time.perf_counter() - start


def main() -> None:
    """Both by turns, ten pictures each time, so that a busy machine slows both."""
    with TemporaryDirectory() as made:
        folder = Path(made)
        plain_loop(folder, range(2))
        batch(folder, range(2))
        plain = ours = 0.0
        for first in range(0, PICTURES, ROUND):
            numbers = range(first, first + ROUND)
            plain += plain_loop(folder, numbers)
            ours += batch(folder, numbers)
    print(f"{PICTURES} slides at {DPI} dpi: {ours:.1f} s, {ours / plain:.2f} of plain figures (at most 0.5)")


if __name__ == "__main__":
    main()
