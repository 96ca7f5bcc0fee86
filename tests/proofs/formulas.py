"""Formulas made to hang, to overflow, to eat memory or to go round in circles: a sentence, a number or a reason."""

import gc
import math
import random
import resource
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from kpidesk.catalogue.catalogue import read_catalogue
from kpidesk.domain.cell import Cell
from kpidesk.domain.indicator import Indicator, Kind, Rollup, Unit
from kpidesk.domain.month import Month
from kpidesk.domain.period import Calendar, Period
from kpidesk.domain.segment import Segment, SegmentKind
from kpidesk.domain.value import NoValue
from kpidesk.formula.columns import Columns
from kpidesk.formula.definitions import Checked, Definitions
from kpidesk.formula.errors import FormulaError, FormulaProblem
from kpidesk.formula.evaluator import Evaluator
from kpidesk.workbook.figures import FigureTable
from tests.proofs.formula_texts import HOSTILE, Texts
from tests.proofs.proof import Reached, scaled

ROWS = (18,)
TITLE = "formulas"
MINUTES = 8

LONGEST_MS, LONGEST_HOSTILE_MS = 100, 50
MOST_GROWTH_MB = 50
FIRST = Month.of(2023, 1)
MONTHS = 30
SEGMENTS = (Segment(SegmentKind.CHANNEL, "search"), Segment(SegmentKind.PRODUCT, "mug"))
EVERY = 200  # each so many formulas one becomes an indicator of its own, with a column
MOST_TOLD = 20


def prove(scale: float, folder: Path) -> Reached:
    del folder
    desk = Desk()
    tally = Tally()
    _fuzz(desk, tally, scaled(1_000_000, scale))
    _hostile(desk, tally)
    _circles(tally, scaled(10_000, scale))
    return Reached(tally.counts, tally.failures[:MOST_TOLD])


@dataclass
class Tally:
    counts: dict[str, int | float] = field(default_factory=dict)
    failures: list[str] = field(default_factory=list)

    def count(self, what: str, more: int = 1) -> None:
        self.counts[what] = self.counts.get(what, 0) + more

    def most(self, what: str, number: float) -> None:
        self.counts[what] = round(max(self.counts.get(what, 0), number), 1)

    def expect(self, right: bool, otherwise: str) -> None:
        if not right:
            self.failures.append(otherwise)


class Desk:
    """What ships, with figures that have gaps, zeros, extremes and losses."""

    def __init__(self) -> None:
        self.definitions = Definitions(read_catalogue().indicators)
        self.inputs = [i for i in self.definitions.indicators.values() if i.kind is Kind.INPUT]
        last = FIRST.plus(MONTHS - 1)
        self.figures = FigureTable(self.definitions.indicators, dict(_figures(self.inputs)), last)
        self.calendar = Calendar(4, {last: 9})
        self.evaluator = Evaluator(self.definitions, self.figures, self.calendar, SEGMENTS)
        self.periods = [
            Period.month(last),
            Period.month(FIRST.plus(20)),
            self.calendar.quarter(2024, 2),
            self.calendar.year(2024),
            self.calendar.year_to_date(last),
        ]

    @property
    def names(self) -> list[str]:
        about = list(self.definitions.indicators.values())
        return [i.id for i in about] + [f"[{i.label}]" for i in about[::3]] + ["unknown", "[no such name]"]

    def columns_with(self, own: Indicator) -> list[float | None]:
        definitions = self.definitions.with_changes({own.id: own})
        return Columns(definitions, self.figures, self.calendar, SEGMENTS).column(own.id)


def _figures(inputs: Iterable[Indicator]) -> Iterable[tuple[Cell, float]]:
    chance = random.Random(1)
    for about in inputs:
        for place in range(MONTHS):
            if chance.random() < 0.9:
                value = chance.choice((0.0, -1.0, 1e14, -1e-300, 1e-9, *(chance.uniform(1, 9999) for _ in range(9))))
                yield Cell(about.id, FIRST.plus(place)), value


def _fuzz(desk: Desk, tally: Tally, count: int) -> None:
    texts = Texts(desk.names, seed=18)
    for number in range(max(count // 50, 500)):  # what is kept for good is there before memory is measured
        _try(desk, tally, texts.text(), number)
    tally.counts.clear()
    gc.collect()
    before = _memory()
    for number in range(count):
        text = texts.text()
        start = time.process_time()
        _try(desk, tally, text, number)
        took = 1000 * (time.process_time() - start)
        tally.most("slowest formula in ms", took)
        tally.expect(took <= LONGEST_MS, f"{took:.0f} ms for {text!r}")
    growth = _memory() - before
    tally.most("memory grown in MB", growth)
    tally.expect(growth <= MOST_GROWTH_MB, f"memory grew by {growth:.0f} MB")


def _try(desk: Desk, tally: Tally, text: str, number: int) -> None:
    tally.count("formulas")
    try:
        checked = desk.definitions.check(text)
    except FormulaError as error:
        tally.count("refused with a sentence")
        placed = 0 <= error.start <= error.end and error.start <= len(text) and str(error)
        tally.expect(bool(placed), f"no place or sentence for {text!r}")
        return
    except Exception as error:
        tally.failures.append(f"{type(error).__name__} for {text!r}")
        return
    try:
        _evaluate(desk, tally, checked, desk.periods[number % len(desk.periods)], number)
        if number % EVERY == 0:
            _as_column(desk, tally, checked)
    except Exception as error:
        tally.failures.append(f"{type(error).__name__} when working out {text!r}")


def _evaluate(desk: Desk, tally: Tally, checked: Checked, period: Period, number: int) -> None:
    kinds = sorted(checked.segment_kinds)
    one = next((s for s in SEGMENTS if kinds and s.kind is kinds[0]), None)
    value = desk.evaluator.value_of(checked, period, one if number % 2 else None)
    if isinstance(value, NoValue):
        tally.count("without a value, for a reason")
    else:
        tally.count("with a value")
        tally.expect(math.isfinite(value), f"{value} for {checked.canonical!r}")


def _as_column(desk: Desk, tally: Tally, checked: Checked) -> None:
    own = Indicator(
        "own_one", "Own one", Unit.RATIO, "Own", Kind.KPI, rollup=Rollup.RECOMPUTED, formula=checked.canonical, own=True
    )
    column = desk.columns_with(own)
    tally.count("columns")
    right = all(value is None or math.isfinite(value) for value in column)
    tally.expect(right, f"the column of {checked.canonical!r} is not finite")


def _hostile(desk: Desk, tally: Tally) -> None:
    for number, text in enumerate(HOSTILE):
        took = min(_milliseconds(lambda: _try(desk, Tally(), text, number)) for _ in range(2))  # noqa: B023
        _try(desk, tally, text, number)
        tally.count("hostile formulas")
        tally.most("slowest hostile formula in ms", took)
        tally.expect(took <= LONGEST_HOSTILE_MS, f"{took:.0f} ms for {text[:60]!r}")


def _milliseconds(act: Callable[[], object]) -> float:
    start = time.process_time()
    act()
    return 1000 * (time.process_time() - start)


def _memory() -> float:
    """Megabytes in use now, not the peak."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() / 1_000_000


# -- circles


def _circles(tally: Tally, count: int) -> None:
    chance = random.Random(7)
    tried = 0
    while tried < count:
        uses = _graph(chance)
        circular = _has_circle(uses)
        tried += circular
        tally.count("graphs with a circle" if circular else "graphs without one")
        try:
            definitions = Definitions(_indicators(uses))
        except FormulaError as error:
            right = circular and error.problem is FormulaProblem.CIRCULAR and _is_circle(error.chain, uses)
            tally.expect(right, f"{error} for {uses}")
            continue
        except Exception as error:
            tally.failures.append(f"{type(error).__name__} for {uses}")
            continue
        tally.expect(not circular, f"a circle was not seen in {uses}")
        tally.expect(set(definitions.order) == set(definitions.indicators), f"not all are in order in {uses}")


def _graph(chance: random.Random) -> dict[str, list[str]]:
    size = chance.choice((1, 2, 3, 5, 8, 13, 21))
    ids = [f"own_{number}" for number in range(size)]
    return {id_: chance.sample(ids, min(chance.choice((0, 0, 1, 1, 2, 3)), size)) for id_ in ids}


def _indicators(uses: Mapping[str, list[str]]) -> dict[str, Indicator]:
    found = {"sales": Indicator("sales", "Sales", Unit.MONEY, "Own")}
    for id_, used in uses.items():
        formula = " + ".join(["prev(sales)", *used])
        found[id_] = Indicator(id_, id_, Unit.MONEY, "Own", Kind.KPI, rollup=Rollup.RECOMPUTED, formula=formula)
    return found


def _has_circle(uses: Mapping[str, list[str]]) -> bool:
    """Taking away what uses nothing that is left, again and again, leaves something."""
    left = {id_: set(used) for id_, used in uses.items()}
    while free := {id_ for id_, used in left.items() if not used & left.keys()}:
        for id_ in free:
            del left[id_]
    return bool(left)


def _is_circle(chain: tuple[str, ...], uses: Mapping[str, list[str]]) -> bool:
    steps = pairwise(chain)
    return len(chain) > 1 and chain[0] == chain[-1] and all(used in uses[user] for user, used in steps)
