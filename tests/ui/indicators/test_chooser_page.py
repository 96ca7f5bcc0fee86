"""Choosing what shows, from the first tick to Done."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kpidesk.catalogue.catalogue import Catalogue
from kpidesk.domain import change as c
from kpidesk.domain.indicator import Kind
from kpidesk.ui.indicators.catalogue_card import CatalogueCard, sections
from kpidesk.ui.indicators.choice_model import ChoiceRow, Shown
from kpidesk.ui.indicators.chooser_page import ChooserPage
from kpidesk.ui.look.theme import Theme
from kpidesk.workbook.workbook import Workbook

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
EXPENSES = ChoiceRow("Finance", "expenses")


@pytest.fixture
def page(workbook: Workbook, theme: Theme, catalogue: Catalogue, show: Callable[..., None]) -> ChooserPage:
    made = ChooserPage(workbook, theme, catalogue=lambda: catalogue)
    show(made)
    made.activateWindow()
    made.list.setFocus()
    return made


def tick(page: ChooserPage, group: str, name: str) -> None:
    page.model.tick(page.model.place(ChoiceRow(group, name)))


def test_page_says_how_many_show(page: ChooserPage) -> None:
    offered = sum(map(len, page.choice.groups.values()))
    assert (page.heading.title, page.heading.state) == ("Choose figures", f"6 of {offered} shown")


def test_done_keeps_the_choice_in_one_step(page: ChooserPage, workbook: Workbook, qtbot: QtBot) -> None:
    tick(page, "Finance", "expenses")
    tick(page, "Sales", "double")
    with qtbot.waitSignals([page.told, page.closed]):
        QTest.keyClick(page.list, Qt.Key.Key_Return, CTRL)
    assert workbook.chosen == ("revenue", "cogs", "gross_margin", "expenses", "orders", "margin")
    workbook.undo()
    assert workbook.chosen == ("revenue", "cogs", "gross_margin", "orders", "margin", "double")


def test_done_without_a_change_leaves_no_step_of_undo(page: ChooserPage, workbook: Workbook, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.closed):
        page.finish()
    assert workbook.undoable is None


def test_a_kpi_brings_the_figures_it_needs_and_says_so(page: ChooserPage) -> None:
    tick(page, "Website", "conversion_rate")
    assert page.advice.text == "Conversion rate also shows 2 figures it needs: Visits (sessions) and Desired actions."
    assert page.advice.followed == ["visitors", "conversions"]
    assert {"visitors", "conversions", "conversion_rate"} <= set(page.choice.result)


def test_the_figures_can_be_left_out_again(page: ChooserPage) -> None:
    tick(page, "Website", "conversion_rate")
    page.advice.remedy_requested.emit()
    assert "conversion_rate" in page.choice.result
    assert "visitors" not in page.choice.result
    assert page.advice.followed == []


def test_one_figure_is_named_as_one(page: ChooserPage) -> None:
    tick(page, "Website", "website_visits")
    assert page.advice.text == "Website visits also shows the figure it needs: Visits (sessions)."


def test_taking_away_what_others_need_says_that_it_still_counts(page: ChooserPage) -> None:
    tick(page, "Finance", "cogs")
    assert page.advice.text == (
        "Direct cost of what was sold is needed by Gross profit margin, Margin and Double margin. "
        "What was typed stays and counts; it is only not shown."
    )
    tick(page, "Finance", "expenses")
    assert page.advice.text == "A KPI that is ticked brings along the figures it needs."


def test_the_line_of_advice_keeps_its_place(page: ChooserPage) -> None:
    before = page.advice.geometry()
    tick(page, "Website", "conversion_rate")
    QTest.qWait(1)
    assert page.advice.geometry() == before


def test_moving_by_key_keeps_the_row_current(page: ChooserPage) -> None:
    page.list.choose_row(ChoiceRow("Finance", "cogs"))
    QTest.keyClick(page.list, Qt.Key.Key_Up, ALT)
    assert page.choice.result[:2] == ("cogs", "revenue")
    assert page.list.row == ChoiceRow("Finance", "cogs")
    QTest.keyClick(page.list, Qt.Key.Key_Up, ALT)
    assert page.choice.result[:2] == ("cogs", "revenue")


def test_moving_a_heading_moves_the_group(page: ChooserPage) -> None:
    page.list.choose_row(ChoiceRow("Sales"))
    QTest.keyClick(page.list, Qt.Key.Key_Up, ALT)
    assert page.choice.result[0] == "orders"
    assert page.list.row == ChoiceRow("Sales")


def test_a_starter_set_adds(page: ChooserPage, catalogue: Catalogue) -> None:
    page.use_starter("shop")
    assert set(catalogue.starters["shop"].indicators) <= set(page.choice.result)
    assert "double" in page.choice.result
    assert page.advice.text.endswith(" of the set “Shop” came.")
    page.use_starter("shop")
    assert page.advice.text == "All of the set “Shop” shows already."


def test_the_menu_offers_every_starter_set(page: ChooserPage, catalogue: Catalogue) -> None:
    menu = page.findChild(type(page._sets.menu()))
    assert menu is not None
    shown = [action.text() for action in menu.actions()]
    assert [text.split(":")[0] for text in shown] == [starter.label for starter in catalogue.starters.values()]
    menu.actions()[0].trigger()
    assert page.is_edited


def test_escape_asks_once_before_it_drops_a_choice(page: ChooserPage, workbook: Workbook, qtbot: QtBot) -> None:
    tick(page, "Finance", "expenses")
    with qtbot.assertNotEmitted(page.closed):
        QTest.keyClick(page.list, Qt.Key.Key_Escape)
    assert page.heading.question == "This choice is not kept yet."
    with qtbot.waitSignal(page.closed):
        QTest.keyClick(page.list, Qt.Key.Key_Escape)
    assert not page.is_edited
    assert workbook.undoable is None


@pytest.mark.parametrize(("answer", "kept"), [("done", True), ("discard", False)])
def test_the_question_is_answered_by_its_buttons(
    page: ChooserPage, workbook: Workbook, qtbot: QtBot, answer: str, kept: bool
) -> None:
    tick(page, "Finance", "expenses")
    page.leave()
    with qtbot.waitSignal(page.closed):
        page.heading.answers[answer].click()
    assert ("expenses" in workbook.chosen) is kept


def test_going_on_keeps_the_ticks(page: ChooserPage) -> None:
    tick(page, "Finance", "expenses")
    page.leave()
    page.heading.answers["stay"].click()
    assert not page.heading.is_asking
    assert page.is_edited


def test_escape_leaves_at_once_when_nothing_was_changed(page: ChooserPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.closed):
        QTest.keyClick(page.list, Qt.Key.Key_Escape)


def test_finding_goes_down_into_the_list(page: ChooserPage) -> None:
    page.finder.setFocus()
    QTest.keyClicks(page.finder, "churn")
    assert page.list.row is not None
    QTest.keyClick(page.finder, Qt.Key.Key_Down)
    assert page.list.hasFocus()


def test_finding_nothing_says_what_to_do(page: ChooserPage) -> None:
    QTest.keyClicks(page.finder, "zzzz")
    assert page.board.nothing.isVisible()
    assert page.board.nothing.text() == "No figure or KPI is called “zzzz”. “New figure or KPI” above makes one."
    page.finder.clear()
    assert not page.board.nothing.isVisible()


def test_a_kind_without_rows_says_so(make: Callable[..., Workbook], theme: Theme, catalogue: Catalogue) -> None:
    page = ChooserPage(make(own_indicators={}, chosen=(), values={}), theme, catalogue=lambda: catalogue)
    page.board.show_only(Shown.OWN)
    assert page.board.nothing.text() == "There is none of this kind yet."
    page.deleteLater()


def test_own_ones_are_changed_and_shipped_ones_copied(page: ChooserPage, qtbot: QtBot) -> None:
    page.list.choose_row(ChoiceRow("Sales", "margin"))
    assert page.change.text() == "Change it"
    page.list.choose_row(EXPENSES)
    assert page.change.text() == "Make an own one like it"
    with qtbot.waitSignal(page.edit_requested) as wanted:
        page.change.click()
    assert wanted.args == ["expenses"]


def test_a_heading_has_nothing_to_change(page: ChooserPage) -> None:
    page.list.choose_row(ChoiceRow("Sales"))
    assert not page.change.isVisible()
    assert page.card.text.splitlines()[1] == "Choose a row to read about it."


def test_a_new_own_one_joins_an_open_choice(page: ChooserPage, workbook: Workbook) -> None:
    tick(page, "Finance", "expenses")
    unsubscribe = workbook.subscribe(page.show_effect)
    fresh = workbook.own_indicators["double"]
    workbook.apply(c.SetIndicators({"double": None}))
    assert "double" not in page.choice.result
    assert "expenses" in page.choice.result
    workbook.undo()
    assert workbook.own_indicators["double"] == fresh
    unsubscribe()


def test_an_untouched_choice_follows_the_workbook(page: ChooserPage, workbook: Workbook) -> None:
    page.list.choose_row(EXPENSES)
    unsubscribe = workbook.subscribe(page.show_effect)
    workbook.apply(c.ChooseIndicators(("orders",)))
    assert page.choice.result == ("orders",)
    assert page.list.row == EXPENSES
    unsubscribe()


def test_areas_and_commands(page: ChooserPage) -> None:
    assert page.areas() == [page.finder, page.card, page.list]
    keys = [action.shortcut().toString() for action in page.page_actions()["Tools"]]
    assert keys == ["Ctrl+Return", "Esc", ""]
    assert "Space" in page.facts


@pytest.mark.parametrize(("width", "side"), [(1440, 360), (1100, 296)])
def test_the_card_gives_room_in_a_narrow_window(page: ChooserPage, width: int, side: int) -> None:
    page.resize(width, 572)
    QTest.qWait(1)
    assert page.card.parentWidget().width() == side


# -- the card -----------------------------------------------------------------------------------------------------


def headings(workbook: Workbook, name: str) -> list[str]:
    return [heading for heading, _ in sections(workbook.indicators[name], workbook)]


def test_a_card_says_everything_about_a_kpi(workbook: Workbook) -> None:
    assert headings(workbook, "aov") == [
        "What it is",
        "Formula",
        "What it tells you",
        "When it is off",
        "Quarter and year",
        "Variants",
        "Not defined when",
        "To keep in mind",
        "Example",
        "Used by",
        "Comes from",
    ]
    assert dict(sections(workbook.indicators["aov"], workbook))["Formula"] == "[Sales, net] / Orders"


def test_a_card_of_a_figure_says_where_to_look_it_up(workbook: Workbook) -> None:
    words = dict(sections(workbook.indicators["revenue"], workbook))
    assert words["Look it up in"] == "Bookkeeping, or the report of your shop or till."
    assert words["Quarter and year"] == "the months added up"
    assert "Formula" not in words


def test_a_weighted_mean_names_its_weight(workbook: Workbook) -> None:
    weighted = next(about for about in workbook.indicators.values() if about.weight)
    words = dict(sections(weighted, workbook))["Quarter and year"]
    assert words == f"the mean, weighted by {workbook.indicators[weighted.weight].name}"


def test_models_say_where_they_are_shown(workbook: Workbook) -> None:
    models = [about for about in workbook.indicators.values() if about.kind is Kind.MODEL]
    assert len(models) == 4
    for about in models:
        place = "Overview and Changes" if about.id == "activity_level" else "Charts"
        assert dict(sections(about, workbook))["Computation"] == f"Shown under {place}."


def test_the_decimal_mark_is_the_owners(workbook: Workbook) -> None:
    numbers = [about for about in workbook.indicators.values() if "." in about.formula]
    for about in numbers:
        assert "," in dict(sections(about, workbook, ","))["Formula"]


def test_nothing_that_is_not_said_has_a_heading(workbook: Workbook) -> None:
    for about in workbook.indicators.values():
        assert all(words.strip() for _, words in sections(about, workbook))


def test_the_card_shows_one_after_the_other(workbook: Workbook, theme: Theme, show: Callable[..., None]) -> None:
    card = CatalogueCard(workbook, ".")
    show(card, 360, 600)
    card.show_indicator("margin")
    assert card.text.splitlines()[:2] == ["Margin", "your own, KPI, EUR, neither is better, margin, also by product"]
    card.show_indicator("visitors")
    assert card.text.splitlines()[1] == "figure to type, count, visitors, also by campaign and by channel"
    assert "neither is better" not in card.text
    assert card.accessibleName() == workbook.indicators["visitors"].label
    card.show_indicator("")
    assert card.text == "\nChoose a row to read about it."
