"""Writing an own figure or KPI, from the first key to the last."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kpidesk.analysis.numbers.numerals import ENGLISH
from kpidesk.domain import change as c
from kpidesk.domain.cell import Cell
from kpidesk.domain.indicator import Indicator, Kind, Rollup, Unit
from kpidesk.domain.month import Month
from kpidesk.ui.indicators.editor_page import EditorPage
from kpidesk.ui.indicators.names_model import FormulaName
from kpidesk.ui.look.theme import Theme
from kpidesk.workbook.effect import Effect
from kpidesk.workbook.workbook import Workbook

GOOD = "(revenue - cogs) / orders"
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def page(workbook: Workbook, theme: Theme, show: Callable[..., None]) -> EditorPage:
    made = EditorPage(workbook, theme, ENGLISH)
    show(made)
    made.activateWindow()
    return made


def write(page: EditorPage, formula: str, name: str = "") -> None:
    """As the owner types it."""
    if name:
        page.form.name.selectAll()
        QTest.keyClicks(page.form.name, name)
    page.form.formula.selectAll()
    QTest.keyClicks(page.form.formula, formula or "\b")


def states(page: EditorPage) -> tuple[str, str, bool]:
    return page.heading.title, page.heading.state, page.heading.save.isEnabled()


# -- checking while typing ----------------------------------------------------------------------------------------


def test_a_new_kpi_waits_for_its_name(page: EditorPage) -> None:
    assert states(page) == ("Own KPI", "not saved yet", False)
    assert page.form.message.text == "Write the formula here, for example revenue - cogs."
    assert page.form.name.hasFocus()


def test_a_good_formula_looks_right_and_can_be_saved(page: EditorPage) -> None:
    write(page, GOOD, "Margin per order")
    assert page.form.message.text == "Looks right"
    assert states(page) == ("Own KPI", "not saved yet", True)
    assert page.form.unit_note == "from the formula"
    assert page.form.undefined == "Orders is 0 (found from the formula: division by zero)"
    assert page.preview.model.rows[0].texts[:2] == ("29.29", "29.17")


def test_an_error_names_the_place_and_stops_saving(page: EditorPage) -> None:
    write(page, "(revenue - cogs) / order", "Margin per order")
    assert page.form.message.text == "Position 20: no figure is called order. Nearest: Orders."
    assert not page.heading.save.isEnabled()
    assert "The formula has an error" in page.heading.save.toolTip()


def test_values_of_the_last_good_formula_stay_with_it(page: EditorPage) -> None:
    write(page, GOOD)
    write(page, GOOD + " +")
    assert page.preview.model.rows[0].texts[:2] == ("29.29", "29.17")
    assert page.preview.origin == f"From the last formula without an error: {GOOD}"


def test_values_of_another_one_are_never_shown(page: EditorPage) -> None:
    write(page, GOOD)
    page.edit("")
    write(page, "(")
    assert page.preview.model.rows == ()
    assert page.preview.origin == ""


def test_the_suggestion_is_taken_by_button_and_by_key(page: EditorPage) -> None:
    for take in (
        page.form.message.remedy_requested.emit,
        lambda: QTest.keyClick(page.form.formula, Qt.Key.Key_Return, ALT),
        lambda: QTest.keyClick(page.form.formula, Qt.Key.Key_Enter, ALT),
    ):
        write(page, "revenue / order")
        take()
        assert page.form.formula.text == "revenue / orders"


def test_without_a_suggestion_its_key_does_nothing(page: EditorPage) -> None:
    write(page, "revenue +")
    QTest.keyClick(page.form.formula, Qt.Key.Key_Return, ALT)
    assert page.form.formula.text == "revenue +"


def test_a_circle_is_named_in_order(page: EditorPage) -> None:
    page.edit("margin")
    write(page, "double + 1")
    assert page.form.message.text == (
        "Margin uses Double margin, Double margin uses Margin. A formula cannot follow from itself."
    )


def test_too_long_a_formula_says_how_much_has_to_go(page: EditorPage) -> None:
    page.form.formula.show_text("revenue + " * 300 + "1")
    assert page.facts.startswith("too long: 1,001 characters have to go")
    assert not page.heading.save.isEnabled()


def test_the_status_bar_counts_characters_and_says_the_keys(page: EditorPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.facts_changed):
        write(page, GOOD)
    assert page.facts == "25 of 2,000 characters     Ctrl Space: names and functions     F1: the formula language"


@pytest.mark.parametrize("formula", ["", GOOD, "(revenue -", "qqqq", "revenue > 0", "if(revenue, 1)", "x" * 1500])
def test_no_part_moves_whatever_is_typed(page: EditorPage, formula: str) -> None:
    parts = [page.form.unit, page.form.better, page.form.group, page.form.definition, page.heading.save]
    before = [part.mapTo(page, part.rect().topLeft()) for part in parts]
    page.form.formula.show_text(formula)
    QTest.qWait(1)
    assert [part.mapTo(page, part.rect().topLeft()) for part in parts] == before


def test_a_taken_name_is_marked_and_said(page: EditorPage) -> None:
    write(page, GOOD, "Margin")
    assert page.heading.state == "not saved yet: There is a “Margin” already; give it another name."
    assert page.form.name.property("state") == "refused"
    assert not page.heading.save.isEnabled()


def test_a_name_from_the_list_goes_into_the_formula(page: EditorPage) -> None:
    write(page, "revenue / ")
    page.names.name_chosen.emit(FormulaName("orders", "Orders", "orders"))
    assert page.form.formula.text == "revenue / orders"
    assert page.form.formula.hasFocus()


def test_f1_shows_the_language_and_the_values_again(page: EditorPage) -> None:
    QTest.keyClick(page.form.formula, Qt.Key.Key_F1)
    assert page.shows_notes
    assert not page.preview.isVisible()
    QTest.keyClick(page.form.formula, Qt.Key.Key_Escape)
    assert page.preview.isVisible()


# -- saving -------------------------------------------------------------------------------------------------------


def test_a_new_kpi_is_kept_and_shown_in_one_step(page: EditorPage, workbook: Workbook, qtbot: QtBot) -> None:
    write(page, "([Sales, net]-COGS)/orders", "Margin per order")
    with qtbot.waitSignals([page.saved, page.told, page.closed], order="none"):
        QTest.keyClick(page.form.formula, Qt.Key.Key_Return, CTRL)
    kept = workbook.own_indicators["margin_per_order"]
    assert (kept.label, kept.formula, kept.unit, kept.kind, kept.own) == (
        "Margin per order",
        GOOD,
        Unit.MONEY,
        Kind.KPI,
        True,
    )
    assert workbook.chosen[-1] == "margin_per_order"
    workbook.undo()
    assert "margin_per_order" not in workbook.indicators
    assert "margin_per_order" not in workbook.chosen


def test_a_new_figure_to_type_is_kept_with_all_that_was_asked(page: EditorPage, workbook: Workbook) -> None:
    page.form.kind._take("figure")
    QTest.keyClicks(page.form.name, "Parcels lost")
    page.form.unit.choose(Unit.COUNT)
    page.form._choose_unit()
    page.form.rollup.choose(Rollup.MEAN)
    page.form._note_choice()
    assert states(page) == ("Own figure", "not saved yet", True)
    assert page.save()
    kept = workbook.own_indicators["parcels_lost"]
    assert (kept.kind, kept.unit, kept.rollup) == (Kind.INPUT, Unit.COUNT, Rollup.MEAN)


def test_a_change_keeps_the_place_among_what_shows(page: EditorPage, workbook: Workbook) -> None:
    page.edit("margin")
    write(page, "revenue - cogs - nz(ad_spend)")
    assert states(page) == ("Own KPI", "changed, not saved yet", True)
    assert page.save()
    assert workbook.own_indicators["margin"].formula == "revenue - cogs - nz(ad_spend)"
    assert workbook.chosen == ("revenue", "cogs", "gross_margin", "orders", "margin", "double")


def test_with_an_error_the_key_for_saving_says_why_not(page: EditorPage, workbook: Workbook) -> None:
    write(page, "revenue +", "Mine")
    QTest.keyClick(page.form.formula, Qt.Key.Key_Return, CTRL)
    assert page.heading.question == "The formula has an error; it can be saved once that is corrected."
    assert "mine" not in workbook.indicators
    assert page.form.formula.text == "revenue +"


def test_a_refusal_of_the_workbook_is_said_and_nothing_is_lost(
    page: EditorPage, workbook: Workbook, own: dict[str, Indicator]
) -> None:
    write(page, GOOD, "Mine")
    other = replace(own["parcels"], id="mine", label="Mine too")
    workbook.apply(c.SetIndicators({"mine": other}))
    workbook.apply(c.SetValues({Cell("mine", Month.of(2026, 6)): 3.0}))
    assert not page.save()
    assert page.heading.question.startswith("Mine: it has typed figures")
    assert page.form.formula.text == GOOD


def test_a_shipped_kpi_is_changed_as_a_copy(page: EditorPage, workbook: Workbook) -> None:
    page.edit("gross_margin")
    assert page.form.name.text() == "Gross profit margin (own)"
    assert page.indicator == ""
    page.form._follow_name()
    assert page.save()
    assert workbook.own_indicators["gross_profit_margin_own"].formula == workbook.indicators["gross_margin"].formula


def test_a_figure_with_typed_values_cannot_become_a_formula(page: EditorPage) -> None:
    page.edit("parcels")
    assert page.heading.title == "Own figure"
    assert not page.form.kind._buttons["kpi"].isEnabled()
    page.edit("")
    assert page.form.kind._buttons["kpi"].isEnabled()


# -- leaving ------------------------------------------------------------------------------------------------------


def test_escape_leaves_at_once_when_nothing_was_typed(page: EditorPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.closed):
        QTest.keyClick(page.form.name, Qt.Key.Key_Escape)


def test_escape_asks_once_before_it_drops_what_was_typed(page: EditorPage, qtbot: QtBot) -> None:
    write(page, "revenue +")
    with qtbot.assertNotEmitted(page.closed):
        QTest.keyClick(page.form.formula, Qt.Key.Key_Escape)
    assert page.heading.question == "What you typed is not saved yet."
    assert list(page.heading.answers) == ["discard", "stay"]
    with qtbot.waitSignal(page.closed):
        QTest.keyClick(page.form.formula, Qt.Key.Key_Escape)
    assert page.form.formula.text == ""


def test_saving_is_offered_when_it_can_be(page: EditorPage, workbook: Workbook, qtbot: QtBot) -> None:
    write(page, GOOD, "Mine")
    page.leave()
    with qtbot.waitSignal(page.closed):
        page.heading.answers["save"].click()
    assert "mine" in workbook.own_indicators


def test_going_on_typing_takes_the_question_away(page: EditorPage) -> None:
    write(page, GOOD, "Mine")
    page.leave()
    page.heading.answers["stay"].click()
    assert not page.heading.is_asking
    page.leave()
    QTest.keyClicks(page.form.formula, "1")
    assert not page.heading.is_asking


def test_a_refusal_is_taken_back_by_escape_without_leaving(page: EditorPage, qtbot: QtBot) -> None:
    write(page, "revenue +", "Mine")
    page.save()
    with qtbot.assertNotEmitted(page.closed):
        QTest.keyClick(page.form.formula, Qt.Key.Key_Escape)
    assert not page.heading.is_asking
    assert page.form.formula.text == "revenue +"


# -- deleting -----------------------------------------------------------------------------------------------------


def test_only_own_ones_that_are_kept_can_be_deleted(page: EditorPage) -> None:
    assert not page.heading.delete.isVisible()
    page.edit("margin")
    assert page.heading.delete.isVisible()
    page.edit("gross_margin")
    assert not page.heading.delete.isVisible()


def test_what_others_need_says_which(page: EditorPage, workbook: Workbook) -> None:
    page.edit("margin")
    assert page.preview.users == "Double margin. It can be deleted when they do not need it any more."
    page.heading.delete.click()
    assert page.heading.question == "It cannot be deleted: Double margin needs it. Take it out of that one first."
    assert list(page.heading.answers) == ["stay"]
    assert "margin" in workbook.own_indicators


def test_deleting_says_what_goes_and_undo_brings_it_back(page: EditorPage, workbook: Workbook, qtbot: QtBot) -> None:
    page.edit("parcels")
    page.heading.delete.click()
    assert page.heading.question == (
        "Delete “Parcels sent” with 3 typed values, its goals and saved charts? Undo brings everything back."
    )
    with qtbot.waitSignals([page.told, page.closed]):
        page.heading.answers["delete"].click()
    assert "parcels" not in workbook.indicators
    workbook.undo()
    assert workbook.typed(Cell("parcels", Month.of(2026, 6))) == 130.0


def test_deleting_can_be_thought_better_of(page: EditorPage, workbook: Workbook) -> None:
    page.edit("double")
    page.ask_deletion()
    QTest.keyClick(page.form.formula, Qt.Key.Key_Escape)
    assert not page.heading.is_asking
    assert "double" in workbook.own_indicators


# -- what changes around it ---------------------------------------------------------------------------------------


def follow(page: EditorPage, workbook: Workbook) -> None:
    """The page hears of the workbook's changes, as it does in its tab."""
    unsubscribe = workbook.subscribe(page.show_effect)
    page.destroyed.connect(lambda *_: unsubscribe())


def test_new_figures_show_in_the_values(page: EditorPage, workbook: Workbook) -> None:
    follow(page, workbook)
    write(page, "revenue")
    workbook.apply(c.SetValues({Cell("revenue", Month.of(2026, 8)): 9999.0}))
    assert page.preview.model.rows[0].texts[-1] == "9,999"
    assert page.form.formula.text == "revenue"


def test_undoing_the_edited_one_closes_an_untouched_page(page: EditorPage, workbook: Workbook, qtbot: QtBot) -> None:
    write(page, GOOD, "Mine")
    page.save()
    page.edit("mine")
    follow(page, workbook)
    with qtbot.waitSignal(page.closed):
        workbook.undo()


def test_undoing_the_edited_one_keeps_what_was_typed_since(page: EditorPage, workbook: Workbook, qtbot: QtBot) -> None:
    write(page, GOOD, "Mine")
    page.save()
    page.edit("mine")
    follow(page, workbook)
    write(page, "revenue - 1")
    with qtbot.assertNotEmitted(page.closed):
        workbook.undo()
    assert page.form.formula.text == "revenue - 1"
    assert page.save()
    assert workbook.own_indicators["mine"].formula == "revenue - 1"


def test_a_change_elsewhere_shows_in_an_untouched_page(
    page: EditorPage, workbook: Workbook, own: dict[str, Indicator]
) -> None:
    page.edit("double")
    follow(page, workbook)
    workbook.apply(c.SetIndicators({"double": replace(own["double"], formula="margin * 3")}))
    assert page.form.formula.text == "margin * 3"
    assert not page.is_edited


def test_effects_without_consequence_change_nothing(page: EditorPage) -> None:
    write(page, GOOD, "Mine")
    page.show_effect(Effect(c.SetValues({})))
    assert page.form.message.text == "Looks right"


# -- room ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [1100, 1440])
def test_nothing_is_wider_than_its_room(page: EditorPage, qtbot: QtBot, width: int) -> None:
    page.resize(width, 572)
    write(page, "(revenue - cogs) / order", "Margin per order after ads and everything else that is sold")
    qtbot.waitUntil(lambda: page.form.width() == page.form.parentWidget().width())
    assert page.preview.widget().minimumSizeHint().width() <= page.preview.viewport().width()


def test_a_narrow_window_leaves_out_what_repeats_a_key(page: EditorPage) -> None:
    page.resize(1100, 572)
    write(page, "revenue / order")
    assert page.facts == "15 of 2,000 characters"
    assert page.form.message._remedy.property("keyHint") == ""
    page.resize(1440, 780)
    assert page.form.message._remedy.property("keyHint") == "Alt Enter"
    assert page.facts.endswith("F1: the formula language")


def test_the_form_needs_no_scrolling_sideways(page: EditorPage, qtbot: QtBot) -> None:
    write(page, "(revenue - cogs) / order")
    page.form.unit.choose(Unit.SCORE)
    page.form._choose_unit()
    page.resize(1100, 572)
    qtbot.waitUntil(lambda: page._middle.horizontalScrollBar().maximum() == 0)


def test_areas_end_with_where_the_work_is(page: EditorPage) -> None:
    assert page.areas() == [page.names.find_field, page.preview.table, page.form.formula]
    page.form.kind._take("figure")
    assert page.areas()[-1] is page.form.name


def test_commands_have_words_and_keys(page: EditorPage) -> None:
    shown = {action.text().replace("&", ""): action.shortcut().toString() for action in page.page_actions()["Tools"]}
    assert shown == {
        "Save": "Ctrl+Return",
        "Back to the figures": "Esc",
        "Names and functions that fit": "",
        "Take the suggested name": "Alt+Return",
        "The formula language": "F1",
    }
