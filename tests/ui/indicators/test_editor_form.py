"""The questions about an own figure or KPI."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kpidesk.domain.indicator import Direction, Rollup, Unit
from kpidesk.domain.segment import SegmentKind
from kpidesk.ui.indicators.draft import Blank, Draft
from kpidesk.ui.indicators.editor_form import FIGURE, KPI, EditorForm
from kpidesk.ui.look.theme import Theme
from kpidesk.workbook.workbook import Workbook

DRAFT = Draft(
    id="per_order",
    label="Margin per order",
    formula="(revenue - cogs) / orders",
    unit=Unit.MONEY,
    decimals=2,
    direction=Direction.BAND,
    group="Sales",
    weight="revenue",
    definition="What is left.",
    if_off="Look at discounts.",
    look_up_in="The till.",
)


@pytest.fixture
def form(workbook: Workbook, theme: Theme, show: Callable[..., None]) -> EditorForm:
    made = EditorForm(workbook, theme)
    show(made, 800, 780)
    return made


def choose(form: EditorForm, kind: str) -> None:
    form.kind._take(kind)


@pytest.mark.parametrize(
    "draft",
    [
        DRAFT,
        replace(DRAFT, unit=None, decimals=None),
        replace(DRAFT, is_kpi=False, rollup=Rollup.WEIGHTED_MEAN, weight="orders", blank=Blank.ZERO),
        replace(DRAFT, is_kpi=False, segment_kinds=frozenset({SegmentKind.CHANNEL, SegmentKind.PRODUCT})),
    ],
)
def test_what_is_shown_is_what_is_read(form: EditorForm, draft: Draft) -> None:
    form.show_draft(draft, is_new=True)
    assert form.draft == draft


def test_showing_a_draft_is_no_edit(form: EditorForm, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(form.edited):
        form.show_draft(DRAFT, is_new=False)


def test_every_key_and_choice_is_an_edit(form: EditorForm, qtbot: QtBot) -> None:
    form.show_draft(DRAFT, is_new=True)
    acts: list[Callable[[], object]] = [
        lambda: QTest.keyClicks(form.name, "x"),
        lambda: QTest.keyClicks(form.id, "x"),
        lambda: QTest.keyClicks(form.formula, "x"),
        lambda: QTest.keyClicks(form.definition, "x"),
        lambda: QTest.keyClicks(form.off, "x"),
        form.decimals.stepUp,
        lambda: form.better._take("lower"),
        lambda: form.kind._take(FIGURE),
        form.split[SegmentKind.CHANNEL].click,
        lambda: form.unit.activated.emit(0),
        lambda: form.group.activated.emit(0),
    ]
    for act in acts:
        with qtbot.waitSignal(form.edited, timeout=500):
            act()


def test_id_of_a_new_one_follows_its_name(form: EditorForm) -> None:
    form.show_draft(Draft(), is_new=True)
    QTest.keyClicks(form.name, "Orders")
    assert form.id.text() == "orders_2"
    QTest.keyClicks(form.name, " by mail")
    assert form.id.text() == "orders_by_mail"


def test_an_id_that_is_longer_than_its_field_is_in_the_tip(form: EditorForm) -> None:
    form.show_draft(Draft(), is_new=True)
    QTest.keyClicks(form.name, "Margin per order after ads and parcels")
    assert "margin_per_order_after_ads_and_parcels" in form.id.toolTip()
    assert form.id.cursorPosition() == 0


@pytest.mark.parametrize(("narrow", "width"), [(False, 208), (True, 136)])
def test_the_id_gives_room_to_the_name(form: EditorForm, narrow: bool, width: int) -> None:
    form.be_narrow(narrow)
    assert form.id.width() == width


def test_an_id_of_ones_own_is_not_touched_until_it_is_cleared(form: EditorForm) -> None:
    form.show_draft(Draft(), is_new=True)
    QTest.keyClicks(form.id, "mine")
    QTest.keyClicks(form.name, "Mail")
    assert form.id.text() == "mine"
    form.id.selectAll()
    QTest.keyClicks(form.id, "\b")
    QTest.keyClicks(form.name, "ed")
    assert form.id.text() == "mailed"


def test_id_of_one_that_is_kept_cannot_be_written(form: EditorForm) -> None:
    form.show_draft(DRAFT, is_new=False)
    QTest.keyClicks(form.name, " and more")
    assert form.id.isReadOnly()
    assert form.id.text() == "per_order"


def test_unit_follows_the_formula_until_one_is_chosen(form: EditorForm) -> None:
    form.show_draft(replace(DRAFT, unit=None), is_new=True)
    form.show_found(Unit.MONEY)
    assert (form.unit.currentData(), form.unit_note, form.draft.unit) == (Unit.MONEY, "from the formula", None)
    form.unit.choose(Unit.SCORE)
    form._choose_unit()
    assert (form.draft.unit, form.unit_note) == (Unit.SCORE, "formula: EUR")
    form.show_found(Unit.PERCENT)
    assert (form.draft.unit, form.unit_note) == (Unit.SCORE, "formula: %")


def test_choosing_the_unit_of_the_formula_follows_it_again(form: EditorForm) -> None:
    form.show_draft(replace(DRAFT, unit=Unit.SCORE), is_new=True)
    form.show_found(Unit.MONEY)
    form.unit.choose(Unit.MONEY)
    form._choose_unit()
    assert (form.draft.unit, form.unit_note) == (None, "from the formula")


def test_a_formula_that_does_not_tell_says_so(form: EditorForm) -> None:
    form.show_draft(replace(DRAFT, unit=None), is_new=True)
    form.show_found(None)
    assert (form.unit.currentData(), form.unit_note) == (Unit.RATIO, "not found")


def test_a_kpi_asks_for_a_formula_and_a_figure_for_its_months(form: EditorForm) -> None:
    form.show_draft(DRAFT, is_new=True)
    asked_of_kpi = [form.formula, form.message, form.off]
    asked_of_figure = [form.rollup, form.blank, form.look, form.split[SegmentKind.CHANNEL]]
    assert [w.isVisible() for w in asked_of_kpi + asked_of_figure] == [True] * 3 + [False] * 4
    choose(form, FIGURE)
    assert [w.isVisible() for w in asked_of_kpi + asked_of_figure] == [False] * 3 + [True] * 4
    choose(form, KPI)
    assert form.draft.formula == DRAFT.formula


def test_only_a_weighted_mean_asks_for_its_weight(form: EditorForm) -> None:
    form.show_draft(replace(DRAFT, is_kpi=False), is_new=True)
    assert not form.weight.isVisible()
    form.rollup.choose(Rollup.WEIGHTED_MEAN)
    form._note_choice()
    assert form.weight.isVisible()


def test_weights_are_typed_figures_and_never_itself(form: EditorForm, workbook: Workbook) -> None:
    form.show_draft(replace(DRAFT, id="parcels"), is_new=False)
    offered = {form.weight.itemData(place) for place in range(form.weight.count())}
    assert "parcels" not in offered
    assert offered == {about.id for about in workbook.indicators.values() if not about.is_calculated} - {"parcels"}


def test_a_new_figure_is_in_money_unless_the_formula_said_something(form: EditorForm) -> None:
    form.show_draft(Draft(), is_new=True)
    choose(form, FIGURE)
    assert form.draft.unit is Unit.MONEY


def test_every_group_and_unit_is_offered(form: EditorForm, workbook: Workbook) -> None:
    form.show_draft(DRAFT, is_new=True)
    groups = [form.group.itemText(place) for place in range(form.group.count())]
    assert set(groups) == {about.group for about in workbook.indicators.values()}
    assert form.unit.count() == len(Unit)


def test_a_refused_field_is_marked_and_says_why(form: EditorForm) -> None:
    form.refuse(form.name, "It needs a name.")
    assert (form.name.property("state"), form.name.accessibleDescription()) == ("refused", "It needs a name.")
    form.refuse(form.name, "")
    assert form.name.property("state") == ""


@pytest.mark.parametrize("words", ["", "Looks right", "Position 1: " + "this is a long message " * 8])
def test_no_field_moves_whatever_the_message(form: EditorForm, words: str) -> None:
    form.show_draft(DRAFT, is_new=True)
    QTest.qWait(1)
    before = [w.mapTo(form, w.rect().topLeft()) for w in (form.unit, form.better, form.group, form.definition)]
    form.message.say(words, remedy="Use orders", key_hint="Alt Enter")
    QTest.qWait(1)
    after = [w.mapTo(form, w.rect().topLeft()) for w in (form.unit, form.better, form.group, form.definition)]
    assert after == before
    assert form.message.height() == 42


def test_every_field_has_a_name_for_a_screen_reader(form: EditorForm) -> None:
    fields = [form.name, form.id, form.formula, form.unit, form.decimals, form.better, form.rollup, form.weight]
    fields += [form.blank, form.group, form.definition, form.off, form.look, form.kind]
    assert all(field.accessibleName() for field in fields)
