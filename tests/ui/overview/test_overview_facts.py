"""What the overview keeps of a month, and when it looks again."""

import pytest

from kpidesk.analysis.numbers.numerals import ENGLISH
from kpidesk.domain.cell import Cell
from kpidesk.domain.change import SetValues
from kpidesk.ui.changes.look import Look
from kpidesk.ui.overview import facts as overview_facts
from kpidesk.ui.overview.facts import OverviewFacts
from tests.ui.changes.shop import START, shop


def test_a_month_is_counted_anew_only_when_a_figure_comes_or_goes(monkeypatch: pytest.MonkeyPatch) -> None:
    book = shop({"sales": [100.0], "costs": [40.0]}, ("sales", "costs", "visits", "total_sales"))
    facts = OverviewFacts(book, ENGLISH, Look(START))
    book.subscribe(facts.take)
    counted: list[object] = []
    count = overview_facts.month_count
    monkeypatch.setattr(overview_facts, "month_count", lambda *asked: counted.append(asked) or count(*asked))
    assert (facts.month().entered, len(counted)) == (2, 1)
    book.apply(SetValues({Cell("sales", START): 120.0}))
    assert (facts.month().entered, len(counted)) == (2, 1)
    book.apply(SetValues({Cell("visits", START): 9.0}))
    assert (facts.month().entered, len(counted)) == (3, 2)
    book.undo()
    assert (facts.month().entered, len(counted)) == (2, 3)
