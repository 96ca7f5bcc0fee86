"""The page of the overview in use: keys, states, what it leads to, what it does when something changes."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kpidesk.analysis.overview.since_entered import MonthFacts
from kpidesk.analysis.overview.tiles import Side, arrangement, tiles
from kpidesk.catalogue.catalogue import read_catalogue
from kpidesk.domain.business import Business, Contents, MonthStatus
from kpidesk.domain.cell import Cell
from kpidesk.domain.change import ChooseIndicators, SetMonths, SetValues
from kpidesk.domain.month import Month
from kpidesk.domain.period import PeriodKind
from kpidesk.ui.changes.line import LineWriter
from kpidesk.ui.look import fonts
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.overview.rail import MonthCard
from kpidesk.ui.overview.tile_painting import SIDE, WIDTH, change_places, name_lines, value_role
from kpidesk.ui.parts.label import PlainLabel
from kpidesk.ui.place import (
    ChangePlace,
    ChartPlace,
    FigurePlace,
    GoalPlace,
    ImportPlace,
    MonthPlace,
    QuestionsPlace,
    TilePlace,
)
from kpidesk.ui.workbook_signals import Hold
from kpidesk.workbook.workbook import Workbook
from tests.ui.changes.shop import NoLedger, shop
from tests.ui.overview.conftest import Open

JUL, AUG, SEP = Month.of(2026, 7), Month.of(2026, 8), Month.of(2026, 9)
KEY, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier


def press(qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    qtbot.keyClick(focus, key, modifier)


def test_it_shows_the_last_finished_month(desk: Open, sample: Workbook) -> None:
    here = desk(sample)
    assert here.page.month == AUG
    assert here.page.toolbar.title.text() == "August 2026"
    assert here.page.toolbar.state.text() == "closed"
    assert (
        here.page.rail.month.spoken
        == "August 2026, closed, 48 of 48 entered, September: 17 of 30 days, 42 of 48 entered"
    )
    assert here.facts[-1].startswith("on track 3, watch 2, off 5;")


def test_the_legend_names_the_colours_of_the_window(desk: Open, sample: Workbook, theme: Theme) -> None:
    here = desk(sample)
    assert "blue good, orange bad" in here.facts[-1]
    theme.use_ibcs_colours(True)
    assert "green good, red bad" in here.facts[-1]
    here.page.hide()
    told = len(here.facts)
    theme.use_ibcs_colours(False)
    assert len(here.facts) == told


def test_arrows_go_over_all_tiles_and_from_one_side_to_the_other(desk: Open, sample: Workbook, qtbot: QtBot) -> None:
    board = desk(sample).page.board
    business, marketing = tiles(sample).values()
    assert board.indicator == business[0]
    for key, wanted in (
        (KEY.Key_Right, business[1]),
        (KEY.Key_Down, business[4]),
        (KEY.Key_Down, marketing[1]),
        (KEY.Key_Left, marketing[0]),
        (KEY.Key_Left, business[5]),
        (KEY.Key_Right, marketing[0]),
        (KEY.Key_Up, business[3]),
        (KEY.Key_Up, business[0]),
        (KEY.Key_Up, business[0]),
    ):
        press(qtbot, key)
        assert board.indicator == wanted
        assert board.isAncestorOf(QApplication.focusWidget() or board)


def test_keys_lead_to_changes_chart_goal_and_figures(desk: Open, sample: Workbook, qtbot: QtBot) -> None:
    here = desk(sample)
    press(qtbot, KEY.Key_Right)
    name = here.page.board.indicator
    press(qtbot, KEY.Key_Return)
    press(qtbot, KEY.Key_Return, CTRL)
    press(qtbot, KEY.Key_G)
    press(qtbot, KEY.Key_E)
    assert here.places == [
        ChangePlace(name, AUG, why=True, kind=PeriodKind.MONTH),
        ChartPlace(name, AUG),
        GoalPlace(name, AUG),
        MonthPlace(SEP),
    ]


def test_enter_on_a_tile_without_a_value_leads_to_the_missing_figure(
    desk: Open, sample: Workbook, qtbot: QtBot
) -> None:
    sample.apply(SetMonths({AUG: None}))
    sample.apply(SetValues({Cell("expenses", AUG): None}))
    here = desk(sample)
    assert here.page.board.choose("profit")
    tile = here.page.facts.tile("profit")
    assert (tile.value, tile.reason) == ("", "All other running costs, Aug 26 is missing")
    press(qtbot, KEY.Key_Return)
    assert here.places == [FigurePlace(Cell("expenses", AUG))]
    assert here.page.month_to_enter == AUG


def test_what_is_worth_a_look_is_one_key_from_its_place(desk: Open, sample: Workbook, qtbot: QtBot) -> None:
    here = desk(sample)
    looks = here.page.rail.look.list
    looks.setFocus()
    press(qtbot, KEY.Key_Down)
    press(qtbot, KEY.Key_Return)
    line = looks.lines.lines[1]
    assert line.fact == "Profit (operating) is EUR\N{NO-BREAK SPACE}955"
    assert line.measure.startswith("Off (goal EUR\N{NO-BREAK SPACE}")
    assert "lies below the range around its trend, for a month of August, " in line.measure
    assert here.places == [ChangePlace("profit", AUG, why=True, kind=PeriodKind.MONTH)]
    rect = looks.visualRect(looks.lines.index(0))
    qtbot.mouseClick(looks.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert here.places[-1] == ChangePlace("gross_margin", AUG, why=True, kind=PeriodKind.MONTH)


def test_questions_follow_in_a_pause_where_there_is_room(desk: Open, sample: Workbook, qtbot: QtBot) -> None:
    here = desk(sample)
    here.page.step_month(1)
    assert here.facts_of_look == []
    qtbot.waitUntil(lambda: here.facts_of_look == ["10 questions are open"])
    assert here.page.rail.look.list.lines.lines[0].place == QuestionsPlace()


def test_a_running_month_is_hollow_and_has_no_percent(desk: Open, sample: Workbook) -> None:
    here = desk(sample)
    here.page.step_month(1)
    assert here.page.toolbar.state.text() == "so far, 17 of 30 days"
    shown = [tile for model in here.page.board.models.values() for tile in model.tiles]
    assert all(tile.line.status.hollow and tile.beneath == "so far, 17 of 30 days" for tile in shown)
    assert not any("%" in change.mark.text for tile in shown for change in tile.changes)
    assert not any(change.mark.text.endswith("pp") for tile in shown for change in tile.changes)


def test_one_month_says_from_when_on_there_is_more(desk: Open) -> None:
    here = desk(shop({"sales": [100.0], "costs": [40.0]}, ("sales", "costs", "total_sales")))
    tile = here.page.facts.tile("total_sales")
    assert (tile.value, tile.no_line, tile.beneath) == (
        "100",
        "a line from 2 months on",
        "usual range from 6 months on",
    )
    assert [change.mark.text for change in tile.changes] == ["change from Feb 25 on", "last year from Jan 26 on"]


def test_fewer_than_six_months_have_no_band(desk: Open) -> None:
    few, more = (
        desk(shop({"sales": [100.0 + n for n in range(count)]}, ("total_sales",))).page.facts.tile("total_sales")
        for count in (5, 6)
    )
    assert few.line.trend.upper is None and few.beneath == "usual range from 6 months on"
    assert more.line.trend.upper is not None


def test_an_empty_file_offers_its_first_month(desk: Open, qtbot: QtBot) -> None:
    empty = Workbook(NoLedger(), Contents(Business("A")), read_catalogue().indicators, lambda: dt.datetime(2026, 9, 20))
    here = desk(empty)
    here.page.areas()[-1].setFocus()
    press(qtbot, KEY.Key_Return)
    here.page.empty.other_button.click()
    assert here.places == [MonthPlace(AUG), ImportPlace()]
    assert here.page.empty.accessibleName() == "Enter your first month"
    here.page.step_month(-1)
    empty.apply(SetValues({Cell("revenue", AUG): 5.0}))
    assert here.page.empty.accessibleName() == "No KPI is chosen"


def test_while_nothing_can_be_typed_the_reason_is_said(desk: Open, sample: Workbook, qtbot: QtBot) -> None:
    here = desk(sample)
    here.signals.hold_back(Hold("The folder cannot be written to."))
    assert not here.page.toolbar.enter.isEnabled() and not here.page.toolbar.choose.isEnabled()
    assert "cannot be written to" in here.page.toolbar.enter.toolTip()
    press(qtbot, KEY.Key_E)
    here.page.choose_tiles()
    assert here.places == [] and here.page.choice.isHidden()
    here.signals.hold_back(None)
    assert here.page.toolbar.enter.isEnabled()


def test_tiles_are_chosen_in_place_and_undone(desk: Open, sample: Workbook, qtbot: QtBot) -> None:
    here, before = desk(sample), tiles(sample)
    press(qtbot, KEY.Key_T)
    business = here.page.choice.lists[Side.BUSINESS]
    assert QApplication.focusWidget() is business
    press(qtbot, KEY.Key_Space)
    press(qtbot, KEY.Key_Down)
    press(qtbot, KEY.Key_Down, Qt.KeyboardModifier.AltModifier)
    press(qtbot, KEY.Key_Return, CTRL)
    first, second, third, *rest = before[Side.BUSINESS]
    assert tiles(sample)[Side.BUSINESS] == (third, second, *rest)
    assert first not in [tile.indicator for tile in here.page.board.models[Side.BUSINESS].tiles]
    assert here.told == ["Tiles chosen"]
    sample.undo()
    assert [tile.indicator for tile in here.page.board.models[Side.BUSINESS].tiles] == list(before[Side.BUSINESS])


def test_a_seventh_tile_is_not_taken_and_esc_changes_nothing(desk: Open, sample: Workbook, qtbot: QtBot) -> None:
    here, before = desk(sample), tiles(sample)
    here.page.choose_tiles()
    business = here.page.choice.lists[Side.BUSINESS]
    business.setCurrentIndex(business.model().index(6, 0))
    press(qtbot, KEY.Key_Space)
    assert business.names == list(before[Side.BUSINESS])
    name = business.model().index(6, 0).data()
    assert here.refused == [f"6 tiles stand on each side at most: take the tick off another one before {name}."]
    press(qtbot, KEY.Key_Escape)
    assert tiles(sample) == before
    assert here.page.board.isAncestorOf(QApplication.focusWidget() or business)


def test_keys_of_the_tiles_do_nothing_while_tiles_are_chosen(desk: Open, sample: Workbook, qtbot: QtBot) -> None:
    here = desk(sample)
    look = here.page.facts.look
    press(qtbot, KEY.Key_T)
    for key, modifier in (
        (KEY.Key_E, Qt.KeyboardModifier.NoModifier),
        (KEY.Key_G, Qt.KeyboardModifier.NoModifier),
        (KEY.Key_T, Qt.KeyboardModifier.NoModifier),
        (KEY.Key_2, Qt.KeyboardModifier.AltModifier),
    ):
        press(qtbot, key, modifier)
    here.page.step_month(-1)
    actions = here.page.actions_
    offered = [action for menu in here.page.page_actions().values() for action in menu if action.isEnabled()]
    assert (here.places, here.page.facts.look, offered) == ([], look, [])
    assert here.page.choice.isVisible()
    press(qtbot, KEY.Key_Return, CTRL)
    assert here.page.board.isVisible() and actions.goal.isEnabled() and actions.enter.isEnabled()


def test_one_edit_writes_each_line_once_for_tile_and_list(
    desk: Open, sample: Workbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk(sample)
    written: list[str] = []
    write = LineWriter._written
    monkeypatch.setattr(
        LineWriter, "_written", lambda self, row: (written.append(row.comparison.indicator.id), write(self, row))[1]
    )
    sample.apply(SetMonths({AUG: None}))
    written.clear()
    sample.apply(SetValues({Cell("expenses", AUG): 9000.0}))
    assert "profit_margin" in written
    assert sorted(written) == sorted(set(written))


def test_the_activity_index_can_be_a_tile_and_follows_its_figures(desk: Open, sample: Workbook) -> None:
    sample.apply(ChooseIndicators(("activity_level", *sample.chosen)))
    sample.apply(SetMonths({AUG: None}))
    sample.apply(arrangement(sample, ["activity_level", "profit"]))
    here = desk(sample)
    tile = here.page.board.models[Side.BUSINESS].tiles[0]
    assert (tile.indicator, tile.value) == ("activity_level", "105.8") and tile.is_signal
    sample.apply(SetValues({Cell("orders", AUG): 300.0}))
    assert here.page.board.models[Side.BUSINESS].tiles[0].value == "115.1"


def test_hidden_it_waits_and_shown_it_works_out_only_what_was_touched(desk: Open, sample: Workbook) -> None:
    here = desk(sample, shown=False)
    sample.apply(SetValues({Cell("orders", SEP): 99.0}))
    assert here.page.toolbar.title.text() == ""
    here.page.show()
    before = {name: here.page.facts.tile(name) for names in tiles(sample).values() for name in names}
    sample.apply(SetValues({Cell("email_clicks", SEP): 99.0}))
    renewed = {name for name, tile in before.items() if here.page.facts.tile(name) is not tile}
    assert renewed == {"email_ctr"}


@pytest.mark.parametrize(("width", "across"), [(1440, 3), (1100, 2), (1920, 3)])
def test_as_many_tiles_stand_across_as_there_is_room_for(desk: Open, sample: Workbook, width: int, across: int) -> None:
    page = desk(sample, (width, 700)).page
    places = [page.board.lists[Side.BUSINESS].visualRect(page.board.models[Side.BUSINESS].index(n)) for n in range(6)]
    assert len({place.y() for place in places}) == 6 // across
    right = page.rail.mapTo(page, page.rail.rect().topRight()).x()
    assert right < width


def test_it_goes_to_a_tile_and_back(desk: Open, sample: Workbook) -> None:
    page = desk(sample).page
    page.go_to(TilePlace("aov", JUL, PeriodKind.QUARTER))
    assert page.place == TilePlace("aov", JUL, PeriodKind.QUARTER)
    assert page.toolbar.title.text() == "Q3 2026, July to September 2026"


@pytest.mark.parametrize("factor", [1.0, 1e3, 1e6, -1e6], ids=["usual", "thousands", "millions", "below zero"])
def test_everything_fits_its_tile(desk: Open, type_scale: float, factor: float) -> None:
    """Figures of up to eleven digits, with a minus, at every size of type."""
    book = shop(
        {"sales": [factor * (7_000 + n * 31) for n in range(14)], "costs": [5_000.0] * 14},
        ("total_sales", "profit", "profit_margin", "cash_change"),
    )
    page = desk(book).page
    room = fonts.scaled(WIDTH) - 2 * SIDE
    for tile in page.board.models[Side.BUSINESS].tiles:
        role, has_line = value_role(tile, room - fonts.scaled(136) - 8)
        assert fonts.width(tile.value, role) <= (room - fonts.scaled(136) if has_line else room)
        assert all(fonts.width(line, fonts.TextRole.HEADING) <= room for line in name_lines(tile, room - 90))
        assert fonts.width(tile.beneath, fonts.TextRole.SMALL) <= room
    assert type_scale >= 1


def test_the_changes_of_a_tile_never_touch(desk: Open, sample: Workbook) -> None:
    page = desk(sample).page
    for tile in (tile for model in page.board.models.values() for tile in model.tiles):
        row = page.rect().adjusted(0, 0, 298 - page.width(), 0)
        (left, first, brief), (right, _, _) = change_places(row, tile.changes)
        text = first.brief.text if brief else first.mark.text
        end = left + fonts.width(f"{first.label} {text}", fonts.TextRole.SMALL)
        assert end < right


def test_a_screen_reader_hears_a_sentence_for_each_tile(desk: Open, sample: Workbook) -> None:
    model = desk(sample).page.board.models[Side.BUSINESS]
    said = str(model.data(model.index(0), Qt.ItemDataRole.AccessibleTextRole))
    assert said.startswith("Total revenue, August 2026: EUR\N{NO-BREAK SPACE}6,308; against July 2026")
    assert "watch" in said
    shown = str(model.data(model.index(0), Qt.ItemDataRole.ToolTipRole))
    assert "A day: Aug" in shown and "13 months, August 2025 to August 2026" in shown


def test_a_year_to_date_is_held_against_the_same_months_only(desk: Open, sample: Workbook) -> None:
    page = desk(sample).page
    page.go_to(TilePlace("profit", AUG, PeriodKind.YEAR_TO_DATE))
    assert [change.label for change in page.facts.tile("profit").changes] == ["Jan to Aug 25"]
    lead = page.rail.since.sentences[1]
    assert "than in January to August 2025" in lead and "December" not in lead


@pytest.mark.parametrize("width", [344, 460])
def test_in_a_narrow_rail_nothing_of_the_running_month_is_cut(qtbot: QtBot, theme: Theme, width: int) -> None:
    card = MonthCard(theme)
    qtbot.addWidget(card)
    card.setFixedWidth(width)
    entered = MonthFacts(SEP, MonthStatus.OPEN, is_over=True, until_day=None, entered=8, all=23)
    card.show_month(entered, MonthFacts(SEP.plus(2), MonthStatus.OPEN, False, None, 0, 23), 22)
    card.show()
    labels = [label for label in card.findChildren(PlainLabel) if label.isVisible()]
    assert len(labels) == 4
    for label in labels:
        needed = label.heightForWidth(label.width()) if label.wordWrap() else label.sizeHint().height()
        assert label.height() >= needed
        assert label.wordWrap() or label.width() >= label.sizeHint().width()
