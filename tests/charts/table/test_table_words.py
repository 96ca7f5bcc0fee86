"""The signal of the KPI table names what the usual range lies around."""

import pytest

from kpidesk.analysis.numbers.merit import Merit, Trend
from kpidesk.analysis.signals.course import Basis
from kpidesk.analysis.signals.process_limits import Rule
from kpidesk.analysis.signals.signals import Signal
from kpidesk.charts.table import table_words
from kpidesk.domain.month import Month

AUGUST = Month.of(2026, 8)


@pytest.mark.parametrize(
    ("basis", "outside", "run", "usual"),
    [
        (Basis.LEVEL, "above usual range", "9 months above average", "usual range"),
        (Basis.TREND, "above range of trend", "9 months above trend", "range of trend"),
        (Basis.SEASON, "above a usual Aug", "9 months above season", "a usual Aug"),
    ],
)
def test_words_of_a_signal(basis: Basis, outside: str, run: str, usual: str) -> None:
    told = {rule: Signal(AUGUST, rule, (rule,), Trend.UP, 9, Merit.GOOD, basis) for rule in (Rule.OUTSIDE, Rule.RUN)}
    assert table_words.signal_words(told[Rule.OUTSIDE], basis) == outside
    assert table_words.signal_words(told[Rule.RUN], basis) == run
    assert table_words.usual_name(basis, AUGUST) == usual
