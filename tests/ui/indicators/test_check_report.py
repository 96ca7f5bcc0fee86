"""What a check found, each thing in its own place."""

from collections.abc import Callable

import pytest

from kpidesk.analysis.numbers.numerals import ENGLISH
from kpidesk.ui.indicators.check_report import CheckReport
from kpidesk.ui.indicators.draft import Draft
from kpidesk.ui.indicators.draft_check import check_draft
from kpidesk.ui.indicators.editor_form import EditorForm
from kpidesk.ui.indicators.preview_side import PreviewSide
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.parts.button import Button
from kpidesk.workbook.workbook import Workbook


@pytest.fixture
def form(workbook: Workbook, theme: Theme, show: Callable[..., None]) -> EditorForm:
    made = EditorForm(workbook, theme)
    show(made, 800, 700)
    return made


@pytest.fixture
def preview(workbook: Workbook, theme: Theme, show: Callable[..., None]) -> PreviewSide:
    made = PreviewSide(workbook, theme, ENGLISH)
    show(made, 360, 700)
    return made


@pytest.fixture
def report(workbook: Workbook, form: EditorForm, preview: PreviewSide) -> CheckReport:
    return CheckReport(workbook, form, preview)


def say(report: CheckReport, workbook: Workbook, formula: str, *, indicator: str = "", brief: bool = False) -> None:
    draft = Draft(id=indicator or "mine", label="Mine", formula=formula, group="Sales")
    report.show(check_draft(workbook, draft, indicator), indicator, brief=brief)


def remedy(form: EditorForm) -> Button:
    return form.message._remedy


def test_an_error_is_bad_and_offers_its_remedy(report: CheckReport, workbook: Workbook, form: EditorForm) -> None:
    say(report, workbook, "revenue / order")
    assert form.message.property("tone") == "bad"
    assert (remedy(form).text(), remedy(form).property("keyHint")) == ("Use orders", "Alt Enter")
    assert remedy(form).isVisible()


def test_in_little_room_the_button_says_no_keys(report: CheckReport, workbook: Workbook, form: EditorForm) -> None:
    say(report, workbook, "revenue / order", brief=True)
    assert remedy(form).property("keyHint") == ""


def test_the_whole_message_is_in_the_tip_as_well(report: CheckReport, workbook: Workbook, form: EditorForm) -> None:
    say(report, workbook, "revenue / order")
    assert "Nearest: Orders." in form.message.toolTip()
    say(report, workbook, "revenue / orders")
    assert form.message.toolTip() == ""


def test_an_empty_formula_is_no_fault(report: CheckReport, workbook: Workbook, form: EditorForm) -> None:
    say(report, workbook, "   ")
    assert form.message.property("tone") == "plain"
    assert not remedy(form).isVisible()


def test_different_things_added_are_pointed_out_quietly(
    report: CheckReport, workbook: Workbook, form: EditorForm
) -> None:
    say(report, workbook, "revenue + orders")
    assert form.message.property("tone") == "plain"
    assert form.message.text.startswith("Position 11: EUR and count")


def test_the_last_good_formula_is_the_one_that_was_shown(
    report: CheckReport, workbook: Workbook, preview: PreviewSide
) -> None:
    say(report, workbook, "revenue  -\n cogs")
    say(report, workbook, "revenue - cogs +")
    assert preview.origin.endswith("revenue - cogs")
    report.begin()
    say(report, workbook, "revenue +")
    assert preview.origin == ""


def test_users_are_named(report: CheckReport, workbook: Workbook, preview: PreviewSide) -> None:
    say(report, workbook, "revenue - cogs", indicator="margin")
    assert preview.users == "Double margin. It can be deleted when they do not need it any more."
    say(report, workbook, "revenue")
    assert preview.users == "Nothing yet."


def test_what_is_not_shown_in_months_only_says_so(
    report: CheckReport, workbook: Workbook, preview: PreviewSide, form: EditorForm
) -> None:
    say(report, workbook, "revenue")
    assert preview.works_for.startswith("Month, quarter")
    assert form._longer.words == "recomputed from the summed figures (never a mean of monthly values)"


def test_a_formula_for_one_channel_has_its_reach_said(
    report: CheckReport, workbook: Workbook, preview: PreviewSide
) -> None:
    say(report, workbook, "at(visitors, channel) / visitors")
    assert "For one channel at a time" in preview.works_for
