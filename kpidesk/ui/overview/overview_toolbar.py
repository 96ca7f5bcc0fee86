"""The row above the tiles: the month and its state, which period, the month before and after, what to do next."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QWidget

from kpidesk.domain.period import PeriodKind
from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.overview import words
from kpidesk.ui.overview.words import KINDS, tr
from kpidesk.ui.parts.button import Button, Kind
from kpidesk.ui.parts.frames import MARGIN, Toolbar
from kpidesk.ui.parts.label import PlainLabel
from kpidesk.ui.parts.segments import SegmentedChoice

HEIGHT = 52


class OverviewToolbar(Toolbar):
    """Says what the user wishes; shows what it is told."""

    kind_chosen = Signal(str)
    step_requested = Signal(int)
    choose_requested = Signal()
    enter_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent, height=HEIGHT, margin=MARGIN)
        self.title = PlainLabel("", TextRole.OVERVIEW_TITLE, self)
        self.state = PlainLabel("", TextRole.BODY, self, muted=True)
        self.kinds = SegmentedChoice([(str(kind), words.kind(kind)) for kind in KINDS], tr("Period"), self)
        for number, kind in enumerate(KINDS, start=1):
            self.kinds.set_tip(str(kind), f"{words.kind(kind)} (Alt+{number})")
        self.earlier = Button(theme, "", self, icon="chevron-left", tip_text=tr("Earlier (Alt+Left)"))
        self.later = Button(theme, "", self, icon="chevron-right", tip_text=tr("Later (Alt+Right)"))
        self.choose = Button(theme, tr("Choose tiles"), self, icon="settings", tip_text=tr("Choose tiles (T)"))
        self.enter = Button(theme, tr("Enter figures"), self, icon="pencil", kind=Kind.MAIN)
        self.add(self.title, self.state)
        self.gap()
        self.add(self.kinds, self.earlier, self.later, self.choose, self.enter)
        self.setFocusProxy(self.kinds)
        self.kinds.chosen.connect(self.kind_chosen)
        self.earlier.clicked.connect(lambda: self.step_requested.emit(-1))
        self.later.clicked.connect(lambda: self.step_requested.emit(1))
        self.choose.clicked.connect(self.choose_requested)
        self.enter.clicked.connect(self.enter_requested)

    def show_period(self, title: str, state: str, kind: PeriodKind, can_step: tuple[bool, bool]) -> None:
        self.title.setText(title)
        self.state.setText(state)
        self.kinds.choose(str(kind))
        steps = (
            (self.earlier, tr("Earlier (Alt+Left)"), tr("There are no figures further back.")),
            (self.later, tr("Later (Alt+Right)"), tr("This is the last month with figures.")),
        )
        for (button, words_of, reason), possible in zip(steps, can_step, strict=True):
            button.enable(words_of) if possible else button.disable(reason)

    def show_hold(self, reason: str, enter_tip: str) -> None:
        """While nothing can be typed, the reason is in the tool tips."""
        for button, usual in ((self.enter, enter_tip), (self.choose, tr("Choose tiles (T)"))):
            button.disable(reason) if reason else button.enable(usual)

    def fit(self, width: int) -> None:
        """Where there is no room, words that stand in a menu as well give way."""
        for part in (self.state, self.choose):
            part.setVisible(True)
        for part in (self.choose, self.state):
            if self.body.minimumSize().width() > width:
                part.setVisible(False)

    def minimumSizeHint(self) -> QSize:
        """The window may be made narrower; `fit` follows."""
        return QSize(0, super().minimumSizeHint().height())
