"""What a business types in a month: programs in order, fields with their state, and how much is done."""

from kpidesk.analysis.questions.month_entry import FieldState, MonthCount, MonthEntry, month_count, month_entry
from kpidesk.catalogue.sample import read_sample
from kpidesk.domain.cell import Cell
from kpidesk.domain.change import ChooseIndicators, SetIndicators, SetSegmentCards, SetTotals, SetValues
from kpidesk.domain.indicator import Indicator, Unit
from kpidesk.domain.month import Month
from kpidesk.domain.segment import SegmentCard, SegmentKind
from kpidesk.workbook.workbook import Workbook
from tests.analysis.typed_business import ADS, SHIPPED, START, nth, typed_business
from tests.ledger import NoLedger


def states(entry: MonthEntry) -> dict[Cell, FieldState]:
    return {field.cell: field.state for program in entry.programs for field in program.fields}


def programs(entry: MonthEntry) -> list[str]:
    return [program.program for program in entry.programs]


def test_an_empty_business_enters_nothing() -> None:
    entry = month_entry(typed_business({}), START)
    assert (entry.programs, entry.entered, entry.all, entry.missing) == ((), 0, 0, [])


def test_programs_come_in_the_order_in_which_they_are_opened() -> None:
    names = ["hours_worked", "ad_spend", "visitors", "emails_sent", "orders", "revenue", "cash_in", "owner_pay_target"]
    entry = month_entry(typed_business({name: [5.0] for name in names}), START)
    assert programs(entry) == ["bank", "bookkeeping", "shop", "analytics", "ads", "newsletter", "timesheet", "own"]


def test_figures_that_show_and_those_typed_in_a_year_are_entered() -> None:
    book = typed_business({"visitors": [500.0], "cogs": [None, 9.0]})
    book.apply(ChooseIndicators(("orders", "aov")))
    assert set(states(month_entry(book, START.plus(1)))) == {nth(1), nth(1, "cogs"), nth(1, "orders")}
    assert nth(12) in states(month_entry(book, START.plus(12)))
    assert nth(13) not in states(month_entry(book, START.plus(13)))


def test_each_field_says_how_it_stands() -> None:
    lines: dict[str, list[float | None]] = {"visitors": [500.0, 510.0], "orders": [5.0], "unit_price": [9.5]}
    book = typed_business({**lines, "customers_start": [40.0], "customers_new": [2.0], "customers_lost": [1.0]})
    found = states(month_entry(book, START.plus(1)))
    assert found[nth(1)] is FieldState.TYPED
    assert found[nth(1, "orders")] is FieldState.MISSING
    assert found[nth(1, "unit_price")] is FieldState.CARRIED
    assert found[nth(1, "customers_start")] is FieldState.FILLED


def test_a_figure_whose_blank_is_zero_is_asked_for_while_it_is_typed_month_by_month() -> None:
    lines: dict[str, list[float | None]] = {"revenue": [900.0] * 6, "expenses": [90.0] * 6}
    book = typed_business({**lines, "variable_expenses": [40.0, 45.0]})
    found = {
        month: states(month_entry(book, START.plus(month)))[nth(month, "variable_expenses")] for month in (2, 4, 5)
    }
    assert found == {2: FieldState.MISSING, 4: FieldState.MISSING, 5: FieldState.FILLED}
    assert book.month_value("variable_expenses", START.plus(2)) == 0.0


def test_what_is_filled_in_does_not_count_and_what_is_carried_is_done() -> None:
    lines: dict[str, list[float | None]] = {"visitors": [500.0, 510.0], "orders": [5.0], "unit_price": [9.5]}
    book = typed_business({**lines, "customers_start": [40.0], "customers_new": [2.0], "customers_lost": [1.0]})
    entry = month_entry(book, START.plus(1))
    assert (entry.entered, entry.all) == (2, 5)
    assert entry.missing == [nth(1, "orders"), nth(1, "customers_new"), nth(1, "customers_lost")]
    shop = next(program for program in entry.programs if program.program == "shop")
    assert (shop.entered, shop.all) == (1, 3)


def test_a_channel_follows_its_total_and_ends() -> None:
    book = typed_business({"visitors": [500.0, 510.0]})
    book.apply(SetValues({Cell("visitors", START, ADS): 40.0}))
    part = Cell("visitors", START.plus(1), ADS)
    assert list(states(month_entry(book, START.plus(1)))) == [nth(1), part]
    assert states(month_entry(book, START.plus(1)))[part] is FieldState.MISSING
    book.apply(SetSegmentCards({ADS: SegmentCard(None, START.first_day)}))
    entry = month_entry(book, START.plus(1))
    assert states(entry)[part] is FieldState.ENDED
    assert (entry.entered, entry.all) == (1, 1)


def test_a_total_of_its_parts_is_filled_in() -> None:
    book = typed_business({"visitors": [500.0]})
    book.apply(SetTotals({"visitors": SegmentKind.CHANNEL}))
    book.apply(SetValues({Cell("visitors", START.plus(1), ADS): 40.0}))
    assert states(month_entry(book, START.plus(1)))[nth(1)] is FieldState.FILLED


def test_a_total_of_its_parts_is_not_asked_for_before_they_are_typed() -> None:
    book = typed_business({})
    book.apply(SetTotals({"visitors": SegmentKind.CHANNEL}))
    book.apply(SetValues({Cell("visitors", START, ADS): 40.0}))
    entry = month_entry(book, START.plus(1))
    assert states(entry)[nth(1)] is FieldState.FILLED
    assert entry.missing == [Cell("visitors", START.plus(1), ADS)]
    book.apply(SetSegmentCards({ADS: SegmentCard(None, START.first_day)}))
    assert month_entry(book, START.plus(1)).missing == [nth(1)]


def test_a_balance_is_not_asked_for_where_gains_and_losses_are() -> None:
    lines: dict[str, list[float | None]] = {"customers_start": [40.0], "customers_new": [2.0], "customers_lost": [1.0]}
    book = typed_business(lines)
    book.apply(ChooseIndicators(("customers_end",)))
    entry = month_entry(book, START.plus(1))
    assert states(entry)[nth(1, "customers_end")] is FieldState.FILLED
    assert entry.missing == [nth(1, "customers_new"), nth(1, "customers_lost")]
    alone = typed_business({})
    alone.apply(ChooseIndicators(("customers_end",)))
    assert month_entry(alone, START).missing == [nth(0, "customers_end")]


def test_last_month_last_year_and_the_usual_range_stand_beside() -> None:
    line = [round(5000 + 13.0 * (k * 7 % 11)) for k in range(13)]
    (program,) = month_entry(typed_business({"visitors": line}), START.plus(12)).programs
    (field,) = program.fields
    assert (field.value, field.last_month, field.last_year) == (line[12], line[11], line[0])
    assert field.usual is not None
    assert field.usual.low < line[12] < field.usual.high


def test_own_figures_stand_with_the_owners_estimates() -> None:
    book = typed_business({})
    own = Indicator("rent", "Rent", Unit.MONEY, "Own", own=True)
    book.apply(SetIndicators({"rent": own}))
    book.apply(SetValues({nth(0, "rent"): 500.0}))
    assert programs(month_entry(book, START)) == ["own"]


def test_the_sample_is_entered() -> None:
    sample = Workbook(NoLedger(), read_sample(), SHIPPED)
    entry = month_entry(sample, Month.of(2026, 8))
    assert entry.entered == entry.all
    assert entry.all > 40
    assert programs(entry)[:3] == ["bank", "bookkeeping", "shop"]
    gap = month_entry(sample, Month.of(2026, 5))
    assert len(gap.missing) == gap.all - gap.entered == 1


def test_the_counts_alone_are_those_of_the_month() -> None:
    book = Workbook(NoLedger(), read_sample(), SHIPPED)
    for month in (*book.first_month.until(book.current_month), book.current_month.next):
        entry = month_entry(book, month)
        assert month_count(book, month) == MonthCount(month, entry.entered, entry.all, len(entry.missing))
