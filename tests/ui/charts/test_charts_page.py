"""The Charts tab: what is chosen, what is shown, what it leads to."""

import html
from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from kpidesk.charts import offers as offers_module
from kpidesk.charts.ask import ChartAsk
from kpidesk.charts.chart import Chart, ChartKind, RefusedChart
from kpidesk.charts.kinds import ROOMS, Room
from kpidesk.charts.own_title import OwnTitle
from kpidesk.charts.pictures import picture
from kpidesk.charts.pictures.picture import Look
from kpidesk.charts.pictures.presets import SLIDE
from kpidesk.charts.refusing import refused
from kpidesk.charts.saved import ChartSettings, Span, ThemeChoice
from kpidesk.domain.business import Business, Contents
from kpidesk.domain.cell import Cell
from kpidesk.domain.change import SetValues
from kpidesk.domain.month import Month
from kpidesk.domain.period import PeriodKind
from kpidesk.ui.charts.shown_chart import ShownChart
from kpidesk.ui.help.keys import key_groups
from kpidesk.ui.look.look import Choice
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.place import ChangePlace, ChartPlace, FigurePlace, GoalPlace, ImportPlace, MonthPlace
from kpidesk.ui.workbook_signals import Hold
from kpidesk.workbook.workbook import Workbook
from tests.ui.charts.conftest import AUGUST, Desk, workbook_of

KEY, MOD = Qt.Key, Qt.KeyboardModifier
Shop = Callable[..., Workbook]
Open = Callable[..., Desk]
GOAL, LIMITS = ChartKind.GOAL, ChartKind.LIMITS
MINE = ChartSettings(GOAL, "total_revenue")


def drawn(desk: Desk, qtbot: QtBot) -> None:
    canvas = desk.page.stage.canvas
    qtbot.waitUntil(lambda: not canvas._is_stale and canvas.picture.width() == canvas.slide.width())


def test_the_first_kpi_is_shown_as_what_tells_most_about_it(shop: Shop, desk: Open) -> None:
    here = desk(shop())
    first = here.page.shown.choice.first()
    assert first is not None
    assert here.page.settings == first
    assert here.page.side.kinds.model_.kinds[0] is here.page.settings.kind
    assert here.page.side.kpi.indicator == first.indicator
    assert here.last("facts_changed") == "Up to August 2026; moves on with the newest month"
    assert here.page.stage.head.about == "title made from the figures"


def test_the_canvas_is_the_exported_slide_scaled_down(shop: Shop, desk: Open, qtbot: QtBot) -> None:
    here = desk(shop())
    drawn(here, qtbot)
    shown, chart = here.page.stage.canvas.picture, here.page.chart
    assert chart is not None
    assert shown.width() % 16 == 0 and shown.height() * 16 == shown.width() * 9
    slide = picture.draw(chart, SLIDE.layout, Look(), 72 * shown.width() / SLIDE.layout.width).pixels()
    assert bytes(shown.constBits()) == slide.rgba


@pytest.mark.parametrize(("width", "height"), [(1100, 600), (1440, 800), (1000, 480), (2200, 1200)])
def test_the_slide_keeps_its_shape_and_everything_its_place(shop: Shop, desk: Open, width: int, height: int) -> None:
    stage = desk(shop(), width, height).page.stage
    slide = stage.canvas.slide
    assert slide.height() * 16 == slide.width() * 9
    assert 240 <= slide.width() <= 1334
    parts = [part.geometry() for part in (stage.head, stage.canvas, stage.foot)]
    assert all(stage.rect().contains(part) for part in parts)
    assert parts[0].bottom() < parts[1].top() and parts[1].bottom() < parts[2].top()


def test_what_is_typed_finds_another_kpi(shop: Shop, desk: Open, qtbot: QtBot) -> None:
    here = desk(shop())
    field = here.page.side.kpi
    field.setFocus()
    qtbot.keyClicks(field.lineEdit(), "profit marg")
    qtbot.keyClick(field, KEY.Key_Return)
    assert here.page.settings is not None and "margin" in here.page.settings.indicator
    assert field.currentText() == here.workbook.indicator(here.page.settings.indicator).label


def test_one_of_those_found_is_chosen_with_the_arrows(shop: Shop, desk: Open, qtbot: QtBot) -> None:
    here = desk(shop())
    field = here.page.side.kpi
    field.setFocus()
    qtbot.keyClicks(field.lineEdit(), "visit")
    found = field.completer().popup()
    assert found.isVisible()
    for key in (KEY.Key_Down, KEY.Key_Down, KEY.Key_Return):
        qtbot.keyClick(found, key)
    assert not found.isVisible()
    assert here.page.settings is not None and here.page.settings.indicator == "website_visits"
    assert field.currentText() == "Website visits"


def test_the_field_leaves_ctrl_e_to_the_export(shop: Shop, desk: Open) -> None:
    field = desk(shop()).page.side.kpi
    asked = QKeyEvent(QEvent.Type.ShortcutOverride, KEY.Key_E, MOD.ControlModifier)
    asked.accept()
    field.event(asked)
    assert not asked.isAccepted()


def test_what_fits_no_kpi_is_taken_back(shop: Shop, desk: Open, qtbot: QtBot) -> None:
    here = desk(shop())
    before = here.page.settings
    field = here.page.side.kpi
    field.setFocus()
    qtbot.keyClicks(field.lineEdit(), "no such thing")
    qtbot.keyClick(field, KEY.Key_Return)
    assert here.page.settings == before
    assert before is not None and field.currentText() == here.workbook.indicator(before.indicator).label


def test_a_kind_that_makes_sense_stays_with_another_kpi(shop: Shop, desk: Open) -> None:
    here = desk(shop())
    here.page.side.kinds.chosen.emit(ChartKind.RANKING)
    here.page.side.kpi.chosen.emit("orders")
    assert here.page.settings is not None
    assert (here.page.settings.kind, here.page.settings.indicator) == (ChartKind.RANKING, "orders")
    here.page.side.kpi.chosen.emit("activity_level")
    assert here.page.settings.kind is here.page.side.kinds.model_.kinds[0] is ChartKind.ACTIVITY


def test_alt_and_a_number_choose_a_kind_counted_from_the_best(shop: Shop, desk: Open, qtbot: QtBot) -> None:
    here = desk(shop())
    kinds = here.page.side.kinds.model_.kinds
    qtbot.keyClick(here.page, KEY.Key_3, MOD.AltModifier)
    assert here.page.settings is not None and here.page.settings.kind is kinds[2]
    assert here.page.side.kinds.currentIndex().row() == 2


def test_only_options_of_the_kind_are_offered(shop: Shop, desk: Open, qtbot: QtBot) -> None:
    here = desk(shop())
    here.page.side.kinds.chosen.emit(LIMITS)
    boxes = here.page.side.boxes
    assert [box.text() for box in boxes.values()] == ["Limits", "Month notes", "Moving ranges below"]
    qtbot.mouseClick(boxes["moving_ranges"], Qt.MouseButton.LeftButton, pos=QPoint(8, 8))
    assert here.page.settings is not None and here.page.settings.options.moving_ranges
    here.page.side.kinds.chosen.emit(ChartKind.BULLET)
    assert here.page.side.boxes == {}
    assert not here.page.settings.options.moving_ranges


def test_kinds_that_make_no_sense_say_why(shop: Shop, desk: Open) -> None:
    here = desk(shop())
    left_out = here.page.shown.choice.offers(MINE).left_out
    said = here.page.side._left_out.text()
    assert left_out and all(reason in said for _, reason in left_out)


def test_months_are_stepped_and_the_newest_moves_on_again(shop: Shop, desk: Open) -> None:
    here = desk(shop())
    here.page.step_month(-2)
    assert here.page.settings is not None and here.page.settings.span == Span(last=Month.of(2026, 6))
    assert here.last("facts_changed") == "Stays at June 2026"
    assert here.page.side.when.month.currentText() == "June 2026"
    here.page.step_month(2)
    assert here.page.settings.span == Span()
    here.page.step_month(-500)
    assert here.page.month == here.workbook.first_month
    assert not here.page.side.when.earlier.isEnabled()


def test_a_year_to_date_is_another_period(shop: Shop, desk: Open) -> None:
    here = desk(shop())
    here.page.side.when.kind.activated.emit(2)
    assert here.page.settings is not None and here.page.settings.span.kind is PeriodKind.YEAR_TO_DATE


def test_a_part_of_the_business_is_chosen_where_the_figure_is_split(shop: Shop, desk: Open) -> None:
    here = desk(shop())
    here.page.side.kpi.chosen.emit("orders")
    names = [here.page.side.part.itemText(place) for place in range(here.page.side.part.count())]
    assert names[0] == "Whole business" and len(names) > 2
    here.page.side.part.activated.emit(1)
    assert here.page.settings is not None and here.page.settings.segment in here.workbook.segments_of("orders")
    here.page.side.kpi.chosen.emit("expenses")
    assert here.page.settings.segment is None or here.page.settings.segment in here.workbook.segments_of("expenses")


# -- titles ---------------------------------------------------------------------------------------------------------


def write_title(here: Desk, qtbot: QtBot, words: str, key: Qt.Key = KEY.Key_Return) -> None:
    qtbot.keyClick(here.page, KEY.Key_F2)
    field = here.page.stage.head.field
    assert field.hasFocus() and field.selectedText() == field.text() == here.title[:110]
    qtbot.keyClicks(field, words)
    qtbot.keyClick(field, key)


def test_the_owner_writes_a_title_and_takes_the_made_one_again(shop: Shop, desk: Open, qtbot: QtBot) -> None:
    here = desk(shop())
    made = here.title
    write_title(here, qtbot, "A good summer")
    assert here.title == "A good summer"
    assert here.page.stage.head.about == "your own title"
    qtbot.mouseClick(here.page.stage.head.use_made, Qt.MouseButton.LeftButton)
    assert here.title == made
    assert here.page.stage.head.use_made.isHidden()


def test_esc_takes_back_what_was_written(shop: Shop, desk: Open, qtbot: QtBot) -> None:
    here = desk(shop())
    made = here.title
    write_title(here, qtbot, "Never mind", KEY.Key_Escape)
    assert here.title == made
    assert not here.page.stage.head.is_writing


def test_a_number_that_is_not_in_the_chart_is_named(shop: Shop, desk: Open, qtbot: QtBot) -> None:
    here = desk(shop())
    write_title(here, qtbot, "Sales of 123,456 in August")
    here.page.shown.describe_now()
    assert here.page.stage.head.about == "your title says 123,456, the chart does not"
    height = here.page.stage.head.height()
    qtbot.mouseClick(here.page.stage.head.use_made, Qt.MouseButton.LeftButton)
    here.page.shown.describe_now()
    assert here.page.stage.head.about == "title made from the figures"
    assert here.page.stage.head.height() == height


def test_a_title_that_no_longer_agrees_after_an_edit_is_marked(shop: Shop, desk: Open) -> None:
    workbook = shop()
    made = MINE.chart(workbook).titles[0]
    here = desk(shop({"Mine": replace(MINE, own_title=OwnTitle(made + "!", made))}, months={}))
    assert here.page.stage.head.about == "your own title"
    here.workbook.apply(SetValues({Cell("revenue", AUGUST): 99_000.0}))
    here.page.shown.describe_now()
    assert here.page.stage.head.about.startswith("your title says ")


def test_a_title_comes_back_with_its_chart(shop: Shop, desk: Open, qtbot: QtBot) -> None:
    here = desk(shop())
    kind = here.page.side.kinds.model_.kinds[0]
    write_title(here, qtbot, "Ours")
    here.page.side.kinds.chosen.emit(LIMITS if kind is not LIMITS else GOAL)
    assert here.title != "Ours"
    here.page.side.kinds.chosen.emit(kind)
    assert here.title == "Ours"


def test_a_title_that_is_being_written_stays_when_an_option_is_switched(shop: Shop, desk: Open, qtbot: QtBot) -> None:
    here = desk(shop({"Mine": MINE}))
    qtbot.keyClick(here.page, KEY.Key_F2)
    here.page.stage.head.field.setText("A good year")
    here.page.side.boxes["notes"].click()
    assert here.page.settings is not None and not here.page.settings.options.notes
    assert here.page.settings.own_title is not None and here.page.settings.own_title.words == "A good year"


def test_nothing_is_worked_out_while_a_title_is_typed(
    shop: Shop, desk: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = desk(shop())
    qtbot.keyClick(here.page, KEY.Key_F2)
    counted: list[object] = []
    monkeypatch.setattr(ShownChart, "_describe", counted.append)
    qtbot.keyClicks(here.page.stage.head.field, "A long title of many words")
    QApplication.processEvents()
    assert counted == []


@pytest.mark.parametrize(("size", "is_small"), [((1100, 600), True), ((1440, 800), False)])
def test_on_a_small_slide_subtitle_and_footnote_are_read_where_the_mouse_is(
    shop: Shop, desk: Open, qtbot: QtBot, size: tuple[int, int], is_small: bool
) -> None:
    here = desk(shop({"Mine": MINE}), *size)
    drawn(here, qtbot)
    canvas, chart = here.page.stage.canvas, here.page.chart
    assert chart is not None and canvas.is_small == is_small
    slide = canvas.slide.toRect()
    for words, place in ((chart.subtitle, slide.topLeft() + QPoint(60, 60)), (chart.footnote, _foot(slide))):
        QToolTip.hideText()
        qtbot.waitUntil(lambda: not QToolTip.isVisible())
        qtbot.mouseMove(canvas, place)
        assert (words in html.unescape(QToolTip.text())) == is_small


def _foot(slide: QRect) -> QPoint:
    return slide.bottomLeft() + QPoint(60, -12)


def test_up_and_down_read_what_stands_around_the_figures(shop: Shop, desk: Open, qtbot: QtBot) -> None:
    here = desk(shop({"Mine": MINE}), 1440, 800)
    drawn(here, qtbot)
    canvas, chart = here.page.stage.canvas, here.page.chart
    assert chart is not None
    canvas.setFocus()
    for key, words in ((KEY.Key_Up, chart.subtitle), (KEY.Key_Down, chart.footnote)):
        qtbot.keyClick(canvas, key)
        assert words in html.unescape(QToolTip.text())


# -- figures --------------------------------------------------------------------------------------------------------


def test_a_click_and_enter_lead_to_the_figure(shop: Shop, desk: Open, qtbot: QtBot) -> None:
    here = desk(shop({"Mine": MINE}))
    drawn(here, qtbot)
    canvas = here.page.stage.canvas
    canvas.setFocus()
    qtbot.keyClick(canvas, KEY.Key_Right)
    qtbot.keyClick(canvas, KEY.Key_Left)
    assert here.last("facts_changed") == QToolTip.text().split(">")[1].split("<")[0]
    qtbot.keyClick(canvas, KEY.Key_Return)
    july = FigurePlace(Cell("total_revenue", Month.of(2026, 7)))
    assert here.last("place_requested") == july
    spot = next(box for one, box in canvas._spots if one.origin and one.origin.month == Month.of(2026, 7))
    qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=spot.center().toPoint())
    assert here.said["place_requested"] == [july, july]


def test_spots_lie_on_the_slide(shop: Shop, desk: Open, qtbot: QtBot) -> None:
    here = desk(shop({"Mine": MINE}))
    drawn(here, qtbot)
    canvas = here.page.stage.canvas
    assert len(canvas._spots) == 12
    assert all(canvas.slide.contains(box) for _, box in canvas._spots)
    assert canvas._place_at(QPointF(1, 1)) is None


def test_figures_that_change_are_shown_at_once_and_out_of_sight_later(shop: Shop, desk: Open, qtbot: QtBot) -> None:
    here = desk(shop({"Mine": MINE}, months={}))
    before = here.title
    here.page.hide()
    here.workbook.apply(SetValues({Cell("revenue", AUGUST): 12_000.0}))
    QApplication.processEvents()
    canvas = here.page.stage.canvas.chart
    assert canvas is not None and canvas.titles[0] == before
    with qtbot.waitExposed(here.page):
        here.page.show()
    assert here.title != before


# -- refused --------------------------------------------------------------------------------------------------------


@pytest.fixture
def refusing(monkeypatch: pytest.MonkeyPatch) -> str:
    """A usual range is always refused."""
    reason = "A usual range needs 6 months; there are 2."

    def refuse(_workbook: Workbook, ask: ChartAsk) -> Chart:
        return refused(ask, reason, GOAL)

    monkeypatch.setitem(ROOMS, LIMITS, Room(refuse, lambda *_: None))
    assert offers_module.ROOMS is ROOMS
    return reason


def test_a_refused_chart_says_why_and_leads_to_one_that_works(
    shop: Shop, desk: Open, qtbot: QtBot, refusing: str
) -> None:
    here = desk(shop({"Mine": replace(MINE, kind=LIMITS)}))
    shown = here.page.stage.canvas.chart
    assert isinstance(shown, RefusedChart) and shown.reason == refusing
    assert here.page.chart is None
    assert here.page.stage.head.about == "not drawn"
    remedy = here.page.stage.canvas.remedy
    assert remedy.text() == "Show “Goal and actual”"
    assert not here.page.stage.head.export.isEnabled()
    qtbot.mouseClick(remedy, Qt.MouseButton.LeftButton)
    assert here.page.settings is not None and here.page.settings.kind is GOAL
    here.page.shown.describe_now()
    assert here.page.stage.head.export.isEnabled() and remedy.isHidden()


def test_enter_on_a_refused_canvas_shows_what_works(shop: Shop, desk: Open, qtbot: QtBot, refusing: str) -> None:
    here = desk(shop({"Mine": replace(MINE, kind=LIMITS)}))
    canvas = here.page.stage.canvas
    assert isinstance(canvas.chart, RefusedChart), refusing
    canvas.setFocus()
    qtbot.keyClick(canvas, Qt.Key.Key_Return)
    assert here.page.settings is not None and here.page.settings.kind is GOAL
    here.page.shown.describe_now()
    qtbot.keyClick(canvas, Qt.Key.Key_Return)
    assert here.page.settings.kind is GOAL and canvas.hasFocus()


# -- places ---------------------------------------------------------------------------------------------------------


def test_a_kpi_of_another_page_is_shown_as_its_best_kind(shop: Shop, desk: Open) -> None:
    here = desk(shop({"Mine": MINE}))
    here.page.go_to(ChartPlace("orders", AUGUST))
    assert here.page.settings is not None
    assert (here.page.settings.indicator, here.page.settings.span, here.page.open_key) == ("orders", Span(), None)
    assert here.page.settings.kind is here.page.side.kinds.model_.kinds[0]
    here.page.go_to(ChartPlace("orders", Month.of(2026, 3)))
    assert here.page.month == Month.of(2026, 3)


def test_the_same_chart_is_found_again(shop: Shop, desk: Open) -> None:
    workbook = shop({"First": MINE, "Second": replace(MINE, kind=LIMITS)})
    here = desk(workbook)
    here.page.keeping.open(2)
    here.page.step_month(-1)
    place = here.page.place
    again = desk(workbook)
    assert place is not None
    again.page.go_to(place)
    assert again.page.settings == here.page.settings
    assert again.page.open_key == 2


def test_the_page_leads_to_goals_and_to_what_the_kpi_tells(shop: Shop, desk: Open, qtbot: QtBot) -> None:
    here = desk(shop({"Mine": MINE}))
    qtbot.keyClick(here.page, KEY.Key_F1)
    here.page.actions_.goals.trigger()
    assert here.said["place_requested"] == [
        ChangePlace("total_revenue", AUGUST, explained=True),
        GoalPlace("total_revenue", AUGUST),
    ]


def test_a_file_without_figures_asks_for_them(desk: Open, qtbot: QtBot) -> None:
    here = desk(workbook_of(Contents(Business("New"), chosen=("total_revenue",))))
    assert here.page.areas() == [here.page.empty.main_button]
    assert here.page.chart is None and here.page.place is None
    here.signals.hold_back(Hold("The file is read-only."))
    assert not here.page.empty.main_button.isEnabled()
    assert "read-only" in here.page.empty.main_button.toolTip()
    here.signals.hold_back(None)
    qtbot.mouseClick(here.page.empty.main_button, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(here.page.empty.other_button, Qt.MouseButton.LeftButton)
    assert here.said["place_requested"] == [MonthPlace(AUGUST), ImportPlace()]
    here.workbook.apply(SetValues({Cell("revenue", AUGUST): 500.0}))
    assert here.page.settings is not None and here.page.settings.indicator == "total_revenue"


def test_a_file_that_may_not_be_written_is_looked_at_only(shop: Shop, desk: Open, qtbot: QtBot) -> None:
    here = desk(shop({"Mine": MINE}))
    here.signals.hold_back(Hold("The file is read-only."))
    qtbot.keyClick(here.page, KEY.Key_S, MOD.ControlModifier)
    assert len(here.workbook.saved_charts) == 1
    assert not here.page.stage.head.save.isEnabled()
    assert "read-only" in here.page.stage.head.save.toolTip()
    assert here.page.stage.head.export.isEnabled()
    strip = here.page.stage.foot.strip
    strip.setFocus()
    for key, held in ((KEY.Key_Delete, MOD.NoModifier), (KEY.Key_Right, MOD.ControlModifier | MOD.ShiftModifier)):
        qtbot.keyClick(strip, key, held)
    qtbot.keyClick(strip, KEY.Key_F2)
    assert not strip.is_naming
    assert list(here.page.desk.charts) == [1]


# -- looks ----------------------------------------------------------------------------------------------------------


def test_slides_are_seen_in_the_colours_in_which_they_leave(shop: Shop, desk: Open, qtbot: QtBot, theme: Theme) -> None:
    here = desk(shop({"Mine": MINE}))
    drawn(here, qtbot)
    canvas = here.page.stage.canvas
    assert canvas.picture.pixelColor(1, 1).name() == "#ffffff"
    here.page.ways.theme = ThemeChoice(dark=True)
    qtbot.waitUntil(lambda: canvas.picture.pixelColor(1, 1).name() == "#15191e")
    assert here.page.settings is not None and here.page.settings.theme.dark
    assert here.page.stage.head.save.isEnabled()
    here.page.ways.theme = ThemeChoice()
    theme.choose(Choice.DARK)
    assert here.page.ways.dark


def test_a_saved_chart_brings_its_colours_along(shop: Shop, desk: Open) -> None:
    looks = {"Light": MINE, "Green": replace(MINE, theme=ThemeChoice(ibcs_colours=True))}
    here = desk(shop(looks))
    here.page.keeping.open(2)
    assert here.page.ways.theme == ThemeChoice(ibcs_colours=True)
    assert not here.page.stage.head.save.isEnabled()


def test_every_key_of_the_page_is_on_the_keyboard_sheet(shop: Shop, desk: Open) -> None:
    listed = {
        key for heading, rows in key_groups() if heading == "Charts" for keys, _ in rows for key in keys.split(", ")
    }
    page = desk(shop()).page
    used = {action.shortcut().toString() for action in page.actions() if not action.shortcut().isEmpty()}
    assert used - listed == {"F1"}
    moves = {"Alt+Up", "Alt+Down", "Ctrl+Shift+Left", "Ctrl+Shift+Right"}
    assert listed - used == {"Left", "Right", "Up", "Down", "Home", "End", "Enter", "Delete", "Esc", *moves}


def test_every_control_is_reached_by_tab(shop: Shop, desk: Open, qtbot: QtBot) -> None:
    here = desk(shop({"Mine": MINE}))
    here.page.side.kpi.setFocus()
    seen = []
    for _ in range(40):
        qtbot.keyClick(QApplication.focusWidget() or here.page, KEY.Key_Tab)
        seen.append(QApplication.focusWidget())
    side, head = here.page.side, here.page.stage.head
    wanted = [
        side.kinds,
        side.when.kind,
        side.when.month,
        side.when.earlier,
        *side.boxes.values(),
        head.edit,
        head.show_all,
        head.export,
    ]
    assert [one for one in [*wanted, here.page.stage.canvas, here.page.stage.foot.strip] if one not in seen] == []


@pytest.mark.parametrize("part", ["kpi", "month", "kinds", "last box"])
def test_what_has_the_keys_is_scrolled_into_sight(shop: Shop, desk: Open, qtbot: QtBot, part: str) -> None:
    here = desk(shop({"Mine": MINE}), 1000, 420)
    side = here.page.side
    boxes = list(side.boxes.values())
    wanted = {"kpi": side.kpi, "month": side.when.month, "kinds": side.kinds, "last box": boxes[-1]}[part]
    (side.kpi if part == "last box" else boxes[-1]).setFocus()
    wanted.setFocus()
    if part == "kinds":
        for _ in range(side.kinds.model_.rowCount()):
            qtbot.keyClick(side.kinds, KEY.Key_Down)
    seen = side.kinds.visualRect(side.kinds.currentIndex()) if part == "kinds" else wanted.rect()
    corner = wanted.mapTo(side, seen.topLeft())
    assert side.rect().contains(corner) and side.rect().contains(wanted.mapTo(side, seen.bottomRight()))


def test_large_type_and_long_names_keep_their_place(shop: Shop, desk: Open, type_scale: float) -> None:
    long = "Umsatz je Kundin und Kunde im Fernabsatz nach Einkommensteuervorauszahlungsbescheidnummer"
    own = replace(shop().indicator("total_revenue"), id="own_long", own=True, label=long)
    here = desk(shop({long: replace(MINE, indicator="own_long")}, own_indicators={"own_long": own}), 1100, 600)
    head, stage = here.page.stage.head, here.page.stage
    assert head.heading.startswith(long)
    assert stage.head.geometry().right() <= stage.width()
    assert head.export.geometry().right() <= head.width()
    assert head.edit.width() >= head.edit.sizeHint().width()
    assert type_scale >= 1


def test_a_saved_chart_of_another_version_says_so(shop: Shop, desk: Open) -> None:
    workbook = shop({"Mine": MINE})
    charts = {2: replace(workbook.saved_charts[1], kind="pie", title="Cake")}
    here = desk(shop(saved_charts={1: workbook.saved_charts[1], **charts}))
    here.page.keeping.open(2)
    assert here.last("refused") == "This chart is of a kind that this version of kpidesk does not know."
    assert here.page.open_key == 1


def test_characters_that_the_font_of_charts_lacks_are_told_beside_the_title(
    shop: Shop, desk: Open, qtbot: QtBot
) -> None:
    here = desk(shop({"Mine": replace(MINE, own_title=OwnTitle("花市 was busy", ""))}))
    drawn(here, qtbot)
    head = here.page.stage.head
    assert head.about == "the charts’ font lacks 花市"
    assert head._mark.isVisible()
    here.page.shown.refresh()  # as after a change elsewhere: the picture stays
    here.page.shown.describe_now()
    assert head.about == "the charts’ font lacks 花市"
    head.title_written.emit("")
    qtbot.waitUntil(lambda: head.about == "title made from the figures")
    drawn(here, qtbot)
    assert head.about == "title made from the figures"
    assert not head._mark.isVisible()


def test_a_warning_that_is_too_long_beside_the_title_ends_in_dots_and_is_read_in_full(
    shop: Shop, desk: Open, qtbot: QtBot
) -> None:
    own = OwnTitle("花市 98,765 and 87,654 and 76,543 and 65,432 and 54,321", "")
    here = desk(shop({"Mine": replace(MINE, own_title=own)}), 800)
    drawn(here, qtbot)
    head = here.page.stage.head
    assert head.about.startswith("your title says 98,765, 87,654, ") and head.about.endswith("lacks 花市")
    assert head._about.text().endswith("\N{HORIZONTAL ELLIPSIS}")
    assert head._about.width() >= head._about.sizeHint().width()
    assert html.unescape(head._about.toolTip()).find(head.about) >= 0
