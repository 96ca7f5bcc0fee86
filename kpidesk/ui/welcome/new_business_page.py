"""Four questions, and a new business begins."""

from collections.abc import Callable
from itertools import pairwise

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kpidesk.catalogue.catalogue import Catalogue, Starter
from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.parts.label import PlainLabel
from kpidesk.ui.parts.message import Tone
from kpidesk.ui.welcome.form_page import FormPage
from kpidesk.ui.welcome.kind_cards import KindCards


class NewBusinessPage(FormPage):
    """Makes nothing: ``create_requested`` hands the answers over, and the page stays until it is taken away."""

    create_requested = Signal(object, str)  # Business, id of a starter set

    def __init__(self, theme: Theme, catalogue: Callable[[], Catalogue], parent: QWidget | None = None) -> None:
        """``catalogue`` is asked for the starter sets when the page is first seen: reading it takes a moment."""
        super().__init__(
            theme,
            QCoreApplication.translate("NewBusinessPage", "New business"),
            QCoreApplication.translate(
                "NewBusinessPage",
                "Every answer can be changed later. The kind only decides which figures you see at first.",
            ),
            action=QCoreApplication.translate("NewBusinessPage", "Choose where to keep it…"),
            parent=parent,
        )
        self._catalogue = catalogue
        self._kinds = KindCards(theme, self.tr("What kind of business"), self)
        self._form.insert(self._kind_question())
        self._form.edited.connect(self.message.clear)

    def _kind_question(self) -> QWidget:
        question = QWidget(self)
        column = QVBoxLayout(question)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(6)
        column.addWidget(PlainLabel(self.tr("What kind of business"), TextRole.LABEL, question))
        column.addWidget(self._kinds)
        return question

    @property
    def kinds(self) -> KindCards:
        return self._kinds

    def say(self, sentence: str) -> None:
        """A refusal, like a folder that cannot be written to. The answers stay."""
        self.message.say(sentence, Tone.BAD)

    def carry_out(self) -> None:
        business = self._form.answer()
        if business is not None:
            self.message.clear()
            self.create_requested.emit(business, self._kinds.key)

    def _load(self) -> None:
        self._form.load()
        if not self._kinds.cards:
            catalogue = self._catalogue()
            self._kinds.offer(
                (set_.id, set_.label, set_.description, self._extent(set_, catalogue))
                for set_ in catalogue.starters.values()
            )
            order = [self._form.name_edit, *self._kinds.cards.values(), self._form.currency_combo]
            for one, following in pairwise(order):
                QWidget.setTabOrder(one, following)

    def _extent(self, starter: Starter, catalogue: Catalogue) -> str:
        calculated = sum(catalogue.indicators[name].is_calculated for name in starter.indicators)
        return self.tr("{figures} figures to type, {kpis} KPIs").format(
            figures=len(starter.indicators) - calculated, kpis=calculated
        )

    def showEvent(self, event: QShowEvent) -> None:
        self._load()
        super().showEvent(event)
