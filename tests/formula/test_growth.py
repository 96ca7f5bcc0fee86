"""Which values are larger in a longer period by nature."""

import pytest

from kpidesk.domain.indicator import Indicator, Kind, Rollup, Unit
from kpidesk.formula.definitions import Definitions


def typed(name: str, rollup: Rollup) -> Indicator:
    return Indicator(name, name, Unit.COUNT, "Test", rollup=rollup)


INPUTS = [
    typed("sales", Rollup.SUM),
    typed("lost", Rollup.SUM),
    typed("start", Rollup.FIRST),
    typed("end", Rollup.LAST),
    typed("active", Rollup.MEAN),
]


@pytest.mark.parametrize(
    ("formula", "grows"),
    [
        ("lost / start", True),
        ("(end - lost) / start", True),
        ("sales / active", True),
        ("sales * active - lost", True),
        ("sales", True),
        ("lost / sales", False),
        ("1 - lost / sales", False),
        ("(sales - lost) / sales", False),
        ("sales / days()", False),
        ("sales / months() / start", False),
        ("nz(lost) / sales", False),
        ("lost / sales * sales / lost", False),
        ("end / avg3(sales)", False),
        ("sum12(sales) / avg12(start)", False),
        ("pchange(sales)", False),
        ("sqrt(end / start)", False),
        ('if(sales > 0, lost / sales, none("none"))', False),
        ("if(sales > 0, lost / start, 0)", True),
        ("max(lost, sales) / start", True),
        ("-lost / start", True),
        ("end ^ 2 / start", False),
    ],
)
def test_what_grows_with_the_length_of_the_period(formula: str, grows: bool) -> None:
    kpi = Indicator("kpi", "KPI", Unit.RATIO, "Test", Kind.KPI, rollup=Rollup.RECOMPUTED, formula=formula)
    definitions = Definitions({i.id: i for i in (*INPUTS, kpi)})
    assert definitions.grows("kpi") is grows
