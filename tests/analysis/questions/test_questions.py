"""Everything that is open in a file, newest month first, and what answers it."""

import pytest

from kpidesk.analysis.questions.odd import OddKind
from kpidesk.analysis.questions.questions import (
    Question,
    QuestionKind,
    Questions,
    confirmation,
    questions,
    questions_of,
)
from kpidesk.catalogue.sample import read_sample
from kpidesk.domain.business import MonthState, MonthStatus
from kpidesk.domain.cell import Cell
from kpidesk.domain.change import SetMonths, SetSegmentCards, SetValues
from kpidesk.domain.month import Month
from kpidesk.domain.segment import SegmentCard
from kpidesk.workbook.workbook import Workbook
from tests.analysis.typed_business import (
    ADS,
    COLUMN,
    OTHER,
    QUIET,
    SHIPPED,
    START,
    columns,
    nth,
    typed_business,
)
from tests.ledger import NoLedger

CLOSED = MonthState(MonthStatus.CLOSED)


def asked(found: list[Question]) -> list[tuple[QuestionKind, Month]]:
    return [(question.kind, question.month) for question in found]


def closed(book: Workbook, months: int) -> Workbook:
    book.apply(SetMonths({START.plus(place): CLOSED for place in range(months)}))
    return book


def test_a_file_in_order_has_no_questions() -> None:
    book = closed(typed_business({"visitors": QUIET}), 12)
    assert questions(book) == []
    assert questions(typed_business({})) == []


def test_an_odd_figure_is_a_question_until_it_is_confirmed() -> None:
    book = closed(typed_business({"visitors": [*QUIET, 55890.0]}), 13)
    (question,) = questions(book)
    assert (question.kind, question.month, question.cells) == (QuestionKind.ODD, START.plus(12), (nth(12),))
    assert question.oddity is not None
    assert question.oddity.kind is OddKind.TEN_TIMES
    assert len(question.oddities) == 2
    keep = confirmation(book, question)
    assert keep is not None
    book.apply(keep)
    assert questions(book) == []
    book.undo()
    assert questions(book) == [question]


def test_another_figure_in_its_place_is_asked_about_again() -> None:
    book = typed_business({"visitors": [*QUIET, 55890.0]})
    (question, *_) = questions(book)
    keep = confirmation(book, question)
    assert keep is not None
    book.apply(keep)
    book.apply(SetValues({nth(12): 55980.0}))
    assert [question.cells for question in questions(book) if question.kind is QuestionKind.ODD] == [(nth(12),)]


def test_the_newest_month_comes_first() -> None:
    book = closed(typed_business({"visitors": [*QUIET, 55890.0, 5400.0, 560.0]}), 15)
    assert [question.month for question in questions(book)] == [START.plus(14), START.plus(12)]


def test_a_column_twice_is_one_question_and_one_answer() -> None:
    book = closed(columns(COLUMN, OTHER, COLUMN), 3)
    (question,) = questions(book)
    assert question.oddity is not None
    assert question.oddity.kind is OddKind.COLUMN_TWICE
    assert {cell.indicator for cell in question.cells} == set(COLUMN)
    keep = confirmation(book, question)
    assert keep is not None
    assert keep.figures == {nth(2, name): value for name, value in COLUMN.items()}
    book.apply(keep)
    assert questions(book) == []


def test_impossible_figures_that_came_some_other_way_cannot_be_kept() -> None:
    book = closed(typed_business({"emails_delivered": [100.0], "email_opens": [190.0]}), 1)
    (question,) = questions(book)
    assert question.kind is QuestionKind.IMPOSSIBLE
    assert question.cells == (nth(0, "email_opens"), nth(0, "emails_delivered"))
    assert question.impossible is not None
    assert question.impossible.bound == 100.0
    assert confirmation(book, question) is None


def test_blanks_in_a_line_are_one_question_a_month() -> None:
    lines: dict[str, list[float | None]] = {
        "visitors": [5.0, None, 5.0],
        "orders": [5.0, None, 5.0],
        "revenue": [9.0, 9.0, 9.0],
    }
    (question,) = questions(closed(typed_business(lines), 3))
    assert (question.kind, question.month) == (QuestionKind.GAPS, START.plus(1))
    assert set(question.cells) == {nth(1), nth(1, "orders")}


def test_a_line_that_was_given_up_is_asked_about_for_a_year() -> None:
    lines: dict[str, list[float | None]] = {"visitors": [500.0, 510.0] * 10, "orders": [5.0] * 3}
    found = questions(closed(typed_business(lines), 20))
    gaps = [question.month for question in found if question.kind is QuestionKind.GAPS]
    assert gaps == [START.plus(place) for place in range(14, 2, -1)]


def test_a_figure_typed_ahead_asks_for_nothing_else() -> None:
    book = closed(typed_business({"visitors": QUIET, "owner_pay_target": [2500.0]}), 12)
    book.apply(SetValues({nth(15, "owner_pay_target"): 2700.0}))
    assert questions(book) == []
    book.apply(SetValues({nth(12): 1500.0, nth(12, "orders"): 9.0}))
    assert QuestionKind.NOT_CLOSED not in [question.kind for question in questions(book)]


def test_a_channel_that_ended_leaves_no_gap() -> None:
    book = closed(typed_business({"visitors": [500.0, 501.0, 502.0]}), 0)
    book.apply(SetValues({Cell("visitors", START, ADS): 40.0}))
    assert (QuestionKind.GAPS, START.plus(2)) in asked(questions(book))
    book.apply(SetSegmentCards({ADS: SegmentCard(None, START.first_day)}))
    assert QuestionKind.GAPS not in [question.kind for question in questions(book)]


def test_without_closed_months_only_the_last_one_asks_to_be_closed() -> None:
    assert asked(questions(typed_business({"visitors": QUIET}))) == [(QuestionKind.NOT_CLOSED, START.plus(11))]


def test_open_months_after_a_closed_one_ask_to_be_closed() -> None:
    book = typed_business({"visitors": QUIET})
    book.apply(SetMonths({START.plus(8): CLOSED, START.plus(10): CLOSED}))
    assert [question.month for question in questions(book)] == [START.plus(11), START.plus(9)]


def test_the_running_month_does_not_ask_to_be_closed() -> None:
    book = closed(typed_business({"visitors": QUIET}), 12)
    book.apply(SetValues({nth(12): 1500.0}))
    book.apply(SetMonths({START.plus(12): MonthState(MonthStatus.UNFINISHED, 9)}))
    assert questions(book) == []


@pytest.mark.parametrize("place", [0, 1, 2, 12])
def test_a_month_asks_what_the_file_asks_of_it(place: int) -> None:
    lines: dict[str, list[float | None]] = {
        "emails_delivered": [100.0, 101.0, 99.0],
        "email_opens": [190.0, None, 50.0],
        "visitors": [*QUIET, 55890.0],
    }
    book = typed_business(lines)
    month = START.plus(place)
    assert questions_of(book, month) == [question for question in questions(book) if question.month == month]


def test_questions_that_stay_open_hear_of_changes() -> None:
    book = closed(typed_business({"visitors": [*QUIET, 5433.0], "orders": [None] * 12}), 13)
    open_ones = Questions(book)
    book.subscribe(open_ones.forget)
    assert open_ones.all() == []
    book.apply(SetMonths({START.plus(12): None}))
    assert asked(open_ones.all()) == [(QuestionKind.NOT_CLOSED, START.plus(12))]
    book.apply(SetValues({nth(12): 54330.0}))
    assert asked(open_ones.all()) == asked(questions(book))
    assert open_ones.all()[0].kind is QuestionKind.ODD
    book.undo()
    book.apply(SetMonths({START.plus(5): None}))
    book.apply(SetValues({nth(5): None}))
    assert (QuestionKind.GAPS, START.plus(5)) in asked(open_ones.all())
    assert asked(open_ones.all()) == asked(questions(book))


def test_the_sample_asks_about_one_figure_in_three_months() -> None:
    sample = Workbook(NoLedger(), read_sample(), SHIPPED)
    found = questions(sample)
    odd = [question for question in found if question.kind is QuestionKind.ODD]
    assert [question for question in found if question.kind is QuestionKind.IMPOSSIBLE] == []
    assert 3 <= len(odd) <= 12
