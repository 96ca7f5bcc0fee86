from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from kpidesk.charts.goal.goal_vs_actual import GoalVsActual
from kpidesk.charts.pictures.plotted_table import csv_bytes
from kpidesk.charts.pictures.presets import PRESETS
from kpidesk.ui.charts.chart_export import TARGETS, ChartExport, ask_path
from kpidesk.ui.settings import Settings
from kpidesk.ui.tasks import Tasks


class Desk:
    """An export whose dialog answers with ``answer``; remembers what it was asked and what was said."""

    def __init__(self, chart: GoalVsActual | None, folder: Path, qtbot: QtBot) -> None:
        self.window = QWidget()
        self.tasks = Tasks()
        qtbot.addWidget(self.window, before_close_func=lambda _: self.tasks.finish())
        self.folder, self.answer = folder, folder / "chart.png"
        self.settings = Settings(folder / "kpidesk.ini")
        self.asked: list[tuple[Path, str]] = []
        self.answers = True
        self.export = ChartExport(lambda: chart, self.settings, self.tasks, self.window, self._ask)
        self.noted: list[str] = []
        self.refused: list[str] = []
        self.export.noted.connect(self.noted.append)
        self.export.refused.connect(self.refused.append)

    def _ask(self, _parent: QWidget, suggested: Path, kinds: str) -> Path | None:
        self.asked.append((suggested, kinds))
        return self.answer if self.answers else None


@pytest.fixture
def desk(chart: GoalVsActual, tmp_path: Path, qtbot: QtBot) -> Desk:
    return Desk(chart, tmp_path, qtbot)


def test_pictures_are_offered_with_their_pixels() -> None:
    pictures = [target for target in TARGETS.values() if target.suffix == ".png"]
    assert [target.size for target in pictures] == [
        "{} × {}".format(*PRESETS[target.preset].pixels) for target in pictures
    ]


@pytest.mark.parametrize("name", ["slide", "half", "square"])
def test_a_picture_has_exactly_the_pixels_that_were_promised(desk: Desk, qtbot: QtBot, name: str) -> None:
    target = TARGETS[name]
    desk.export.save(target)
    qtbot.waitUntil(lambda: bool(desk.noted))
    size = QImage(str(desk.answer)).size()
    assert f"{size.width()} × {size.height()}" == target.size
    assert (size.width(), size.height()) == PRESETS[target.preset].pixels


@pytest.mark.parametrize(("name", "begins"), [("a4", b"%PDF"), ("svg", b"<?xml"), ("csv", b"\xef\xbb\xbf")])
def test_other_files_are_what_they_are_called(desk: Desk, qtbot: QtBot, name: str, begins: bytes) -> None:
    target = TARGETS[name]
    desk.answer = desk.folder / f"chart{target.suffix}"
    desk.export.save(target)
    qtbot.waitUntil(lambda: bool(desk.noted))
    assert desk.answer.read_bytes().startswith(begins)
    assert target.size == target.suffix[1:].upper()


def test_the_name_says_month_figure_and_kind(desk: Desk) -> None:
    assert desk.export.file_name(TARGETS["csv"]) == "2026-08_sales_goal-vs-actual.csv"
    desk.answers = False
    desk.export.save(TARGETS["csv"])
    suggested, kinds = desk.asked[0]
    assert (suggested.name, kinds) == ("2026-08_sales_goal-vs-actual.csv", "CSV (*.csv)")
    assert desk.noted == [] and not desk.answer.exists()


def test_the_toast_names_the_folder(desk: Desk, qtbot: QtBot) -> None:
    desk.export.save(TARGETS["csv"])
    qtbot.waitUntil(lambda: bool(desk.noted))
    assert desk.noted == [f"Saved in {desk.folder}: chart.png"]


def test_a_name_without_ending_gets_one(desk: Desk, qtbot: QtBot) -> None:
    desk.answer = desk.folder / "august"
    desk.export.save(TARGETS["csv"])
    qtbot.waitUntil(lambda: bool(desk.noted))
    assert (desk.folder / "august.csv").exists()


def test_what_was_done_last_is_done_again_in_the_same_folder(desk: Desk, chart: GoalVsActual, qtbot: QtBot) -> None:
    assert desk.export.last is TARGETS["slide"]
    (desk.folder / "out").mkdir()
    desk.answer = desk.folder / "out" / "a.svg"
    desk.export.dark = True
    desk.export.save(TARGETS["svg"])
    qtbot.waitUntil(lambda: bool(desk.noted))
    assert desk.export.last is TARGETS["svg"]
    desk.export.save(TARGETS["svg"])
    assert desk.asked[1][0].parent == desk.folder / "out"
    again = ChartExport(lambda: chart, desk.settings, desk.tasks, desk.window)
    assert (again.last, again.dark) == (TARGETS["svg"], True)


def test_a_forgotten_entry_gives_way_to_the_slide(desk: Desk, chart: GoalVsActual) -> None:
    desk.settings.last_export = "hologram"
    assert ChartExport(lambda: chart, desk.settings, desk.tasks, desk.window).last is TARGETS["slide"]


def test_dark_is_only_the_picture_s_ground(desk: Desk, qtbot: QtBot) -> None:
    desk.export.dark = True
    desk.export.save(TARGETS["slide"])
    qtbot.waitUntil(lambda: bool(desk.noted))
    assert QImage(str(desk.answer)).pixelColor(1, 1).name() == "#15191e"


def test_an_unknown_ending_is_refused_in_place(desk: Desk) -> None:
    desk.answer = desk.folder / "chart.bmp"
    desk.export.save(TARGETS["slide"])
    assert "“.bmp” is no format for a chart" in desk.refused[-1]
    assert not desk.answer.exists()


def test_a_folder_that_is_gone_is_refused_in_place(desk: Desk, qtbot: QtBot) -> None:
    desk.answer = desk.folder / "gone" / "chart.csv"
    desk.export.save(TARGETS["csv"])
    qtbot.waitUntil(lambda: bool(desk.refused))
    assert "gone" in desk.refused[-1]
    assert desk.noted == [] and desk.export.last is TARGETS["slide"]


def test_the_copied_picture_is_twice_as_sharp_and_brings_text_along(desk: Desk, chart: GoalVsActual) -> None:
    desk.export.copy_picture()
    content = QGuiApplication.clipboard().mimeData()
    image = QImage.fromData(content.data("image/png").data())
    assert (image.width(), image.height()) == (3840, 2160)
    assert content.hasImage()
    assert content.text() == chart.alt_text
    assert content.data("text/csv").data() == csv_bytes(chart)
    assert desk.noted == ["The picture is on the clipboard"]


def test_copied_values_paste_into_a_spreadsheet(desk: Desk, chart: GoalVsActual) -> None:
    desk.export.copy_values()
    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines[1].split("\t")[:3] == ["2026-01", "6000", "6400"]
    assert len(lines[0].split("\t")) == len(lines[1].split("\t")) == 7
    assert lines[1].split("\t")[4] == "-400"
    assert chart.alt_text in lines
    assert desk.noted == ["Values and alt text are on the clipboard"]


def test_without_a_chart_nothing_happens(tmp_path: Path, qtbot: QtBot) -> None:
    desk = Desk(None, tmp_path, qtbot)
    desk.export.save(TARGETS["slide"])
    desk.export.copy_picture()
    desk.export.copy_values()
    assert (desk.asked, desk.noted, desk.export.has_chart) == ([], [], False)
    assert desk.export.file_name(TARGETS["slide"]) == ""


def test_the_systems_dialog_is_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter([(str(tmp_path / "a.png"), ""), ("", "")])
    asked: list[tuple[object, ...]] = []

    def answer(*question: object) -> tuple[str, str]:
        asked.append(question)
        return next(answers)

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    parent: Callable[[], QWidget] = QWidget
    window = parent()
    assert ask_path(window, tmp_path / "b.png", "PNG (*.png)") == tmp_path / "a.png"
    assert ask_path(window, tmp_path / "b.png", "PNG (*.png)") is None
    assert asked[0][1:] == ("Save the chart", str(tmp_path / "b.png"), "PNG (*.png)")


def test_an_error_of_the_program_is_not_taken_for_a_refusal(desk: Desk) -> None:
    with pytest.raises(ZeroDivisionError):
        desk.export._say_failed(ZeroDivisionError())
