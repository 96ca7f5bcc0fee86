"""The tab Why: what is painted, followed by keys and said aloud."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kpidesk.analysis.numbers.merit import Merit
from kpidesk.analysis.numbers.numerals import ENGLISH
from kpidesk.domain.cell import Cell
from kpidesk.domain.goal import Goal
from kpidesk.domain.month import Month
from kpidesk.domain.segment import Segment
from kpidesk.ui.changes.bridge_list import names_width, scale_of
from kpidesk.ui.changes.why_view import WhyView
from kpidesk.ui.changes.why_words import BridgeRow
from kpidesk.ui.look import fonts
from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.look.theme import Theme
from kpidesk.workbook.workbook import Workbook
from tests.ui.changes.shop import QUIET, SEARCH, row_at, shop

DECEMBER = Month.of(2025, 12)
FIGURES = {"sales": [value * 10 for value in QUIET], "costs": [*[600] * 11, 900]}
OpenView = Callable[..., WhyView]
_Role = Qt.ItemDataRole


@pytest.fixture
def view(qtbot: QtBot, theme: Theme) -> OpenView:
    def opened(
        book: Workbook, name: str, at: str = "2025-12", *, width: int = 360, segment: Segment | None = None
    ) -> WhyView:
        made = WhyView(book, theme, ENGLISH)
        qtbot.addWidget(made)
        made.resize(width, 500)
        made.show()
        made.tell(row_at(book, name, at, segment=segment))
        QApplication.processEvents()
        return made

    return opened


@pytest.fixture
def book() -> Workbook:
    return shop(FIGURES, ["profit", "sales", "costs"], goals={"profit": Goal(300.0)})


def test_all_of_it_stands_under_each_other(view: OpenView, book: Workbook) -> None:
    shown = view(book, "profit")
    head, sentence, foot, need, remark = shown.words
    assert head == "Why did it change?" and sentence.startswith("Profit fell by EUR")
    assert foot.startswith("EUR; the steps add up to") and need.startswith("What would it take to reach EUR")
    assert remark == "One figure changes, the others stay as in December 2025."
    assert [row.name for row in shown.bridge.rows] == ["November", "Sales", "Costs", "December"]
    assert [row.name for row in shown.needs.rows] == ["EUR", "Sales", "Costs"]
    assert shown.bridge.y() < shown.needs.mapTo(shown.widget(), shown.needs.rect().topLeft()).y()


def test_rows_are_spoken_and_lead_to_their_figures(view: OpenView, book: Workbook, qtbot: QtBot) -> None:
    shown = view(book, "profit")
    asked: list[Cell] = []
    shown.cell_requested.connect(asked.append)
    model = shown.bridge.rows_model
    assert [model.index(row).data(_Role.AccessibleTextRole) for row in range(4)][
        2
    ] == "Costs took EUR\N{NO-BREAK SPACE}300.00"
    shown.bridge.setCurrentIndex(model.index(2))
    qtbot.keyClick(shown.bridge, Qt.Key.Key_Return)
    shown.bridge.setCurrentIndex(model.index(0))
    qtbot.keyClick(shown.bridge, Qt.Key.Key_Return)  # a total has no cell of its own
    shown.needs.setCurrentIndex(shown.needs.rows_model.index(1))
    qtbot.keyClick(shown.needs, Qt.Key.Key_Return)
    assert asked == [Cell("costs", DECEMBER), Cell("sales", DECEMBER)]
    assert not shown.needs.rows_model.flags(shown.needs.rows_model.index(0)) & Qt.ItemFlag.ItemIsEnabled


def test_the_year_before_can_be_compared_with_instead(view: OpenView) -> None:
    book = shop({"sales": [*[100] * 12, 150], "costs": [50] * 13}, ["profit"])
    shown = view(book, "profit", "2026-01")
    assert "from December to January" in shown.sentence.text()
    shown.against.choose("last year")
    shown.against.chosen.emit("last year")
    assert "from January 2025 to January 2026" in shown.sentence.text()


def test_twelve_months_have_one_past_only(view: OpenView) -> None:
    book = shop({"sales": [100] * 24, "costs": [50] * 24}, ["profit"])
    shown = view(book, "profit", "12m:2026-12")
    assert not shown.against.isVisible()


def test_nothing_is_asked_of_a_figure_without_a_goal_or_without_a_value(view: OpenView) -> None:
    shown = view(shop(FIGURES, ["profit"]), "profit")
    assert not shown.needs.isVisible() and len(shown.words) == 3
    shown = view(shop({**FIGURES, "costs": [600] * 11}, ["profit"], goals={"profit": Goal(5.0)}), "profit")
    assert not shown.needs.isVisible() and not shown.bridge.isVisible()
    assert shown.sentence.text().startswith("It needs Costs for December 2025")
    assert not shown._go.isVisible()  # the head of the panel has the button


def test_a_figure_missing_before_can_be_gone_to(view: OpenView, qtbot: QtBot) -> None:
    book = shop({"sales": [100] * 13, "costs": [None, *[50] * 12]}, ["profit"])
    shown = view(book, "profit", "2025-02")
    asked: list[Cell] = []
    shown.cell_requested.connect(asked.append)
    qtbot.mouseClick(shown._go, Qt.MouseButton.LeftButton)
    assert asked == [Cell("costs", Month.of(2025, 1))]


def test_a_running_month_is_not_explained(view: OpenView) -> None:
    book = shop(FIGURES, ["profit"], unfinished={DECEMBER: 17})
    shown = view(book, "profit")
    assert "still runs" in shown.sentence.text() and not shown.bridge.isVisible()


def test_a_part_of_the_business_is_explained_from_its_own_figures(view: OpenView) -> None:
    book = shop(FIGURES, ["profit"], by_segment={SEARCH: {"sales": [50] * 11 + [40], "costs": [20] * 12}})
    shown = view(book, "profit", segment=SEARCH)
    assert [row.name for row in shown.bridge.rows] == ["November", "Sales, Search", "December"]


def test_a_long_search_lets_keys_in_and_shows_the_whole_answer_at_once(
    theme: Theme, book: Workbook, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kpidesk.ui.changes.why_view.MOMENT", -1.0)
    shown = WhyView(book, theme, ENGLISH)
    qtbot.addWidget(shown)
    shown.show()
    shown.tell(row_at(book, "profit", "2025-12"))
    assert shown.words[-1] == "Looking…" and shown.needs.rows == []
    qtbot.waitUntil(lambda: [row.name for row in shown.needs.rows] == ["EUR", "Sales", "Costs"])
    shown.tell(row_at(book, "profit", "2025-12"))
    shown.hide()
    assert not shown._timer.isActive()
    shown.show()
    qtbot.waitUntil(lambda: len(shown.needs.rows) == 3)


def test_it_can_be_copied_as_text(view: OpenView, book: Workbook) -> None:
    lines = view(book, "profit").text.split("\n")
    assert lines[0].startswith("Profit fell by")
    assert lines[1].startswith("November\t") and lines[4].startswith("December\t")
    assert lines[5].startswith("EUR; the steps add up")
    assert lines[8] == "EUR\tnow\tneeded\tbest ever"


# -- the bridge as it is painted --------------------------------------------------------------------------------


def test_bars_begin_at_nothing_and_leave_room_for_names_and_figures() -> None:
    rows = [
        BridgeRow("July", "400", 0.0, 400.0, "", is_total=True),
        BridgeRow("Sales", "-100", 400.0, 300.0, "", merit=Merit.BAD),
        BridgeRow("August", "300", 0.0, 300.0, "", is_total=True, is_last=True),
    ]
    scale = scale_of(rows, 330)
    assert (scale.low, scale.high) == (0.0, 400.0)
    assert scale.x(0.0) >= names_width(rows, 330)
    assert scale.x(400.0) + fonts.width("400", TextRole.HEADING) <= 330
    below = scale_of([BridgeRow("July", "-50", 0.0, -50.0, "", is_total=True)], 330)
    assert below.x(-50.0) < below.x(0.0)


def test_start_steps_and_end_have_their_colours(view: OpenView, book: Workbook, both_themes: Theme) -> None:
    shown = view(book, "profit")
    image = shown.bridge.grab().toImage()
    colours = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}
    chart = both_themes.palette.chart
    assert {chart.last_year.name(), chart.actual.name(), chart.bad.name()} <= colours


@pytest.mark.parametrize("width", [300, 360, 500])
def test_nothing_in_the_lists_is_cut(view: OpenView, book: Workbook, width: int, type_scale: float) -> None:
    shown = view(book, "profit", width=round(width * type_scale))
    scale = scale_of(shown.bridge.rows, shown.bridge.viewport().width())
    for row in shown.bridge.rows:
        right = max(scale.x(row.start), scale.x(row.end)) + fonts.width(row.text, TextRole.HEADING)
        assert right <= shown.bridge.viewport().width()
    assert shown.needs.height() >= fonts.scaled(28) * 3
    assert not shown.horizontalScrollBar().isVisible()
