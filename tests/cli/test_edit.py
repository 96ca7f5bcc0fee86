from pathlib import Path

import pytest

from kpidesk.catalogue.catalogue import read_catalogue
from kpidesk.domain.month import Month
from kpidesk.workbook.opening import open_file
from tests.cli.conftest import Run


def csv(folder: Path, *lines: str) -> Path:
    path = folder / "figures.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def value(run: Run, shop: Path, name: str, at: str = "2026-01", *more: str) -> object:
    return run("show", shop, name, "--at", at, "--json", *more).json[0]["value"]


def test_a_new_file_takes_figures_and_gives_kpis(run: Run, shop: Path) -> None:
    assert run("set", shop, "2026-01", "revenue=6,000", "orders=100").out == "2026-01: 2 stored\n"
    assert value(run, shop, "aov") == 60.0


def test_an_empty_value_clears(run: Run, shop: Path) -> None:
    run("set", shop, "2026-01", "revenue=5")
    run("set", shop, "2026-01", "revenue=")
    assert value(run, shop, "revenue") is None


def test_a_segment_is_added_with_its_first_figure(run: Run, shop: Path) -> None:
    said = run("set", shop, "2026-01", "visitors=50", "--segment", "channel:newsletter")
    assert said.out == "added channel:newsletter\n2026-01: 1 stored\n"
    assert value(run, shop, "visitors", "2026-01", "--segment", "channel:newsletter") == 50.0
    assert value(run, shop, "visitors") is None


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("2026-13", "revenue=1"), "2026-13"),
        (("2026-01", "revenue=abc"), "revenue: “abc” is not a number"),
        (("2026-01", "revenue=1234567890123456"), "15 digits"),
        (("2026-01", "revenu=1"), "nearest is revenue"),
        (("2026-01", "revenue"), "name=value"),
        (("2026-01", "aov=5"), "is calculated"),
        (("2026-01", "revenue=5", "--segment", "newsletter"), "channel:newsletter"),
        (("2026-01", "customers_end=5", "--segment", "channel:shop"), "not split by channel"),
    ],
)
def test_bad_figures_are_refused_and_nothing_is_stored(
    run: Run, shop: Path, arguments: tuple[str, ...], words: str
) -> None:
    before = shop.read_bytes()
    said = run("set", shop, *arguments)
    assert (said.code, said.out) == (1, "")
    assert words in said.err
    assert shop.read_bytes() == before


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        (("month,revenue", "2011-13,5"), "no months were found in it"),
        (("month,revenue", "2011-01,5", "2011-13,6"), "line 3: “2011-13” does not exist"),
        (("month,revenue", "2011-01,5", "Jan 2011,6"), "2011-01 stands here 2 times, in B2 and B3; keep one"),
        (("month,revenue", "2011-01,abc"), "months stand from A2 on, but no number stands beside or below them"),
        (("month,revenue", "2011-01,1", "2011-02,abc"), "B3, column “revenue”, 2011-02: “abc” is text, not a number"),
        (("month,revenue", "2011-01,1234567890123456"), "B2, column “revenue”, 2011-01: “1234567890123456” has more"),
        (("month,prizes won", "2011-01,5"), "column B, “prizes won”: no figure is called “prizes won”"),
        (("month,revenue,REVENUE", "2011-01,5,6"), "another column goes to revenue as well"),
        (("month,aov", "2011-01,5"), "no column goes to a figure (aov is calculated)"),
        (("month;revenue", "2011-01;1.234"), "can be read in two ways, 1.234 or 1,234"),
        (("month;revenue", "2011-01;1.234"), "--decimal . or --decimal ,"),
        (("month,orders", "2011-01,-5"), "cannot be less than 0"),
        (("month,revenue", "January,5"), "say it with --year"),
        (("date,revenue", "2011-01-01,5", "2011-01-02,6"), "add them up with --by-month"),
        (("date,revenue", "03/04/2011,5", "04/05/2011,6"), "--day-order day-first or month-first"),
    ],
)
def test_a_bad_import_names_place_and_remedy_and_stores_nothing(
    run: Run, shop: Path, tmp_path: Path, lines: tuple[str, ...], words: str
) -> None:
    before = shop.read_bytes()
    said = run("import", shop, csv(tmp_path, *lines))
    assert said.code == 1
    assert words in said.err
    assert shop.read_bytes() == before


def test_each_column_tells_its_own_decimal_mark(run: Run, shop: Path, tmp_path: Path) -> None:
    run("import", shop, csv(tmp_path, "month;revenue;cogs", "2026-01;1.234,5;2.5"))
    assert (value(run, shop, "revenue"), value(run, shop, "cogs")) == (1234.5, 2.5)


def test_an_import_is_told_its_decimal_mark(run: Run, shop: Path, tmp_path: Path) -> None:
    path = csv(tmp_path, "month;revenue", "2026-01;1.234")
    assert run("import", shop, path, "--decimal", ",").code == 0
    assert value(run, shop, "revenue") == 1234.0
    assert run("import", shop, path, "--decimal", ".").code == 0
    assert value(run, shop, "revenue") == 1.234


def test_every_problem_of_an_import_is_told_at_once(run: Run, shop: Path, tmp_path: Path) -> None:
    said = run("import", shop, csv(tmp_path, "month,revenue,x", "2011-13,3,1", "2011-01,b,1", "2011-02,4,1"))
    assert "line 2: “2011-13” does not exist" in said.err
    assert "column C, “x”" in said.err and "B3, column “revenue”, 2011-01: “b”" in said.err


def test_a_mapping_to_nothing_is_refused(run: Run, shop: Path, tmp_path: Path) -> None:
    path = csv(tmp_path, "month,a", "2011-01,5")
    assert "no column is called “b”" in run("import", shop, path, "--map", "b=revenue").err
    assert "no figure is called “revenu” (the nearest is revenue)" in run("import", shop, path, "--map", "a=revenu").err


def test_imported_figures_show_from_then_on(run: Run, shop: Path, tmp_path: Path) -> None:
    run("import", shop, csv(tmp_path, "month,podcast_listens", "2011-01,5"))
    assert "podcast_listens" in run("show", shop, "--at", "2011-01").out


def test_goals_are_set_for_a_range_and_removed(run: Run, shop: Path) -> None:
    run("set", shop, "2026-02", "revenue=950")
    run("goal", shop, "total_revenue", "1000", "--from", "2026-01", "--to", "2026-03")
    (row,) = run("show", shop, "total_revenue", "--at", "2026-02", "--json").json
    assert (row["goal"], row["variance"], row["status"]) == (1000.0, -50.0, "watch")
    run("goal", shop, "total_revenue", "", "--from", "2026-02")
    (row,) = run("show", shop, "total_revenue", "--at", "2026-02", "--json").json
    assert (row["goal"], row["variance"], row["status"]) == (None, None, None)


def test_a_goal_of_a_rate_is_typed_in_percent_or_as_a_ratio(run: Run, shop: Path) -> None:
    for text in ("5 %", "0.05"):
        run("goal", shop, "conversion_rate", text, "--from", "2026-01")
        assert run("show", shop, "conversion_rate", "--at", "2026-01", "--json").json[0]["goal"] == 0.05


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("total_revenue", "abc", "--from", "2026-01"), "not a number"),
        (("nothing", "1", "--from", "2026-01"), "no figure or KPI"),
        (("total_revenue", "1", "--from", "2026-05", "--to", "2026-01"), "lies before"),
        (("organic_traffic_share", "0.2", "--from", "2026-05"), "both ends"),
        (("total_revenue", "..900", "--from", "2026-01"), "both ends"),
        (("total_revenue", "900..", "--from", "2026-01"), "both ends"),
        (("organic_traffic_share", "0.4..0.2", "--from", "2026-05"), "ends before it starts"),
    ],
)
def test_a_goal_that_cannot_be_is_refused(run: Run, shop: Path, arguments: tuple[str, ...], words: str) -> None:
    said = run("goal", shop, *arguments)
    assert said.code == 1
    assert words in said.err


def test_an_own_kpi_is_added_changed_and_removed(run: Run, shop: Path) -> None:
    run("set", shop, "2026-01", "revenue=90", "orders=10", "units_sold=30")
    said = run("indicator", shop, "per_order", "--label", "Units per order", "--formula", "[Units sold] / ORDERS")
    assert said.out == "per_order: added = units_sold / orders\n"
    assert value(run, shop, "per_order") == 3.0
    run("indicator", shop, "per_order", "--formula", "revenue / orders", "--unit", "money", "--direction", "higher")
    assert value(run, shop, "per_order") == 9.0
    assert run("indicator", shop, "per_order", "--remove").out == "per_order: removed\n"
    assert run("show", shop, "per_order", "--at", "2026-01").code == 1


def test_an_own_kpi_is_removed_by_any_of_its_names(run: Run, shop: Path) -> None:
    run("indicator", shop, "per_order", "--label", "Units per order", "--formula", "units_sold / orders")
    assert run("indicator", shop, "units PER order", "--remove").out == "per_order: removed\n"
    assert run("show", shop, "per_order", "--at", "2026-01").code == 1


@pytest.mark.parametrize(
    "command",
    [
        ("indicator", "parcels", "--label", "\udcff"),
        ("set", "2026-01", "revenue=5", "--segment", "channel:\udcff"),
    ],
)
def test_a_name_of_which_nothing_can_be_seen_is_refused(run: Run, shop: Path, command: tuple[str, ...]) -> None:
    before = shop.read_bytes()
    said = run(command[0], shop, *command[1:])
    assert (said.code, said.out) == (1, "") and "name" in said.err
    assert shop.read_bytes() == before


def test_what_is_no_text_is_left_out_of_a_reason(run: Run, shop: Path) -> None:
    assert run("goal", shop, "revenue", "5", "--from", "2026-01", "--reason", "as \udcffbefore").code == 0
    file = open_file(shop, read_catalogue())
    goal = file.workbook.month_goal("revenue", Month.of(2026, 1))
    file.close()
    assert goal is not None and goal.reason == "as before"


def test_a_file_name_that_is_no_text_is_told_with_its_bytes(run: Run, tmp_path: Path) -> None:
    said = run("new", tmp_path / "n\udcff.kpidesk", "--name", "N")
    assert said.code == 0 and r"n\udcff.kpidesk: made" in said.out


def test_an_own_typed_figure_is_added_and_used(run: Run, shop: Path) -> None:
    run("indicator", shop, "parcels", "--label", "Parcels", "--rollup", "sum")
    run("set", shop, "2026-01", "parcels=3")
    run("indicator", shop, "double", "--label", "Double", "--formula", "parcels * 2")
    assert value(run, shop, "double") == 6.0
    said = run("indicator", shop, "parcels", "--remove")
    assert said.code == 1 and "is used by double" in said.err


@pytest.mark.parametrize(
    "formula",
    ["revenue /", "revenue + * 2", "(revenue", "revnue / 2", "foo(revenue)", "prev(revenue, 2)", "1 2", "1,5", "#"],
)
def test_a_formula_with_a_mistake_is_refused(run: Run, shop: Path, formula: str) -> None:
    before = shop.read_bytes()
    said = run("indicator", shop, "x", "--label", "X", "--formula", formula)
    assert said.code == 1
    assert said.err.startswith("kpidesk-cli: ") and len(said.err) > 30
    assert shop.read_bytes() == before


def test_a_circle_is_named_in_order(run: Run, shop: Path) -> None:
    run("indicator", shop, "a", "--label", "A", "--formula", "revenue")
    run("indicator", shop, "b", "--label", "B", "--formula", "a * 2")
    said = run("indicator", shop, "a", "--formula", "b + 1")
    assert said.code == 1 and "uses b, b uses a" in said.err


def test_months_are_closed_opened_and_unfinished(run: Run, shop: Path) -> None:
    assert run("month", shop, "2026-01", "--closed").out == "2026-01: closed\n"
    said = run("set", shop, "2026-01", "revenue=1")
    assert said.code == 1 and "reopen" in said.err
    run("month", shop, "2026-01", "--open")
    assert run("set", shop, "2026-01", "revenue=1").code == 0
    assert "until day 9 of 31" in run("month", shop, "2026-01", "--unfinished-until", 9).out
    assert "has no day 32" in run("month", shop, "2026-01", "--unfinished-until", 32).err


def test_files_that_cannot_be_used_are_refused_untouched(run: Run, tmp_path: Path, shop: Path) -> None:
    text = tmp_path / "text.kpidesk"
    text.write_text("month,revenue")
    assert "not a kpidesk file" in run("show", text, "--at", "2026-01").err
    assert text.read_text() == "month,revenue"
    assert "no such file" in run("show", tmp_path / "none.kpidesk", "--at", "2026-01").err
    assert "folder" in run("show", tmp_path, "--at", "2026-01").err
    assert run("new", shop).code == 1


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("nonsense",),
        ("show",),
        ("new", "x.kpidesk", "--business-year-start", "13"),
        ("new", "x", "--starter", "farm"),
    ],
)
def test_wrong_usage_ends_with_two(run: Run, arguments: tuple[str, ...]) -> None:
    assert run(*arguments).code == 2


def test_a_currency_that_does_not_exist_is_refused(run: Run, tmp_path: Path) -> None:
    said = run("new", tmp_path / "x.kpidesk", "--currency", "XQQ")
    assert said.code == 1 and "no currency" in said.err
    assert not (tmp_path / "x.kpidesk").exists()


@pytest.mark.parametrize(("formula", "result"), [("-2^2", -4.0), ("-revenue", -5.0), ("-1 * revenue", -5.0)])
def test_a_formula_may_begin_with_a_minus(run: Run, shop: Path, formula: str, result: float) -> None:
    run("set", shop, "2026-01", "revenue=5")
    assert run("indicator", shop, "x", "--label", "X", "--formula", formula).code == 0
    assert value(run, shop, "x") == result


def test_goals_may_be_negative(run: Run, shop: Path) -> None:
    assert run("goal", shop, "profit", "-500", "--from", "2026-01").code == 0
    assert run("show", shop, "profit", "--at", "2026-01", "--json").json[0]["goal"] == -500.0
    assert run("goal", shop, "profit", "-5..-1", "--from", "2026-01").code == 0
    assert run("show", shop, "profit", "--at", "2026-01", "--json").json[0]["goal_upper"] == -1.0
    assert "cannot be negative" in run("goal", shop, "profit", "5", "--from", "2026-01", "--tolerance", "-3").err


def test_several_columns_are_mapped_by_one_word(run: Run, shop: Path, tmp_path: Path) -> None:
    path = csv(tmp_path, "month,a,b", "2026-01,5,6")
    assert "2 new" in run("import", shop, path, "--map", "a=revenue", "b=cogs").out


def test_only_the_last_imported_month_can_be_unfinished(run: Run, shop: Path, tmp_path: Path) -> None:
    path = csv(tmp_path, "month,revenue", "2026-01,5", "2026-02,6")
    said = run("import", shop, path, "--unfinished-until", "2026-01-09")
    assert said.code == 1 and "2026-02" in said.err
    assert value(run, shop, "revenue") is None


def test_segments_that_differ_in_capitals_are_one(run: Run, shop: Path) -> None:
    run("set", shop, "2026-01", "visitors=5", "--segment", "channel:social")
    assert "added" not in run("set", shop, "2026-02", "visitors=6", "--segment", "Channel:Social").out
    assert value(run, shop, "visitors", "2026-02", "--segment", "channel:SOCIAL") == 6.0


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("max", "--label", "M"), "belongs to the formula language"),
        (("channel", "--label", "M"), "belongs to the formula language"),
        (("x", "--label", "Sales, net"), "is taken by revenue"),
        (("x", "--label", "REVENUE"), "is taken by revenue"),
        (("x", "--label", "X", "--formula", ""), "empty"),
        (("x", "--label", "X", "--formula", "  "), "empty"),
    ],
)
def test_an_own_indicator_that_would_confuse_formulas_is_refused(
    run: Run, shop: Path, arguments: tuple[str, ...], words: str
) -> None:
    said = run("indicator", shop, *arguments)
    assert said.code == 1
    assert words in said.err


def test_a_figure_named_twice_is_refused(run: Run, shop: Path) -> None:
    assert "named twice" in run("set", shop, "2026-01", "revenue=5", "revenue=6").err
