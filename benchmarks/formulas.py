"""How long 60 KPIs over 120 months take: all of them from nothing, and what follows from one edited figure.

The KPIs are shipped ones, the figures have gaps. Both times stand beside the same arithmetic, three operations a value,
in a plain Python loop over lists of floats: no program in Python that gives a value a month can be faster by much.
"""

import random
import time
from collections.abc import Callable

from kpidesk.catalogue.catalogue import read_catalogue
from kpidesk.domain.cell import Cell
from kpidesk.domain.indicator import Kind
from kpidesk.domain.month import Month
from kpidesk.domain.period import Calendar
from kpidesk.formula.columns import Columns
from kpidesk.formula.definitions import Definitions
from kpidesk.workbook.figures import FigureTable

KPIS, MONTHS, ROUNDS = 60, 120, 40
FIRST = Month.of(2016, 1)
LAST = FIRST.plus(MONTHS - 1)
EDITED = "revenue"


def definitions() -> Definitions:
    return Definitions(read_catalogue().indicators)


def kpis(known: Definitions) -> list[str]:
    """Every second shipped KPI that has a formula, from all groups."""
    ids = [indicator.id for indicator in known.indicators.values() if indicator.kind is Kind.KPI]
    return ids[::2][:KPIS] if len(ids) >= 2 * KPIS else ids[:KPIS]


def figures(known: Definitions) -> FigureTable:
    """A plausible number in 19 of 20 months."""
    chance = random.Random(7)
    cells = {
        Cell(indicator.id, month): float(chance.randint(1, 9000))
        for indicator in known.indicators.values()
        if indicator.kind is Kind.INPUT and not indicator.filled_from
        for month in FIRST.until(LAST)
        if chance.random() < 0.95
    }
    cells |= {Cell("customers_start", FIRST): 5000.0}
    return FigureTable(known.indicators, cells, LAST)


def plain_loop() -> float:
    """Seconds for the bare arithmetic of as many values."""
    chance = random.Random(3)
    a, b, c = ([chance.random() + 1 for _ in range(MONTHS)] for _ in range(3))

    def work() -> None:
        for _ in range(KPIS):
            result = []
            for month in range(MONTHS):
                result.append((a[month] - b[month]) / c[month] * 100.0)  # noqa: PERF401 -- a loop is what is measured

    return timed(work)


def timed(work: Callable[[], object], prepare: Callable[[], object] = lambda: None) -> float:
    seconds = []
    for _ in range(ROUNDS):
        prepare()
        start = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - start)
    return min(seconds)  # other programs only ever make it slower


def main() -> None:
    known = definitions()
    table, shown = figures(known), kpis(known)
    first = FIRST.plus(MONTHS // 2)
    columns = Columns(known, table, Calendar(), ())

    def ask() -> None:
        for id_ in shown:
            columns.column(id_)

    def edit() -> None:
        changed = table.set({Cell(EDITED, first): float(random.randint(1, 9000))})
        columns.forget(changed)
        for id_ in followers:
            columns.column(id_)

    compiling = time.perf_counter()
    ask()
    compiling = time.perf_counter() - compiling
    everything = timed(ask, columns.forget_all)
    before = columns.evaluated
    followers = [id_ for id_ in shown if id_ in known.followers(EDITED)]
    one = timed(edit)
    per_edit = (columns.evaluated - before) / ROUNDS
    loop = plain_loop()
    shipped = read_catalogue().indicators
    reading = timed(lambda: Definitions(shipped))
    print(f"formulas: {len(shown)} KPIs x {MONTHS} months, {len(followers)} follow from {EDITED}")
    print(f"  plain loop         {loop * 1e3:6.2f} ms")
    print(f"  everything again   {everything * 1e3:6.2f} ms   {everything / loop:5.2f} x plain loop")
    print(
        f"  after one edit     {one * 1e3:6.2f} ms   {one / loop:5.2f} x plain loop, {per_edit:.0f} results evaluated"
    )
    print(f"  first time         {compiling * 1e3:6.2f} ms   with compiling")
    print(f"  all definitions    {reading * 1e3:6.2f} ms   read, checked and put in order: {len(shipped)} indicators")


if __name__ == "__main__":
    main()
