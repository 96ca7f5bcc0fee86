"""A small business with a page in a window, and its page of questions."""

from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kpidesk.analysis.numbers.numerals import ENGLISH
from kpidesk.domain.business import Business, Contents
from kpidesk.domain.cell import Cell
from kpidesk.domain.check import Check, Relation, Severity
from kpidesk.domain.indicator import Indicator, Rollup, Unit
from kpidesk.domain.month import Month
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.questions.question_watch import QuestionWatch
from kpidesk.ui.questions.questions_model import Column
from kpidesk.ui.questions.questions_page import QuestionsPage
from kpidesk.ui.workbook_signals import WorkbookSignals
from kpidesk.workbook.workbook import Workbook
from tests.ledger import NoLedger
from tests.ui.figures.desk import TODAY

JAN = Month.of(2025, 1)
APRIL, MAY = Month.of(2026, 4), Month.of(2026, 5)
INDICATORS = (
    Indicator("sales", "Sales, net", Unit.MONEY, "Finance"),
    Indicator("costs", "Costs", Unit.MONEY, "Finance"),
    Indicator(
        "opened",
        "Opened",
        Unit.COUNT,
        "Email",
        whole=True,
        checks=(Check(Relation.AT_MOST, "delivered", Severity.REFUSE),),
    ),
    Indicator("delivered", "Delivered", Unit.COUNT, "Email", whole=True),
    Indicator("stock", "Stock", Unit.MONEY, "Finance", rollup=Rollup.LAST),
)


def sound() -> dict[Cell, float]:
    """January 2025 to May 2026, nothing to ask."""
    months = JAN.until(MAY)
    values: dict[Cell, float] = {}
    for place, month in enumerate(months):
        wave = place * 7 % 17  # no month like another
        values |= {
            Cell("sales", month): 1000.0 + 17 * wave,
            Cell("costs", month): 400.0 + 11 * wave,
            Cell("delivered", month): 2000.0 + 23 * wave,
            Cell("opened", month): 800.0 + 13 * wave,
            Cell("stock", month): 5000.0 + 37 * wave,
        }
    return values


def business(values: dict[Cell, float]) -> Workbook:
    indicators = {about.id: about for about in INDICATORS}
    contents = Contents(Business("Alder"), chosen=tuple(indicators), values=dict(values))
    return Workbook(NoLedger(), contents, indicators, now=lambda: TODAY)


@dataclass
class Reader:
    """The page of questions, and what it has said."""

    page: QuestionsPage
    workbook: Workbook
    signals: WorkbookSignals
    told: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    wanted: list[object] = field(default_factory=list)

    @property
    def rows(self) -> list[tuple[str, str]]:
        """What is asked of which figure; a heading alone."""
        model = self.page.model
        return [(model.word(row, Column.QUESTION), model.word(row, Column.FIGURE)) for row in range(len(model.lines))]

    @property
    def sentence(self) -> str:
        return self.page.strip.words[0]

    @property
    def offers(self) -> list[str]:
        return [offer.words for offer in self.page.strip.offers]


@pytest.fixture
def read(theme: Theme, qtbot: QtBot) -> Callable[[dict[Cell, float]], Reader]:
    """Opens the page for a business with these figures in place of the sound ones."""

    def opened(changed: dict[Cell, float]) -> Reader:
        workbook = business({**sound(), **changed})
        signals = WorkbookSignals(workbook)
        page = QuestionsPage(workbook, signals, QuestionWatch(workbook, signals), theme, form=ENGLISH)
        signals.changed.connect(page.show_effect)
        signals.setParent(page)
        qtbot.addWidget(page)
        reader = Reader(page, workbook, signals)
        page.told.connect(reader.told.append)
        page.refused.connect(reader.refused.append)
        page.figure_wanted.connect(reader.wanted.append)
        page.month_wanted.connect(reader.wanted.append)
        page.resize(1100, 620)
        page.show()
        qtbot.waitExposed(page)
        page.take_focus()
        QApplication.processEvents()
        return reader

    return opened
