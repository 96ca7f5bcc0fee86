"""How long it takes to say why a KPI changed: of 10 figures in every mix, of 30 figures with the least taken together,
and of the deepest of the shipped KPIs.

Beside it stands the bare arithmetic: the same formula worked out for all 1,024 mixes of 10 figures, and each figure's
mean over them, in plain Python loops. What one figure would have to be for a goal stands below it.
"""

import datetime as dt
import math
import time
from collections.abc import Callable, Sequence

from kpidesk.analysis.causes.drivers import DriverKind, why
from kpidesk.analysis.levers.solve import solve
from kpidesk.catalogue.catalogue import read_catalogue
from kpidesk.catalogue.sample import read_sample
from kpidesk.domain.business import Business, Contents
from kpidesk.domain.cell import Cell
from kpidesk.domain.goal import Goal
from kpidesk.domain.indicator import Direction, Indicator, Kind, Rollup, Unit
from kpidesk.domain.month import Month
from kpidesk.domain.period import Period
from kpidesk.domain.value import NoValue
from kpidesk.workbook.workbook import Workbook
from tests.ledger import NoLedger

APART, MANY, ROUNDS = 10, 30, 12
BEFORE = Month.of(2025, 1)
AFTER = BEFORE.next
DEEP = "ltv_cac"


def formula(count: int) -> str:
    """Half of the figures over the other half."""
    ids = [f"f{place}" for place in range(count)]
    return f"({' + '.join(ids[: count // 2])}) / ({' + '.join(ids[count // 2 :])})"


def figures(count: int) -> list[tuple[float, float]]:
    return [(100.0 + 7 * place, 110.5 + 5 * place % 37) for place in range(count)]


def business(count: int) -> Workbook:
    typed = [Indicator(f"f{place}", f"Figure {place}", Unit.MONEY, "Own") for place in range(count)]
    about = {"kind": Kind.KPI, "formula": formula(count), "rollup": Rollup.RECOMPUTED, "direction": Direction.HIGHER}
    result = Indicator("result", "Result", Unit.RATIO, "Own", **about)  # type: ignore[arg-type]
    values = {
        Cell(f"f{place}", month): value
        for place, pair in enumerate(figures(count))
        for month, value in zip((BEFORE, AFTER), pair, strict=True)
    }
    known = {one.id: one for one in (*typed, result)}
    return Workbook(NoLedger(), Contents(Business("Shop"), values=values), known, lambda: dt.datetime(2025, 3, 1))


def plain_mixes(pairs: Sequence[tuple[float, float]]) -> list[float]:
    """Shapley's rule by the book, for ten figures: every mix, then each figure's weighted mean."""
    count, half = len(pairs), len(pairs) // 2
    values = []
    for mix in range(1 << count):
        row = [pair[mix >> place & 1] for place, pair in enumerate(pairs)]
        over = under = 0.0
        for value in row[:half]:
            over += value
        for value in row[half:]:
            under += value
        values.append(over / under)
    weights = [math.factorial(n) * math.factorial(count - n - 1) / math.factorial(count) for n in range(count)]
    parts = [0.0] * count
    for place in range(count):
        bit = 1 << place
        for mix, value in enumerate(values):
            if not mix & bit:
                parts[place] += (values[mix | bit] - value) * weights[mix.bit_count()]
    return parts


def timed(work: Callable[[], object]) -> float:
    seconds = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - start)
    return min(seconds)  # other programs only ever make it slower


def sample() -> tuple[Workbook, Month]:
    """The sample business, and its last whole month."""
    known = read_catalogue().indicators
    workbook = Workbook(NoLedger(), read_sample(), known, lambda: dt.datetime(2026, 9, 20))
    assert workbook.last_entered is not None
    return workbook, workbook.last_entered.previous


def main() -> None:
    apart, many, (shop, last) = business(APART), business(MANY), sample()
    months = Period.month(BEFORE), Period.month(AFTER)
    deep = Period.month(last.previous), Period.month(last)
    plain = timed(lambda: plain_mixes(figures(APART)))

    told = why(apart, "result", *months)
    assert len(told.drivers) == APART
    expected = dict(zip((f"f{place}" for place in range(APART)), plain_mixes(figures(APART)), strict=True))
    assert all(math.isclose(one.effect, expected[one.figures[0][0]], rel_tol=1e-6) for one in told.drivers)
    together = why(many, "result", *months)
    assert [one.kind for one in together.drivers].count(DriverKind.SEVERAL) == 1
    assert math.isclose(sum(one.effect for one in together.drivers), together.change or 0.0, abs_tol=1e-12)

    now = shop.value(DEEP, deep[1])
    assert not isinstance(now, NoValue)
    rows = [
        (f"{APART} figures apart", timed(lambda: why(apart, "result", *months)), "every mix"),
        (f"{MANY} figures", timed(lambda: why(many, "result", *months)), f"{MANY - APART + 1} of them together"),
        (DEEP, timed(lambda: why(shop, DEEP, *deep)), "of the sample business"),
        (
            "what it would take",
            timed(lambda: solve(shop, DEEP, ("customers_new", None), deep[1], goal=Goal(now * 1.1))),
            f"one figure of {DEEP}",
        ),
    ]
    print(f"why: a change shared out among its causes; {1 << APART:,} mixes of {APART} figures in a plain loop")
    print(f"  plain loop          {plain * 1e3:6.2f} ms")
    for name, seconds, remark in rows:
        print(f"  {name:18}  {seconds * 1e3:6.2f} ms   {seconds / plain:5.2f} x plain loop, {remark}")


if __name__ == "__main__":
    main()
