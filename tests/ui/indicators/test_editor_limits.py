"""The editor under whatever is typed, in whatever room."""

from collections.abc import Callable, Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from kpidesk.analysis.numbers.numerals import ENGLISH
from kpidesk.domain import change as c
from kpidesk.domain.indicator import Indicator, Kind, Rollup, Unit
from kpidesk.ui.indicators.chooser_page import ChooserPage
from kpidesk.ui.indicators.editor_page import EditorPage
from kpidesk.ui.look import fonts
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.parts.button import Button
from kpidesk.workbook.workbook import Workbook

LONG = "Own margin of everything that was sold in the shop and elsewhere, before costs, in every month"
PIECES = st.lists(
    st.sampled_from(
        [
            "revenue",
            "orders",
            "margin",
            "order",
            "nz(",
            "if(",
            "at(",
            ")",
            "(",
            ",",
            "+",
            "/",
            "1.5",
            "1,5",
            "5%",
            "[Orders]",
            "[",
            '"Search"',
            "channel",
            ">",
            "none(",
            "prev(",
            "é",
            "^",
            "-",
            "💰",
            "\xa0",
        ]
    ),
    max_size=14,
)
FUZZ = settings(derandomize=True, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture
def page(workbook: Workbook, theme: Theme, show: Callable[..., None]) -> EditorPage:
    made = EditorPage(workbook, theme, ENGLISH)
    show(made)
    return made


@pytest.fixture
def long_names(workbook: Workbook) -> Workbook:
    own = Indicator(
        "own_margin_of_everything_that_was_sold",
        LONG,
        Unit.MONEY,
        "Sales",
        Kind.KPI,
        rollup=Rollup.RECOMPUTED,
        formula="revenue - cogs",
        own=True,
    )
    workbook.apply(c.Several((c.SetIndicators({own.id: own}), c.ChooseIndicators((own.id, *workbook.chosen)))))
    return workbook


@settings(FUZZ, max_examples=80)
@given(pieces=PIECES)
def test_whatever_is_typed_is_right_or_says_why_not(page: EditorPage, pieces: list[str]) -> None:
    page.form.formula.show_text("".join(pieces))
    assert page.form.message.text
    is_right = page.form.message.property("tone") != "bad" and page.form.formula.text.strip() != ""
    assert is_right is ("formula" not in page._found.content_problem)
    assert page.form.message.height() == 42


@settings(FUZZ, max_examples=30)
@given(pieces=PIECES)
def test_taking_suggestions_comes_to_an_end(page: EditorPage, pieces: list[str]) -> None:
    page.form.formula.show_text("".join(pieces))
    for _ in range(40):
        error = page._found.error
        if error is None or not error.suggestion:
            break
        page.take_suggestion()
    else:
        pytest.fail(f"still suggesting: {page.form.formula.text}")


@settings(FUZZ, max_examples=30)
@given(label=st.text(max_size=60))
def test_whatever_name_is_typed_gets_an_id_or_a_problem(page: EditorPage, label: str) -> None:
    page.edit("")
    page.form.name.setText(label)
    page.form._follow_name()
    assert bool(page.form.id.text()) is bool(page.form.name.text().strip())
    assert not page._found.id_problem or not page.form.id.text()


def shown_buttons(page: QWidget) -> Iterator[Button]:
    yield from (button for button in page.findChildren(Button) if button.isVisible())


@pytest.mark.parametrize("size", [(1100, 572), (1440, 780), (1920, 980)])
def test_no_button_is_cut(long_names: Workbook, theme: Theme, show: Callable[..., None], size: tuple[int, int]) -> None:
    editor, chooser = EditorPage(long_names, theme, ENGLISH), ChooserPage(long_names, theme)
    for page in (editor, chooser):
        show(page, *size)
    editor.edit("own_margin_of_everything_that_was_sold")
    editor.form.formula.show_text("own_margin_of_everything_that_was_sol")
    QTest.qWait(1)
    for page in (editor, chooser):
        for button in shown_buttons(page):
            assert button.width() >= button.sizeHint().width(), button.text()


def test_long_names_fit_the_message(long_names: Workbook, theme: Theme, show: Callable[..., None]) -> None:
    page = EditorPage(long_names, theme, ENGLISH)
    show(page, 1100, 572)
    for formula in (
        "own_margin_of_everything_that_was_sol",
        "[" + LONG + "s]",
        "x" * 200,
        "revenue > 0",
        "if(revenue, 1)",
    ):
        page.form.formula.show_text(formula)
        QTest.qWait(1)
        label = page.form.message._text
        assert label.heightForWidth(label.width()) <= 38, label.text()


def test_larger_type_takes_more_room_and_loses_nothing(
    workbook: Workbook, theme: Theme, type_scale: float, show: Callable[..., None], qapp: QApplication
) -> None:
    page = EditorPage(workbook, theme, ENGLISH)
    show(page, 1440, 860)
    assert page.form.formula.height() == fonts.scaled(84)
    assert page.heading.height() == fonts.scaled(48)
    assert fonts.scale() == pytest.approx(type_scale, abs=0.05)
    bar = page._middle.horizontalScrollBar()
    assert page.form.minimumSizeHint().width() <= page._middle.viewport().width() or bar.maximum() > 0


def reached_by_tab() -> set[QWidget]:
    """Everything that has the focus on the way round."""
    reached: set[QWidget] = set()
    for _ in range(40):
        focus = QApplication.focusWidget()
        assert focus is not None
        reached.add(focus)
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    return reached


def test_every_control_of_the_choice_is_reached_by_tab(
    workbook: Workbook, theme: Theme, show: Callable[..., None]
) -> None:
    page = ChooserPage(workbook, theme)
    show(page)
    page.activateWindow()
    page.take_focus()
    assert {page.finder, page.list, page.card, page.change, page._sets, page._new, page._done} <= reached_by_tab()


def test_every_control_is_reached_by_tab(page: EditorPage) -> None:
    page.activateWindow()
    page.edit("margin")
    reached = reached_by_tab()
    form = page.form
    wanted = [page.names.find_field, page.names.figures_list, page.names.functions_list, form.name, form.formula]
    wanted += [form.unit, form.decimals, form.group, form.definition, form.off, page.preview.table]
    wanted += [page.heading.save, page.heading.delete, page.heading.cancel]
    assert set(wanted) <= reached


def test_the_theme_may_change_while_a_formula_is_written(page: EditorPage, both_themes: Theme) -> None:
    page.form.formula.show_text("nz(revenue) / order")
    colours = {
        part.format.foreground().color().name()
        for part in list(page.form.formula.document().begin().layout().formats())
        if part.start == 0
    }
    assert colours == {both_themes.palette.accent.name()}


def test_keys_alone_make_a_kpi(page: EditorPage, workbook: Workbook) -> None:
    page.activateWindow()
    page.edit("")
    QTest.keyClicks(QApplication.focusWidget(), "Profit per order")
    page.form.formula.setFocus()
    QTest.keyClicks(QApplication.focusWidget(), "(rev")
    page.form.formula.complete()
    QTest.keyClick(page.form.formula.completer.popup(), Qt.Key.Key_Return)
    QTest.keyClicks(page.form.formula, " - cogs) / order")
    QTest.keyClick(page.form.formula, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(page.form.formula, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert workbook.own_indicators["profit_per_order"].formula == "(revenue - cogs) / orders"
