from dataclasses import replace

import pytest

from kpidesk.analysis.goals.period_reality import AgainstBefore, PeriodCheck
from kpidesk.analysis.goals.reality import AgainstAverage, AgainstUsual, Place, Reached, RealityCheck, Remaining
from kpidesk.analysis.numbers.numerals import ENGLISH
from kpidesk.analysis.signals.limit_basis import Basis
from kpidesk.domain.indicator import Direction, Indicator, Unit
from kpidesk.domain.month import Month
from kpidesk.domain.period import Calendar
from kpidesk.formula.nature import Nature
from kpidesk.ui.goals.period_reality_words import period_facts
from kpidesk.ui.goals.reality_card import RealityCard
from kpidesk.ui.goals.reality_words import About, Fact, facts_of

SEPTEMBER = Month.of(2026, 9)
MONEY = Indicator("sales", "Sales", Unit.MONEY, "Test", direction=Direction.HIGHER)
RATE = Indicator("rate", "Rate", Unit.PERCENT, "Test", direction=Direction.HIGHER)
NOTHING = RealityCheck(None, None, None, None)
SALES = About(MONEY, Nature.FLOW, SEPTEMBER, 12, ENGLISH)
CONVERSION = About(RATE, Nature.RATE, SEPTEMBER, 12, ENGLISH)
COST = replace(SALES, indicator=replace(MONEY, direction=Direction.LOWER))


def months(*numbers: int) -> tuple[Month, ...]:
    return tuple(Month.of(2026, number) for number in numbers)


@pytest.mark.parametrize(
    ("reached", "fact"),
    [
        (Reached(6, 8, months(2, 8)), Fact("Reached in 6 of 8 months", "missed in February and August")),
        (Reached(8, 8, ()), Fact("Reached in 8 of 8 months", "missed in none")),
        (
            Reached(2, 6, months(2, 3, 4, 8)),
            Fact("Reached in 2 of 6 months", "missed in 4 months, the last was August"),
        ),
        (Reached(1, 1, ()), Fact("Reached in the only month", "no other finished month has a goal")),
        (Reached(0, 1, months(8)), Fact("Missed in the only month", "no other finished month has a goal")),
        (None, Fact("Not reached or missed yet", "no finished month of this year has a goal")),
    ],
)
def test_how_often_it_was_reached(reached: Reached | None, fact: Fact) -> None:
    assert facts_of(replace(NOTHING, reached=reached), SALES)[0] == fact


@pytest.mark.parametrize(
    ("average", "about", "fact"),
    [
        (
            AgainstAverage(SEPTEMBER, 7485.0, 7113.0, 0.0523),
            SALES,
            Fact("September: +5.2\u202f% on your average", "7,485 against 7,113 over 12 months"),
        ),
        (
            AgainstAverage(SEPTEMBER, 7113.0, 7113.2, -0.00003),
            SALES,
            Fact("September: the same as your average", "7,113 against 7,113 over 12 months"),
        ),
        (
            AgainstAverage(SEPTEMBER, 500.0, -200.0, None),
            SALES,
            Fact("September: +700 on your average", "500 against −200 over 12 months"),
        ),
        (
            AgainstAverage(SEPTEMBER, 0.025, 0.021, 0.19),
            CONVERSION,
            Fact("September: +0.4\u202fpp on your average", "2.5\u202f% against 2.1\u202f% over 12 months"),
        ),
        (None, SALES, Fact("September: not compared yet", "your average needs 12 months in a row and a goal")),
        (None, replace(SALES, goals=0), Fact("September: not compared yet", "no month of this year has a goal")),
    ],
)
def test_against_the_average(average: AgainstAverage | None, about: About, fact: Fact) -> None:
    assert facts_of(replace(NOTHING, average=average), about)[1] == fact


def usual(place: Place, provisional: bool = False) -> AgainstUsual:
    return AgainstUsual(SEPTEMBER, 7485.0, 5557.0, 7598.0, place, provisional)


@pytest.mark.parametrize(
    ("against", "about", "fact"),
    [
        (
            usual(Place.WITHIN),
            SALES,
            Fact("September is in the usual range", "5,557 to 7,598 for a month of 30 days"),
        ),
        (
            usual(Place.ABOVE, provisional=True),
            replace(SALES, nature=Nature.STOCK),
            Fact("September is above the usual range", "5,557 to 7,598, still settling"),
        ),
        (
            usual(Place.BELOW),
            replace(SALES, nature=Nature.RATE),
            Fact("September is below the usual range", "5,557 to 7,598"),
        ),
        (
            replace(usual(Place.WITHIN), basis=Basis.SEASON),
            SALES,
            Fact("September is in the usual range", "5,557 to 7,598 as usual in September"),
        ),
        (
            replace(usual(Place.WITHIN), basis=Basis.TREND),
            SALES,
            Fact("September is in its range", "5,557 to 7,598 around its trend, 30 days"),
        ),
        (
            replace(usual(Place.WITHIN), basis=Basis.TREND),
            replace(SALES, nature=Nature.STOCK),
            Fact("September is in its range", "5,557 to 7,598 around its trend"),
        ),
        (None, SALES, Fact("September: not compared yet", "the usual range needs 6 finished months and a goal")),
        (
            None,
            replace(SALES, nature=Nature.WINDOW),
            Fact("September: no usual range", "figures that look back over months have none"),
        ),
    ],
)
def test_against_the_usual_range(against: AgainstUsual | None, about: About, fact: Fact) -> None:
    assert facts_of(replace(NOTHING, usual=against), about)[2] == fact


LEFT = Remaining(87_000.0, 54_629.0, 32_371.0, 4, 8092.75, 6828.6, None)


@pytest.mark.parametrize(
    ("remaining", "about", "fact"),
    [
        (LEFT, SALES, Fact("Needed from here: 8,093 a month", "6,829 on average so far; 32,371 left")),
        (LEFT, COST, Fact("Left from here: 8,093 a month", "6,829 on average so far; 32,371 left")),
        (
            Remaining(87_000.0, 88_000.0, -1_000.0, 1, -1000.0, 8000.0, Month.of(2026, 11)),
            SALES,
            Fact("Reached in November", "1,000 over the goal of the year"),
        ),
        (
            Remaining(87_000.0, 87_000.0, 0.0, 1, 0.0, 7909.0, Month.of(2026, 11)),
            COST,
            Fact("Used up in November", "7,909 on average so far"),
        ),
        (
            Remaining(87_000.0, 86_000.0, 1_000.0, 0, None, 7167.0, None),
            SALES,
            Fact("The year is over: 1,000 short", "7,167 on average so far"),
        ),
        (
            Remaining(87_000.0, 86_000.0, 1_000.0, 0, None, 7167.0, None),
            COST,
            Fact("The year is over: 1,000 not used", "7,167 on average so far"),
        ),
        (None, CONVERSION, Fact("Each month stands for itself", "this figure is not added up over the year")),
        (None, replace(SALES, goals=5), Fact("Needed from here: not known", "5 of 12 months have a goal")),
        (
            None,
            SALES,
            Fact("Needed from here: not known", "a month of this year is missing, or none is finished"),
        ),
    ],
)
def test_what_is_needed_from_here(remaining: Remaining | None, about: About, fact: Fact) -> None:
    assert facts_of(replace(NOTHING, remaining=remaining), about)[3] == fact


def test_the_card_shows_four_facts(qtbot: object) -> None:
    card = RealityCard()
    qtbot.addWidget(card)  # type: ignore[attr-defined]
    facts = facts_of(NOTHING, SALES)
    card.show_facts(facts)
    assert card.facts == list(facts)


# -- bands, goals below zero, quarters ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("place", "statement"),
    [
        (Place.BELOW, "September: your average is below the band"),
        (Place.WITHIN, "September: your average is within the band"),
        (Place.ABOVE, "September: your average is above the band"),
    ],
)
def test_a_band_is_told_by_where_the_average_lies(place: Place, statement: str) -> None:
    average = AgainstAverage(SEPTEMBER, 0.06, 0.05, None, 0.1, place)
    fact = facts_of(replace(NOTHING, average=average), CONVERSION)[1]
    assert fact == Fact(statement, "5.0\u202f% over 12 months, the band is 6.0\u202f% to 10.0\u202f%")


@pytest.mark.parametrize(
    ("place", "statement"),
    [
        (Place.PARTLY, "September is partly in the usual range"),
        (Place.AROUND, "September holds the whole usual range"),
    ],
)
def test_a_band_may_lie_partly_in_the_usual_range(place: Place, statement: str) -> None:
    assert facts_of(replace(NOTHING, usual=usual(place)), SALES)[2].statement == statement


LEFT = Remaining(-600.0, -60.0, -540.0, 10, -54.0, -30.0, None)


@pytest.mark.parametrize(
    ("remaining", "about", "fact"),
    [
        (LEFT, SALES, Fact("Needed from here: −54.00 a month", "−30.00 on average so far")),
        (LEFT, COST, Fact("Left from here: −54.00 a month", "−30.00 on average so far")),
        (
            replace(LEFT, months_left=0, needed=None),
            SALES,
            Fact("The year is over: 540 beyond its goal", "−30.00 on average so far"),
        ),
        (
            Remaining(600.0, 700.0, -100.0, 0, None, 58.0, None, 100.0, None),
            SALES,
            Fact("Ended within the band", "58.00 on average so far"),
        ),
        (
            Remaining(600.0, 500.0, 100.0, 0, None, 58.0, None, 300.0, None),
            SALES,
            Fact("Below the band by 100", "58.00 on average so far"),
        ),
        (
            Remaining(600.0, 500.0, 100.0, 2, 50.0, 58.0, None, 300.0, 150.0),
            SALES,
            Fact("From here: 50.00 to 150.00 a month", "58.00 on average so far"),
        ),
        (
            Remaining(600.0, 900.0, -300.0, 2, -150.0, 58.0, None, -100.0, -50.0),
            SALES,
            Fact("Above the band by 100", "58.00 on average so far"),
        ),
    ],
)
def test_what_is_left_of_bands_and_of_goals_below_zero(remaining: Remaining, about: About, fact: Fact) -> None:
    assert facts_of(replace(NOTHING, remaining=remaining), about)[3] == fact


Q3 = Calendar().quarter(2026, 3)
OF_QUARTER = replace(SALES, is_quarter=True)


def test_a_quarter_is_checked_by_quarters() -> None:
    check = PeriodCheck(
        Q3, (1, 2), AgainstBefore(330.0, None, 300.0, 0.1), Remaining(330.0, 240.0, 90.0, 1, 90.0, 120.0, None)
    )
    assert [(fact.statement, fact.measure) for fact in period_facts(check, OF_QUARTER, Calendar())] == [
        ("Reached in 1 of 2 quarters", "finished, with a goal and a figure"),
        ("Q3 26: +10\u202f% on a year before", "330 against 300"),
        ("Q3 26: no usual range", "it is known for single months only"),
        ("Needed from here: 90.00 a month", "120.00 on average so far; 90.00 left"),
    ]


def test_a_quarter_of_which_nothing_is_known_says_what_is_missing() -> None:
    facts = period_facts(PeriodCheck(Q3, None, None, None), OF_QUARTER, Calendar())
    assert [fact.statement for fact in facts] == [
        "Not reached or missed yet",
        "Q3 26: not known a year before",
        "Q3 26: no usual range",
        "Needed from here: not known",
    ]
    rate = period_facts(PeriodCheck(Q3, (1, 1), None, None), replace(CONVERSION, is_quarter=True), Calendar())
    assert (rate[0].statement, rate[3].statement) == ("Reached in the only one", "Each quarter stands for itself")


def test_a_band_of_a_year_is_told_by_the_year_before() -> None:
    check = PeriodCheck(Calendar().year(2026), None, AgainstBefore(0.06, 0.1, 0.05, None, Place.BELOW), None)
    fact = period_facts(check, CONVERSION, Calendar())[1]
    assert fact == Fact("2026: a year before was below the band", "5.0\u202f%, the band is 6.0\u202f% to 10.0\u202f%")
