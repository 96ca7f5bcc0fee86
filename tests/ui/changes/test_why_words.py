"""The sentence about a change and the rows of its bridge."""

import pytest

from kpidesk.analysis.causes.causes import Causes, causes
from kpidesk.analysis.comparison.comparison import compare
from kpidesk.analysis.numbers.merit import Merit
from kpidesk.analysis.numbers.numerals import ENGLISH, GERMAN, SPACE, NumberForm
from kpidesk.domain.cell import Cell
from kpidesk.domain.indicator import Indicator, Unit
from kpidesk.domain.month import Month
from kpidesk.domain.period import Period
from kpidesk.ui.changes.why_words import BridgeRow, WhyWriter
from kpidesk.workbook.workbook import Workbook
from tests.ui.changes.shop import calculated, month, shop, typed

FEBRUARY = month("2025-02")
FIGURES = {"sales": [1000, 900], "costs": [600, 620], "visits": [500, 400], "orders": [50, 40]}
MINUS, N = "\N{MINUS SIGN}", "\N{NARROW NO-BREAK SPACE}"


class _Told:
    def __init__(self, book: Workbook, name: str, period: Period = FEBRUARY, form: NumberForm = ENGLISH) -> None:
        self.about: Indicator = book.indicator(name)
        self._writer, self._period = WhyWriter(book, form), period
        comparison = compare(book, name, period)
        self.found: Causes = causes(book, comparison, comparison.previous)

    @property
    def sentence(self) -> str:
        return self._writer.sentence(self.about, self._period, self.found)

    @property
    def rows(self) -> list[BridgeRow]:
        return self._writer.rows(self.about, self._period, self.found)

    def footnote(self, *, per_day: bool = False) -> str:
        return self._writer.footnote(self.about, self.found, per_day=per_day)


def test_the_sentence_tells_the_change_and_what_made_it() -> None:
    told = _Told(shop(FIGURES), "profit_margin")
    assert told.sentence == (
        "Profit Margin fell by 8.9 points from January to February: lower sales took 6.8; higher costs took 2.1."
    )


def test_what_goes_against_the_change_comes_last_and_gives_back() -> None:
    book = shop({"sales": [1000, 700], "costs": [600, 500]})
    assert _Told(book, "profit").sentence == (
        f"Profit fell by EUR{SPACE}200 from January to February: lower sales took 300; lower costs gave back 100."
    )
    book = shop({"sales": [700, 1000], "costs": [500, 600]})
    assert _Told(book, "profit").sentence == (
        f"Profit rose by EUR{SPACE}200 from January to February: higher sales added 300; higher costs took back 100."
    )


def test_an_unchanged_figure_may_still_have_moved_inside() -> None:
    book = shop({"sales": [700, 800], "costs": [500, 600]})
    assert _Told(book, "profit").sentence == (
        "Profit is unchanged from January to February: higher sales added 100; higher costs took 100."
    )
    assert _Told(shop({"sales": [700, 700], "costs": [500, 500]}), "profit").sentence == (
        "Profit is unchanged from January to February."
    )


def test_a_typed_figure_has_no_causes() -> None:
    assert _Told(shop(FIGURES), "sales").sentence == f"Sales fell by EUR{SPACE}100 from January to February."


def test_numbers_are_written_as_the_reader_does() -> None:
    assert "fell by 8,9 points" in _Told(shop(FIGURES), "profit_margin", form=GERMAN).sentence


def test_a_running_month_and_a_missing_figure_are_reasons() -> None:
    book = shop(FIGURES, unfinished={Month.of(2025, 2): 17})
    assert _Told(book, "profit").sentence == (
        "February 2025 still runs: why profit changed is told once all its days are in."
    )
    told = _Told(shop({"sales": [1, 2], "costs": [None, 2]}), "profit")
    assert told.sentence.startswith("It needs Costs for January 2025")
    assert told.rows == [] and told.footnote() == ""


def test_few_cases_are_told_without_colour() -> None:
    told = _Told(shop({"orders": [3, 2], "visits": [100, 90]}), "order_rate")
    assert told.sentence.endswith("Few cases: such a figure moves by chance alone.")
    assert {row.merit for row in told.rows} == {Merit.NONE}


def test_longer_periods_are_named_in_full() -> None:
    told = _Told(shop({"sales": [10, 20, 30, 40, 50, 60]}), "total_sales", Period.rolling(Month.of(2025, 6), 3))
    assert "from “3 months to March 2025” to “3 months to June 2025”" in told.sentence
    assert [row.name for row in told.rows] == ["Jan to Mar 25", "Sales", "Apr to Jun 25"]


def test_the_bridge_runs_from_the_figure_before_to_the_figure_now() -> None:
    first, sales, costs, last = _Told(shop(FIGURES, ["sales", "costs"]), "profit").rows
    assert (first.name, first.start, first.end, first.is_total, first.is_last) == ("January", 0.0, 400.0, True, False)
    assert (last.name, last.end, last.is_last, last.text) == ("February", 280.0, True, "280")
    assert (sales.start, sales.end, sales.text, sales.merit) == (400.0, 300.0, f"{MINUS}100", Merit.BAD)
    assert (costs.start, costs.end, costs.text) == (300.0, 280.0, f"{MINUS}20")
    assert sales.cell == Cell("sales", Month.of(2025, 2)) and first.cell is None
    assert sales.spoken == f"Sales took EUR{SPACE}100"


def test_colour_is_the_effect_and_not_the_sign() -> None:
    rows = _Told(shop({"costs": [100, 150], "orders": [20, 20]}), "cost_per_order").rows
    assert [(row.text, row.merit) for row in rows if not row.is_total] == [("+2.50", Merit.BAD)]


@pytest.mark.parametrize(
    ("name", "foot"),
    [
        ("profit", f"EUR; the steps add up to {MINUS}120."),
        ("profit_margin", f"Points; the steps add up to {MINUS}8.9."),
    ],
)
def test_the_footnote_says_unit_and_sum(name: str, foot: str) -> None:
    told = _Told(shop(FIGURES), name)
    assert told.footnote() == foot
    assert told.footnote(per_day=True) == f"{foot} Whole periods, not per day."


def test_names_keep_their_capitals_where_they_are_abbreviations() -> None:
    extra = [typed("cac_cost", label="CAC cost"), calculated("all", "cac_cost + sales", Unit.MONEY)]
    book = shop({**FIGURES, "cac_cost": [5, 20]}, extra=extra)
    assert _Told(book, "all").sentence.endswith("lower sales took 100; higher CAC cost gave back 15.")


def test_a_step_that_shows_as_nothing_is_left_out() -> None:
    told = _Told(shop({"sales": [1000, 900], "costs": [600, 600.001]}, ["costs", "sales"]), "profit")
    assert [row.name for row in told.rows] == ["January", "Sales", "February"]
