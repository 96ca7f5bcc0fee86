"""The row above the editor."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from kpidesk.ui.indicators.draft import Draft
from kpidesk.ui.indicators.draft_check import check_draft
from kpidesk.ui.indicators.editor_heading import EditorHeading
from kpidesk.ui.look.theme import Theme
from kpidesk.workbook.workbook import Workbook

GOOD = Draft(id="mine", label="Mine", formula="revenue", group="Sales")


@pytest.fixture
def heading(theme: Theme, show: Callable[..., None]) -> EditorHeading:
    made = EditorHeading(theme)
    show(made, 1100, 48)
    return made


@pytest.mark.parametrize(
    ("is_new", "is_edited", "state"),
    [(True, True, "not saved yet"), (False, True, "changed, not saved yet"), (False, False, "saved")],
)
def test_state_is_in_words(
    heading: EditorHeading, workbook: Workbook, is_new: bool, is_edited: bool, state: str
) -> None:
    heading.show_check(check_draft(workbook, GOOD, ""), is_new=is_new, is_edited=is_edited)
    assert heading.state == state
    assert heading.delete.isVisible() is not is_new


@pytest.mark.parametrize(("is_kpi", "words"), [(True, ("Own KPI", "Save KPI")), (False, ("Own figure", "Save figure"))])
def test_row_says_what_is_edited(
    heading: EditorHeading, workbook: Workbook, is_kpi: bool, words: tuple[str, str]
) -> None:
    draft = replace(GOOD, is_kpi=is_kpi)
    heading.show_check(check_draft(workbook, draft, ""), is_new=True, is_edited=True)
    assert (heading.title, heading.save.text()) == words


def test_what_stands_against_saving_is_the_tip_of_the_button(heading: EditorHeading, workbook: Workbook) -> None:
    heading.show_check(check_draft(workbook, replace(GOOD, formula="("), ""), is_new=True, is_edited=True)
    assert not heading.save.isEnabled()
    assert "The formula has an error" in heading.save.toolTip()
    heading.show_check(check_draft(workbook, GOOD, ""), is_new=True, is_edited=True)
    assert heading.save.isEnabled()
    assert "Ctrl+Enter" in heading.save.toolTip()


def test_a_missing_name_is_not_complained_about_before_anything_is_typed(
    heading: EditorHeading, workbook: Workbook
) -> None:
    heading.show_check(check_draft(workbook, replace(GOOD, label="", id=""), ""), is_new=True, is_edited=False)
    assert heading.state == "not saved yet"
    assert not heading.save.isEnabled()


def test_a_name_that_is_taken_is_said_in_the_row(heading: EditorHeading, workbook: Workbook) -> None:
    heading.show_check(check_draft(workbook, replace(GOOD, label="Margin"), ""), is_new=True, is_edited=True)
    assert heading.state == "not saved yet: There is a “Margin” already; give it another name."
