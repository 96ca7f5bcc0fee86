from collections.abc import Callable

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from kpidesk.analysis.goals.goals import Spread
from kpidesk.analysis.numbers.merit import Merit
from kpidesk.analysis.numbers.numerals import ENGLISH, GERMAN, SPACE, NumberForm
from kpidesk.domain.cell import Cell
from kpidesk.domain.change import SetGoals, SetValues
from kpidesk.domain.goal import Goal, GoalKey
from kpidesk.domain.month import Month
from kpidesk.domain.period import PeriodKind
from kpidesk.domain.segment import Segment, SegmentKind
from kpidesk.ui.goals.goal_cells import TO_DATE, YEAR, Row
from kpidesk.ui.goals.goal_table_model import GoalTableModel
from kpidesk.workbook.workbook import Workbook

AUGUST, SEPTEMBER = Month.of(2026, 8), Month.of(2026, 9)
Role = Qt.ItemDataRole


class Shown:
    """A model of one year, and what it refused."""

    def __init__(
        self,
        workbook: Workbook,
        indicator: str,
        month: Month = AUGUST,
        is_band: bool = False,
        form: NumberForm = ENGLISH,
    ) -> None:
        self.workbook, self.indicator, self.month, self.is_band = workbook, indicator, month, is_band
        self.model = GoalTableModel(workbook, form)
        self.tester = QAbstractItemModelTester(self.model, QAbstractItemModelTester.FailureReportingMode.Warning)
        self.refused: list[str] = []
        self.model.refused.connect(self.refused.append)
        self.refresh()

    def refresh(self) -> None:
        period = self.workbook.calendar.around(self.month, PeriodKind.YEAR)
        self.model.show_year(self.indicator, period, self.month, self.is_band)

    def row(self, row: Row) -> list[str]:
        place = self.model.rows.index(row)
        return [str(self.model.index(place, column).data()) for column in range(14)]

    def text(self, row: Row, column: int) -> str:
        return self.row(row)[column]

    def goal(self, month: Month) -> Goal | None:
        return self.workbook.month_goal(self.indicator, month)


def test_an_empty_model_has_no_cells(workbook: Workbook) -> None:
    model = GoalTableModel(workbook, ENGLISH)
    QAbstractItemModelTester(model)
    assert (model.rowCount(), model.columnCount(), model.headerData(0, Qt.Orientation.Horizontal)) == (0, 0, None)
    assert model.month_at(0) is None and model.column_of(AUGUST) is None
    assert not model.is_editable(0, 0)


def test_months_year_to_date_and_year_stand_side_by_side(workbook: Workbook) -> None:
    shown = Shown(workbook, "turnover")
    titles = [shown.model.headerData(column, Qt.Orientation.Horizontal) for column in range(14)]
    assert titles[:2] + titles[11:] == ["Jan", "Feb", "Dec", "Jan to Aug", "2026"]
    names = [shown.model.headerData(row, Qt.Orientation.Vertical) for row in range(4)]
    assert names == ["Goal", "Actual", "Δ goal", "2025"]
    assert shown.row(Row.GOAL)[7:] == ["2,500"] * 5 + ["20,000", "30,000"]
    assert shown.row(Row.ACTUAL)[6:] == ["2,800", "2,900", "", "", "", "", "20,400", ""]
    assert shown.row(Row.DIFFERENCE)[:3] == ["−300", "−200", "−100"]
    assert shown.row(Row.DIFFERENCE)[7:] == ["+400", "", "", "", "", "+400", ""]
    assert shown.row(Row.LAST_YEAR)[7:] == ["1,700", "1,800", "1,900", "2,000", "2,100", "10,800", "18,600"]


def test_the_sum_of_the_months_is_the_year(workbook: Workbook) -> None:
    shown = Shown(workbook, "turnover")
    assert shown.model.take({(0, column): 100.25 + column for column in range(12)})
    shown.refresh()
    assert shown.row(Row.GOAL)[0] == "100.25"
    assert shown.row(Row.GOAL)[YEAR] == "1,269.00"


def test_good_and_bad_colour_only_the_difference(workbook: Workbook) -> None:
    shown = Shown(workbook, "turnover")
    merits = [[shown.model.cell(row, column).merit for column in (0, 7)] for row in range(4)]
    none = [Merit.NONE, Merit.NONE]
    assert merits == [none, none, [Merit.BAD, Merit.GOOD], none]


def test_the_month_looked_at_and_the_years_goal_are_bold(workbook: Workbook) -> None:
    shown = Shown(workbook, "turnover")
    bold = [[column for column in range(14) if shown.model.cell(row, column).is_bold] for row in range(4)]
    assert bold == [[7, YEAR], [7], [7], [7]]


def test_months_quarters_and_the_year_of_the_goal_can_be_typed_in(workbook: Workbook) -> None:
    shown = Shown(workbook, "turnover")
    editable = {
        (row, column)
        for row in range(shown.model.rowCount())
        for column in range(shown.model.columnCount())
        if shown.model.flags(shown.model.index(row, column)) & Qt.ItemFlag.ItemIsEditable
    }
    assert editable == {*((0, column) for column in (*range(12), YEAR)), *((4, column) for column in range(12))}
    assert not shown.model.setData(shown.model.index(1, 0), "5")
    assert not shown.model.setData(shown.model.index(0, 0), "5", Role.DisplayRole)
    assert shown.model.flags(QModelIndex()) == Qt.ItemFlag.NoItemFlags


def test_a_goal_is_typed_and_undone(workbook: Workbook) -> None:
    shown = Shown(workbook, "turnover")
    assert shown.model.setData(shown.model.index(0, 8), "2,650.5")
    assert shown.goal(SEPTEMBER) == Goal(2650.5, set_on=workbook.today)
    workbook.undo()
    assert shown.goal(SEPTEMBER).value == 2500.0  # type: ignore[union-attr]


def test_the_owners_number_form_is_read_and_written(workbook: Workbook) -> None:
    shown = Shown(workbook, "turnover", form=GERMAN)
    assert shown.model.setData(shown.model.index(0, 8), "2.650,5")
    shown.refresh()
    assert shown.text(Row.GOAL, 8) == "2.650,5"
    assert shown.model.index(0, 8).data(Role.EditRole) == "2650,5"


def test_percent_is_typed_as_percent(workbook: Workbook) -> None:
    shown = Shown(workbook, "conversion")
    assert shown.model.setData(shown.model.index(0, 8), "2.5")
    assert shown.goal(SEPTEMBER).value == 0.025  # type: ignore[union-attr]
    shown.refresh()
    assert (shown.text(Row.GOAL, 8), shown.model.exact_text(0, 8), shown.model.cells.unit) == ("2.5", "2.5", "%")
    assert shown.model.headerData(2, Qt.Orientation.Vertical) == "Δ goal, pp"


def test_a_blank_takes_the_goal_away(workbook: Workbook) -> None:
    shown = Shown(workbook, "turnover")
    assert shown.model.setData(shown.model.index(0, 8), "")
    assert shown.goal(SEPTEMBER) is None


def test_nonsense_is_refused_and_nothing_happens(workbook: Workbook) -> None:
    shown = Shown(workbook, "turnover")
    assert not shown.model.setData(shown.model.index(0, 8), "12,3,4")
    assert shown.refused == ["“12,3,4” is not a number. With this number form, write 1,234.50."]
    assert workbook.undoable is None


def test_the_same_number_again_is_no_change(workbook: Workbook) -> None:
    shown = Shown(workbook, "turnover")
    assert shown.model.setData(shown.model.index(0, 8), "2500")
    assert workbook.undoable is None


def test_a_file_that_cannot_be_written_keeps_what_was(workbook: Workbook, ledger: object) -> None:
    shown = Shown(workbook, "ad_share", is_band=True)
    ledger.full = True  # type: ignore[attr-defined]
    assert not shown.model.take({(0, 8): 0.1, (1, 8): 0.2})
    assert shown.refused[0].startswith("The disk is full")
    assert shown.text(Row.GOAL, 8) == ""


# -- bands ------------------------------------------------------------------------------------------------------


def test_a_band_has_two_rows_to_type_in(workbook: Workbook) -> None:
    shown = Shown(workbook, "ad_share", is_band=True)
    names = [shown.model.headerData(row, Qt.Orientation.Vertical) for row in range(5)]
    assert names == ["Goal from", "to", "Actual", "Δ goal, pp", "2025"]


@pytest.mark.parametrize("row", [Row.GOAL, Row.UPPER])
def test_both_ends_of_a_band_can_be_typed_into_one_cell(workbook: Workbook, row: Row) -> None:
    shown = Shown(workbook, "ad_share", is_band=True)
    assert shown.model.enter(shown.model.rows.index(row), 7, "6 to 10")
    assert shown.goal(AUGUST) == Goal(0.06, 0.1, set_on=workbook.today)
    assert shown.model.enter(shown.model.rows.index(Row.QUARTER), 9, "5..9")
    quarter = workbook.calendar.around(Month.of(2026, 10), PeriodKind.QUARTER)
    held = workbook.period_goal("ad_share", quarter, None)
    assert held is not None and (held.value, held.upper) == (0.05, 0.09)


@pytest.mark.parametrize(
    ("is_band", "text", "why"),
    [
        (True, "10 to 6", "the smaller number of a band stands first"),
        (True, "6..", "lacks an end"),
        (False, "6 to 10", "“6 to 10” has two ends. Type one number, or choose “between” above the table first."),
    ],
)
def test_two_ends_that_cannot_be_taken_say_what_to_do(workbook: Workbook, is_band: bool, text: str, why: str) -> None:
    shown = Shown(workbook, "turnover", is_band=is_band)
    assert not shown.model.enter(0, 7, text)
    assert why in shown.refused[-1] and workbook.undoable is None


def test_half_a_band_waits_for_its_other_end_and_changes_no_other_cell(workbook: Workbook) -> None:
    shown = Shown(workbook, "ad_share", is_band=True)
    assert shown.model.setData(shown.model.index(1, 8), "12")
    shown.refresh()
    assert (shown.text(Row.GOAL, 8), shown.text(Row.UPPER, 8)) == ("", "12")
    assert shown.model.cell(1, 8).is_half and "other end" in shown.model.cell(1, 8).detail
    assert shown.goal(SEPTEMBER) is None
    assert shown.model.setData(shown.model.index(0, 8), "8")
    shown.refresh()
    assert (shown.text(Row.GOAL, 8), shown.text(Row.UPPER, 8)) == ("8.0", "12.0")
    assert shown.goal(SEPTEMBER).upper == 0.12  # type: ignore[union-attr]


def test_ends_that_cross_are_refused_in_the_owners_words(workbook: Workbook) -> None:
    shown = Shown(workbook, "ad_share", is_band=True)
    assert not shown.model.take({(0, 8): 0.2, (1, 8): 0.1})
    assert shown.refused == [
        "September 2026: a goal cannot go from 20 to 10. The smaller number belongs in the first row."
    ]


def test_clearing_one_end_leaves_the_other_where_it_stands(make: Callable[..., Workbook]) -> None:
    shown = Shown(make(goals={GoalKey("cac", SEPTEMBER): Goal(3.0, 6.0)}), "cac", is_band=True)
    assert shown.model.setData(shown.model.index(0, 8), "")
    shown.refresh()
    assert (shown.text(Row.GOAL, 8), shown.text(Row.UPPER, 8)) == ("", "6.00")
    assert shown.goal(SEPTEMBER) is not None and shown.goal(SEPTEMBER).value == 6.0  # type: ignore[union-attr]


def test_a_half_is_forgotten_with_another_kpi(workbook: Workbook) -> None:
    shown = Shown(workbook, "ad_share", is_band=True)
    shown.model.setData(shown.model.index(1, 8), "12")
    shown.indicator = "conversion"
    shown.refresh()
    shown.indicator = "ad_share"
    shown.refresh()
    assert shown.text(Row.UPPER, 8) == ""


# -- what cells say ---------------------------------------------------------------------------------------------


def test_an_unfinished_month_is_slanted_and_not_held_against_its_goal(make: Callable[..., Workbook]) -> None:
    shown = Shown(make(running={AUGUST: 17}), "turnover")
    actual, difference = shown.model.cell(1, 7), shown.model.cell(2, 7)
    assert (actual.text, actual.is_half, actual.detail) == ("2,900", True, "so far, 17 of 31 days")
    assert (difference.text, difference.detail) == ("", "so far, 17 of 31 days")


def test_a_missing_value_is_a_ring_with_its_reason(workbook: Workbook) -> None:
    workbook.apply(SetValues({Cell("sales", Month.of(2026, 3)): None}))
    shown = Shown(workbook, "turnover")
    cell = shown.model.cell(1, 2)
    assert cell.ring and cell.text == ""
    assert "Sales for March 2026, which is not entered" in cell.detail
    assert shown.model.cell(1, TO_DATE).ring


@pytest.mark.parametrize(
    ("row", "column", "spoken"),
    [
        (0, 7, "Goal, August 2026, EUR\u00a02,500"),
        (1, 7, "Actual, August 2026, EUR\u00a02,900"),
        (2, 7, "Δ goal, August 2026, +400"),
        (1, 8, "Actual, September 2026, empty"),
        (0, TO_DATE, "Goal, January to August 2026, EUR\u00a020,000"),
        (3, YEAR, "A year before, 2025, EUR\u00a018,600"),
    ],
)
def test_a_screen_reader_hears_row_period_and_figure(workbook: Workbook, row: int, column: int, spoken: str) -> None:
    assert Shown(workbook, "turnover").model.index(row, column).data(Role.AccessibleTextRole) == spoken


def test_goals_that_differ_have_no_sum_and_say_so(make: Callable[..., Workbook]) -> None:
    held = {GoalKey("conversion", Month.of(2026, n)): Goal(0.02 + n / 1000) for n in range(1, 13)}
    shown = Shown(make(goals=held), "conversion")
    assert shown.text(Row.GOAL, YEAR) == ""
    assert "differ" in shown.model.cell(0, YEAR).detail


def test_a_change_elsewhere_is_seen_after_a_refresh(workbook: Workbook) -> None:
    shown = Shown(workbook, "turnover")
    resets: list[None] = []
    shown.model.modelReset.connect(lambda: resets.append(None))
    workbook.apply(SetGoals({GoalKey("turnover", SEPTEMBER): Goal(7.0)}))
    shown.refresh()
    assert shown.text(Row.GOAL, 8) == "7"
    assert not resets


# -- quarters and the year ----------------------------------------------------------------------------------------


def quarters(shown: Shown, row: Row = Row.QUARTER) -> list[str]:
    at = shown.model.rows.index(row)
    return [shown.model.cell(at, column).text for column in (0, 3, 6, 9)]


def test_quarters_of_what_adds_up_are_sums_and_spread_when_typed(workbook: Workbook) -> None:
    shown = Shown(workbook, "turnover")
    assert quarters(shown) == ["7,500"] * 4
    assert shown.model.enter(4, 3, "10,000")
    shown.refresh()
    assert (shown.row(Row.GOAL)[3:6], quarters(shown)[1]) == (["3,333", "3,333", "3,334"], "10,000")
    workbook.undo()
    shown.refresh()
    assert quarters(shown)[1] == "7,500"


def test_a_quarter_tells_how_far_off_it_is(workbook: Workbook) -> None:
    shown = Shown(workbook, "turnover")
    cells = [shown.model.cell(4, column) for column in (0, 3, 6, 9)]
    assert [(cell.lead, cell.aside, cell.merit) for cell in cells] == [
        ("Q1", "−600", Merit.BAD),
        ("Q2", "+300", Merit.GOOD),
        ("Q3", "+700", Merit.GOOD),
        ("Q4", "", Merit.NONE),
    ]
    assert f"so far EUR{SPACE}5,700, +700 on the goal so far" in cells[2].detail
    assert "The sum of its months" in cells[2].detail


def test_the_year_is_spread_as_chosen(workbook: Workbook) -> None:
    shown = Shown(workbook, "turnover")
    shown.model.how = lambda: Spread.BY_DAYS
    assert shown.model.enter(0, YEAR, "36,500")
    shown.refresh()
    assert shown.row(Row.GOAL)[:3] == ["3,100", "2,800", "3,100"]
    assert workbook.undoable is not None


def test_shares_that_are_not_known_are_refused_with_the_reason(make: Callable[..., Workbook]) -> None:
    shown = Shown(make(), "turnover", month=Month.of(2027, 1))
    shown.model.how = lambda: Spread.BY_LAST_YEAR
    assert not shown.model.enter(4, 9, "300")
    assert "12 finished months of the year before" in shown.refused[-1]


@pytest.mark.parametrize(("column", "kind", "first"), [(0, PeriodKind.QUARTER, 1), (9, PeriodKind.QUARTER, 10)])
def test_a_rate_has_goals_for_just_a_quarter(workbook: Workbook, column: int, kind: PeriodKind, first: int) -> None:
    shown = Shown(workbook, "conversion")
    assert quarters(shown) == [""] * 4
    assert shown.model.enter(3 + 1, column + 1, "2.5")  # anywhere in the quarter
    assert workbook.goal(GoalKey("conversion", Month.of(2026, first), kind)).value == 0.025  # type: ignore[union-attr]
    shown.refresh()
    assert shown.model.cell(4, column).text == "2.5" and not shown.model.cell(4, column).is_quiet
    assert shown.model.enter(4, column, "")
    assert workbook.goal(GoalKey("conversion", Month.of(2026, first), kind)) is None


def test_the_year_of_a_rate_has_a_goal_of_its_own(workbook: Workbook) -> None:
    shown = Shown(workbook, "conversion")
    assert shown.model.enter(0, YEAR, "3")
    assert workbook.goal(GoalKey("conversion", Month.of(2026, 1), PeriodKind.YEAR)).value == 0.03  # type: ignore[union-attr]
    shown.refresh()
    assert shown.text(Row.GOAL, YEAR) == "3.0"


def test_a_quarter_may_have_a_band_typed_end_by_end(workbook: Workbook) -> None:
    shown = Shown(workbook, "ad_share", is_band=True)
    lower, upper = shown.model.rows.index(Row.QUARTER), shown.model.rows.index(Row.QUARTER_UPPER)
    key = GoalKey("ad_share", Month.of(2026, 7), PeriodKind.QUARTER)
    assert shown.model.enter(lower, 6, "6") and workbook.goal(key) is None
    shown.refresh()
    assert shown.model.cell(lower, 6).is_half
    assert shown.model.enter(upper, 6, "10")
    held = workbook.goal(key)
    assert held is not None and (held.value, held.upper) == (0.06, 0.1)


def test_ends_of_a_quarter_that_cross_are_refused(workbook: Workbook) -> None:
    shown = Shown(workbook, "ad_share", is_band=True)
    lower, upper = shown.model.rows.index(Row.QUARTER), shown.model.rows.index(Row.QUARTER_UPPER)
    assert not shown.model.take({(lower, 6): 0.1, (upper, 6): 0.05})
    assert shown.refused[-1].startswith("Q3 2026, July to September 2026: a goal cannot go from 10 to 5")


def test_goals_of_a_part_stand_for_themselves(make: Callable[..., Workbook]) -> None:
    search = Segment(SegmentKind.CHANNEL, "Search")
    mine = GoalKey("turnover", AUGUST, PeriodKind.MONTH, search)
    workbook = make(segments=(search,), goals={GoalKey("turnover", AUGUST): Goal(2500.0), mine: Goal(900.0)})
    model = GoalTableModel(workbook, ENGLISH)
    model.show_year("turnover", workbook.calendar.around(AUGUST, PeriodKind.YEAR), AUGUST, False, search)
    assert model.cell(0, 7).text == "900"
    assert model.exact_text(0, 7) == "900"
