"""Imports planned on a small workbook; the command line's tests try them on a file."""

from collections.abc import Callable

import pytest

from kpidesk.domain.cell import Cell
from kpidesk.domain.change import ChooseIndicators, SetValues, Several
from kpidesk.domain.month import Month
from kpidesk.exchange.figures_import import ImportRefused, plan_import
from kpidesk.exchange.table import Table, parse_csv
from kpidesk.workbook.workbook import Workbook
from tests.workbook.small_business import NOW, SHIPPED, Memory

JAN, FEB = Month.of(2026, 1), Month.of(2026, 2)


@pytest.fixture
def make() -> Callable[..., Workbook]:
    from kpidesk.domain.business import Business, Contents

    return lambda **held: Workbook(Memory(), Contents(Business("Shop"), **held), SHIPPED, lambda: NOW)


def table(*lines: str) -> Table:
    return parse_csv("\n".join(lines))


def test_headings_find_figures_by_id_and_by_name_whatever_the_case(make: Callable[..., Workbook]) -> None:
    plan = plan_import(make(), table("Month,SALES,visits", "2026-01,5,6"), {})
    assert plan.values == {Cell("sales", JAN): 5.0, Cell("visits", JAN): 6.0}
    assert plan.columns == {"SALES": "sales", "visits": "visits"}


def test_new_changed_and_same_cells_are_counted(make: Callable[..., Workbook]) -> None:
    workbook = make(values={Cell("sales", JAN): 5.0, Cell("sales", FEB): 6.0})
    plan = plan_import(workbook, table("m,sales", "2026-01,5", "2026-02,7", "2026-03,8"), {})
    assert (plan.new, plan.changed, plan.same) == (1, 1, 1)


def test_a_blank_cell_of_the_file_clears_nothing(make: Callable[..., Workbook]) -> None:
    plan = plan_import(make(values={Cell("sales", JAN): 5.0}), table("m,sales,cost", "2026-01,,4"), {})
    assert plan.values == {Cell("cost", JAN): 4.0}


def test_what_is_imported_is_chosen_in_the_same_step(make: Callable[..., Workbook]) -> None:
    workbook = make(chosen=("margin",))
    change = plan_import(workbook, table("m,sales", "2026-01,5"), {}).change(workbook)
    assert change == Several((ChooseIndicators(("margin", "sales")), SetValues({Cell("sales", JAN): 5.0})))
    workbook.apply(change)
    again = plan_import(workbook, table("m,sales", "2026-01,6"), {}).change(workbook)
    assert again == SetValues({Cell("sales", JAN): 6.0})
    workbook.undo()
    assert (workbook.chosen, workbook.last_entered) == (("margin",), None)


def test_a_mapping_decides_and_what_it_does_not_name_is_left_out(make: Callable[..., Workbook]) -> None:
    plan = plan_import(make(), table("m,a,b,visits,c", "2026-01,1,2,3,4"), {"a": "sales", "B": "cost", "c": ""})
    assert plan.columns == {"a": "sales", "b": "cost", "visits": "visits"}
    assert plan.left_out == ("c",)
    assert plan_import(make(), table("m,a,b", "2026-01,1,2"), {"a": "sales"}).left_out == ("b",)


def test_one_clear_column_tells_the_decimal_mark_of_the_file(make: Callable[..., Workbook]) -> None:
    plan = plan_import(make(), table("m;sales;cost", "2026-01;1.234;1,5"), {})
    assert plan.values == {Cell("sales", JAN): 1234.0, Cell("cost", JAN): 1.5}


def test_percent_and_currency_signs_are_understood(make: Callable[..., Workbook]) -> None:
    plan = plan_import(make(), table("m,sales,cost", '2026-01,"£1,234.50",5 %'), {})
    assert plan.values == {Cell("sales", JAN): 1234.5, Cell("cost", JAN): 0.05}


@pytest.mark.parametrize(
    ("lines", "mapping", "words"),
    [
        (("m,sales", "2026-01,x"), {}, "line 2, column “sales”: “x” is not a number"),
        (("m,sales", "2026-14,1"), {}, "line 2, column “m”: “2026-14” does not exist"),
        (("m,sales", "2026-01,1", "2026-01-31,1"), {}, "line 3: 2026-01 stands in line 2 already"),
        (("m,margin", "2026-01,1"), {}, "margin is calculated"),
        (("m,sales,Sales", "2026-01,1,2"), {}, "another column goes to sales as well"),
        (("m,a", "2026-01,1"), {"z": "sales"}, "no column is called “z”; the columns are a"),
        (("m,a", "2026-01,1"), {"a": "slaes"}, "the nearest is sales"),
        (("m,a", "2026-01,1"), {"a": ""}, "no column goes to a figure"),
        (("m;sales", '2026-01;"1,5"', "2026-02;1.5"), {}, "different decimal marks"),
        (("m;sales", "2026-01;1.234"), {}, "--decimal ."),
    ],
)
def test_every_problem_names_its_place(
    make: Callable[..., Workbook], lines: tuple[str, ...], mapping: dict[str, str], words: str
) -> None:
    with pytest.raises(ImportRefused) as refused:
        plan_import(make(), table(*lines), mapping)
    assert words in str(refused.value)


def test_all_problems_are_told_together(make: Callable[..., Workbook]) -> None:
    with pytest.raises(ImportRefused) as refused:
        plan_import(make(), table("m,sales,x", "2026-13,a,1", "2026-01,b,2"), {})
    assert len(refused.value.problems) == 4
