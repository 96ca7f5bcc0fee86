"""Businesses that are hard to draw, made from the sample: huge, tiny, long, short, with holes, in other scripts."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import replace

from kpidesk.analysis.numbers.numerals import ENGLISH, GERMAN, NumberForm
from kpidesk.catalogue.catalogue import read_catalogue
from kpidesk.catalogue.sample import read_sample
from kpidesk.domain.business import Business, Contents
from kpidesk.domain.cell import Cell
from kpidesk.domain.change import Change
from kpidesk.domain.goal import Goal, GoalEntry, GoalKey
from kpidesk.domain.indicator import Direction, Indicator, Kind, Rollup, Unit
from kpidesk.domain.log import MadeBy
from kpidesk.domain.month import Month
from kpidesk.domain.segment import Segment, SegmentCard, SegmentKind
from kpidesk.workbook.workbook import Workbook

NOW = dt.datetime(2026, 9, 20)
LONG_WORD = "Einkommensteuervorauszahlungsbescheidnummer"
LONG_NAME = f"Umsatz je Kundin und Kunde im Fernabsatz nach {LONG_WORD}"
FRENCH = NumberForm.of_locale("fr_FR")
_RATED = {Unit.PERCENT, Unit.SCORE, Unit.RATIO}


class NoLedger:
    """Keeps nothing."""

    def write(self, change: Change, at: dt.datetime, made_by: MadeBy) -> None:
        raise AssertionError("a chart changes nothing")

    def goal_history(self, _indicator: str) -> list[GoalEntry]:
        return []


def sample() -> Contents:
    """36 months, the last one running, with a campaign and a product besides the channels."""
    contents = read_sample()
    campaign, product = Segment(SegmentKind.CAMPAIGN, "Spring fair"), Segment(SegmentKind.PRODUCT, "Teapot")
    values = dict(contents.values)
    months = sorted({cell.month for cell in values})
    for place, month in enumerate(months):
        values[Cell("units_sold", month, product)] = 90.0 - 3 * (place % 5) - place // 6
        values[Cell("price", month, product)] = 20.0 + 2 * (place % 5)
        values[Cell("revenue", month, product)] = values[Cell("units_sold", month, product)] * (20.0 + 2 * (place % 5))
        if place in {25, 26}:
            values[Cell("ad_spend", month, campaign)] = 400.0
            values[Cell("orders", month, campaign)] = 21.0
    card = SegmentCard(dt.date(2025, 11, 1), dt.date(2025, 12, 20))
    return replace(
        contents, values=values, segments=(*contents.segments, campaign, product), segment_cards={campaign: card}
    )


def huge() -> Contents:
    """Seven digits and more, losses, a currency written from right to left."""
    contents = sample()
    values = {cell: value * 98_765 for cell, value in contents.values.items()}
    values |= {cell: value * 3 for cell, value in values.items() if cell.indicator in {"expenses", "cogs"}}
    values |= {cell: contents.values[cell] for cell in values if cell.indicator == "price"}
    goals = {
        key: replace(goal, value=goal.value * 98_765) if key.indicator in {"total_revenue", "profit"} else goal
        for key, goal in contents.goals.items()
    }
    return replace(contents, business=replace(contents.business, currency="د.إ."), values=values, goals=goals)


def tiny() -> Contents:
    """A few cases a month, most of them 0."""
    contents = sample()
    return replace(contents, values={cell: float(int(value / 300)) for cell, value in contents.values.items()})


def long() -> Contents:
    """60 months, names without end."""
    contents = sample()
    earlier = {
        Cell(cell.indicator, cell.month.plus(-24), cell.segment): 0.9 * value for cell, value in contents.values.items()
    }
    names = {one: Segment(one.kind, f"{LONG_NAME} {number}"[-76:]) for number, one in enumerate(contents.segments)}
    values = {
        Cell(cell.indicator, cell.month, cell.segment and names[cell.segment]): value
        for cell, value in (earlier | contents.values).items()
    }
    own = Indicator(
        "own_long",
        LONG_NAME,
        Unit.MONEY,
        "Mein eigener Bereich mit langem Namen",
        Kind.KPI,
        Direction.BAND,
        rollup=Rollup.RECOMPUTED,
        formula="revenue / orders",
    )
    months = [key.month for key in contents.goals if key.indicator == "profit"]
    goals = contents.goals | {GoalKey("own_long", month): Goal(30.0, 45.0) for month in months}
    notes = {month: f"{LONG_NAME}, {month}" for month in months[::2]}
    return replace(
        contents,
        values=values,
        segments=tuple(names.values()),
        segment_cards={names[one]: card for one, card in contents.segment_cards.items()},
        own_indicators={"own_long": own},
        chosen=("own_long", *contents.chosen),
        goals=goals,
        month_notes=notes,
        business=replace(contents.business, year_start=4),
    )


def holes() -> Contents:
    """Every fifth month is not entered, some figures never."""
    contents = sample()
    kept = {
        cell: value
        for cell, value in contents.values.items()
        if cell.month.number % 5 and cell.indicator not in {"bounces_hard", "checkouts_started"}
    }
    return replace(contents, values=kept)


def one_month() -> Contents:
    """The first month of a new business, still running."""
    contents = sample()
    month = Month.of(2026, 9)
    last = max(cell.month for cell in contents.values)
    kept = {
        Cell(cell.indicator, month, cell.segment): value
        for cell, value in contents.values.items()
        if cell.month == last
    }
    return replace(contents, values=kept, goals={}, months={}, month_notes={}, notes={})


def empty() -> Contents:
    """Nothing typed."""
    return Contents(Business("New", "EUR"), chosen=sample().chosen)


BUSINESSES: Mapping[str, tuple[Callable[[], Contents], NumberForm]] = {
    "sample": (sample, ENGLISH),
    "huge": (huge, FRENCH),
    "tiny": (tiny, ENGLISH),
    "long": (long, GERMAN),
    "holes": (holes, GERMAN),
    "one": (one_month, ENGLISH),
    "empty": (empty, ENGLISH),
}


def workbook(name: str) -> Workbook:
    make, _ = BUSINESSES[name]
    return Workbook(NoLedger(), make(), read_catalogue().indicators, lambda: NOW)
