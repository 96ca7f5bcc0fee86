"""Many charts into a folder: all of them, whole, with the same bytes as one alone, and stopped when asked."""

from collections.abc import Callable
from pathlib import Path

from kpidesk.charts.chart import Chart
from kpidesk.charts.goal.goal_series import GoalVsActualFacts
from kpidesk.charts.goal.goal_vs_actual import describe
from kpidesk.charts.pictures.many import Batch, Job, numbered
from kpidesk.charts.pictures.picture import png_bytes, svg_bytes
from kpidesk.charts.pictures.presets import PRESETS
from kpidesk.domain.refusal import FileRefused

Build = Callable[..., GoalVsActualFacts]
HALF = PRESETS["half"]


def chart(facts: Build, number: int) -> Chart:
    return describe(facts([100.0 + number, 90.0], [95, 95], current="2026-02"))


def jobs(facts: Build, folder: Path, count: int = 6) -> list[Job]:
    return [Job(folder / f"{number}.png", lambda number=number: chart(facts, number)) for number in range(count)]


def test_each_file_is_the_same_as_of_one_chart_alone(facts: Build, tmp_path: Path) -> None:
    with Batch(jobs(facts, tmp_path), HALF) as batch:
        while batch.step():
            pass
    assert sorted(batch.written) == [tmp_path / f"{number}.png" for number in range(6)]
    assert batch.is_done
    for number in range(6):
        assert (tmp_path / f"{number}.png").read_bytes() == png_bytes(chart(facts, number), HALF)


def test_other_formats_can_be_among_them(facts: Build, tmp_path: Path) -> None:
    with Batch([Job(tmp_path / "a.svg", lambda: chart(facts, 1))], HALF) as batch:
        assert batch.step()
        assert not batch.step()
    assert (tmp_path / "a.svg").read_bytes() == svg_bytes(chart(facts, 1), HALF)


def test_after_cancelling_nothing_more_is_written(facts: Build, tmp_path: Path) -> None:
    with Batch(jobs(facts, tmp_path), HALF) as batch:
        batch.step()
        batch.step()
        batch.cancel()
        assert not batch.step()
    assert {path.name for path in tmp_path.iterdir()} == {"0.png", "1.png"}
    assert len(batch.written) == 2


def test_one_that_fails_does_not_stop_the_others(facts: Build, tmp_path: Path) -> None:
    def broken() -> Chart:
        raise ValueError("no figures")

    todo = [
        Job(tmp_path / "no" / "a.png", lambda: chart(facts, 1)),
        Job(tmp_path / "b.png", broken),
        *jobs(facts, tmp_path, 1),
    ]
    with Batch(todo, HALF) as batch:
        while batch.step():
            pass
    assert batch.written == (tmp_path / "0.png",)
    errors = {job.path.name: error for job, error in batch.failed}
    assert isinstance(errors["a.png"], FileRefused)
    assert isinstance(errors["b.png"], ValueError)


def test_no_name_is_given_twice() -> None:
    wanted = [Path("a.png"), Path("A.png"), Path("a.png"), Path("b.png"), Path("a-2.png")]
    assert [path.name for path in numbered(wanted)] == ["a.png", "A-2.png", "a-3.png", "b.png", "a-2-2.png"]
