"""Questions in words: what is asked, the figure, what it is held against."""

from kpidesk.analysis.numbers.numerals import ENGLISH
from kpidesk.analysis.questions.month_entry import month_entry
from kpidesk.analysis.questions.questions import QuestionKind, questions, questions_of
from kpidesk.domain.cell import Cell
from kpidesk.domain.change import SetValues
from kpidesk.ui.questions.question_words import QuestionWords, cell_of, other_of
from tests.ui.questions.conftest import APRIL, MAY, business, sound


def test_a_figure_outside_its_range_names_the_range() -> None:
    book = business({**sound(), Cell("stock", MAY): 9000.0})
    words = QuestionWords(book, ENGLISH)
    found = next(one for one in questions_of(book, MAY) if one.kind is QuestionKind.ODD)
    assert words.short(found) == "above the usual range"
    assert words.value(found) == "9,000"
    assert words.against(found).startswith("usually ")
    assert words.sentence(found).startswith("Stock: 9,000 is above the usual range of the months before, ")


def test_a_column_that_is_there_twice_is_one_question() -> None:
    values = sound()
    values |= {cell._replace(month=MAY): value for cell, value in values.items() if cell.month == APRIL}
    book = business(values)
    words = QuestionWords(book, ENGLISH)
    found = questions_of(book, MAY)[0]
    assert words.short(found) == "all figures as in April"
    assert words.figure(found) == "5 figures of the month"
    assert words.against(found) == "April 2026"
    assert words.sentence(found) == ("All 5 figures of May 2026 are those of April 2026. Was one column typed twice?")


def test_gaps_are_named_while_they_are_few() -> None:
    book = business(sound())
    words = QuestionWords(book, ENGLISH)
    for names, said in (
        (["sales"], "Sales, net is not entered for April 2026."),
        (["costs"], "Sales, net and Costs are not entered for April 2026."),
        (["opened", "delivered"], "4 figures are not entered for April 2026."),
    ):
        book.apply(SetValues({Cell(name, APRIL): None for name in names}))
        gaps = next(one for one in questions(book) if one.kind is QuestionKind.GAPS)
        assert words.sentence(gaps) == said
    assert cell_of(gaps) == Cell("sales", APRIL)
    assert words.value(gaps) == words.against(gaps) == ""


def test_an_impossible_figure_names_both() -> None:
    book = business({**sound(), Cell("opened", APRIL): 5000.0})
    words = QuestionWords(book, ENGLISH)
    found = questions_of(book, APRIL)[0]
    assert (words.short(found), words.figure(found), words.value(found)) == ("impossible", "Opened", "5,000")
    assert words.against(found).startswith("Delivered: ")
    assert (cell_of(found), other_of(found)) == (Cell("opened", APRIL), Cell("delivered", APRIL))


def test_before_closing_missing_figures_come_first_and_then_the_questions() -> None:
    book = business({**sound(), Cell("stock", MAY): 9000.0})
    book.apply(SetValues({Cell("sales", MAY): None}))
    words = QuestionWords(book, ENGLISH)
    items = [*words.missing(month_entry(book, MAY)), *words.asked(questions_of(book, MAY))]
    assert [(item.what, item.is_question) for item in items] == [("Sales, net", False), ("Stock", True)]
    assert items[0].sentence == "is not entered."
    assert items[1].sentence.startswith("9,000 is above the usual range of the months before, ")
