"""Charts by command: of any kind, of all that were saved, and refused with the reason."""

import csv
import struct
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kpidesk.catalogue.catalogue import read_catalogue
from kpidesk.charts.ask import Options
from kpidesk.charts.chart import ChartKind
from kpidesk.charts.kinds import ROOMS
from kpidesk.charts.pictures.presets import PRESETS
from kpidesk.charts.saved import ChartSettings, Span, keeping
from kpidesk.domain.period import PeriodKind
from kpidesk.workbook.opening import open_file

Run = Callable[..., Any]


def save(path: Path, *charts: ChartSettings) -> None:
    file = open_file(path, read_catalogue())
    try:
        for chart in charts:
            file.workbook.apply(keeping(file.workbook, chart, "kept")[1])
    finally:
        file.close()


def size(path: Path) -> tuple[int, int]:
    width, height = struct.unpack(">II", path.read_bytes()[16:24])
    return width, height


@pytest.mark.parametrize("kind", sorted(ROOMS))
def test_every_kind_is_drawn_or_refused_with_its_reason(
    run: Run, sample: Path, tmp_path: Path, kind: ChartKind
) -> None:
    path = tmp_path / "x.png"
    said = run("chart", sample, "total_revenue", "--kind", kind, "--at", "2026-08", "-o", path, "--preset", "half")
    if said.code == 0:
        assert size(path) == PRESETS["half"].pixels
        assert str(path) in said.out
    else:
        assert said.code == 1
        assert len(said.err) > 30
        assert not path.exists()


@pytest.mark.parametrize(("kind", "is_followed"), [("goal-vs-actual", True), ("bridge", True), ("limits", False)])
def test_a_quarter_is_shown_or_it_is_said_why_not(
    run: Run, sample: Path, tmp_path: Path, kind: str, is_followed: bool
) -> None:
    path = tmp_path / "x.png"
    said = run("chart", sample, "profit_margin", "--kind", kind, "--at", "2026-Q2", "-o", path, "--preset", "half")
    assert said.code == 0
    told = "2026-Q2 only says up to which month: A usual range is that of single months."
    assert (told in said.err) is not is_followed
    assert said.err == "" or not is_followed


def test_goal_and_actual_of_a_quarter_are_those_of_the_quarter(run: Run, sample: Path, tmp_path: Path) -> None:
    (shown,) = run("show", sample, "total_revenue", "--at", "2026-Q2", "--json").json
    said = run("chart", sample, "total_revenue", "--at", "2026-Q2", "-o", tmp_path / "x.csv")
    assert "in Q2 2026" in said.out
    rows = dict(row[:2] for row in csv.reader((tmp_path / "x.csv").read_text("utf-8-sig").splitlines()))
    assert float(rows["2026-Q2"]) == pytest.approx(shown["value"])


def test_numbers_are_written_as_asked(run: Run, sample: Path, tmp_path: Path) -> None:
    asked = ("chart", sample, "total_revenue", "--at", "2026-08", "-o", tmp_path / "x.svg")
    assert "55.1k of 55.2k" in run(*asked).out
    assert "55,1k of 55,2k" in run(*asked, "--numbers", "de_DE").out


def test_a_period_is_needed_for_one_chart(run: Run, sample: Path, tmp_path: Path) -> None:
    said = run("chart", sample, "total_revenue", "-o", tmp_path / "x.png")
    assert said.code == 1
    assert "--at" in said.err


def test_all_saved_charts_are_drawn_into_a_folder(run: Run, sample: Path, tmp_path: Path) -> None:
    revenue = ChartSettings(ChartKind.GOAL, "total_revenue")
    save(sample, revenue, ChartSettings(ChartKind.GOAL, "profit", options=Options(notes=False)), revenue)
    folder = tmp_path / "slides"
    folder.mkdir()
    said = run("chart", "--all", sample, "-o", folder, "--preset", "half")
    assert said.code == 0
    names = sorted(path.name for path in folder.iterdir())
    assert [name.partition("_")[2] for name in names] == [
        "profit_goal-vs-actual.png",
        "total-revenue_goal-vs-actual-2.png",
        "total-revenue_goal-vs-actual.png",
    ]
    assert {size(path) for path in folder.iterdir()} == {PRESETS["half"].pixels}
    assert said.out.count("\n") == 3


def test_a_saved_chart_that_cannot_be_drawn_is_named_and_the_others_are_drawn(
    run: Run, sample: Path, tmp_path: Path
) -> None:
    save(sample, ChartSettings(ChartKind.GOAL, "no_such_figure"), ChartSettings(ChartKind.GOAL, "profit"))
    said = run("chart", "--all", sample, "-o", tmp_path, "--format", "csv")
    assert said.code == 1
    assert "not there any more" in said.err
    assert [path.suffix for path in tmp_path.iterdir() if "profit" in path.name] == [".csv"]


def test_a_file_without_saved_charts_says_so(run: Run, sample: Path, tmp_path: Path) -> None:
    said = run("chart", "--all", sample, "-o", tmp_path)
    assert (said.code, said.out.strip()) == (0, "no charts are saved in this file")
    assert run("chart", "--all", sample, "-o", tmp_path / "no").code == 1


def test_moving_ranges_are_drawn_when_asked(run: Run, sample: Path, tmp_path: Path) -> None:
    asked = ("chart", sample, "visitors", "--kind", "limits", "--at", "2026-08", "-o")
    plain, more = tmp_path / "plain.svg", tmp_path / "more.svg"
    assert run(*asked, plain).code == 0
    assert run(*asked, more, "--moving-ranges").code == 0
    assert 'id="ranges-heading"' not in plain.read_text()
    assert 'id="ranges-heading"' in more.read_text()


def test_the_activity_index_is_drawn_like_every_other_kpi(run: Run, sample: Path, tmp_path: Path) -> None:
    said = run("chart", sample, "activity_level", "--at", "2026-08", "-o", tmp_path / "x.csv")
    assert said.code == 0
    assert "Activity level (index) came to 106 in August" in said.out


def test_characters_that_are_drawn_as_boxes_are_named(run: Run, sample: Path, tmp_path: Path) -> None:
    run("set", sample, "2026-08", "--note", "花市 im Hof")
    said = run("chart", sample, "total_revenue", "--at", "2026-08", "-o", tmp_path / "x.png", "--preset", "half")
    assert said.code == 0
    assert said.err == "kpidesk-cli: drawn as a box, because the font of charts does not have it: 花市\n"
    for more in (["-o", tmp_path / "x.csv"], ["--no-notes", "-o", tmp_path / "y.png", "--preset", "half"]):
        assert run("chart", sample, "total_revenue", "--at", "2026-08", *more).err == ""


def test_saved_charts_of_a_month_and_of_its_quarter_have_files_of_their_own(
    run: Run, sample: Path, tmp_path: Path
) -> None:
    charts = [ChartSettings(ChartKind.GOAL, "orders", Span(kind)) for kind in (PeriodKind.MONTH, PeriodKind.QUARTER)]
    save(sample, *charts)
    folder = tmp_path / "out"
    folder.mkdir()
    assert run("chart", "--all", sample, "-o", folder, "--format", "csv").code == 0
    files = sorted(path.name for path in folder.iterdir())
    assert files[-2:] == ["2026-08_orders_goal-vs-actual.csv", "2026-Q3_orders_goal-vs-actual.csv"]
