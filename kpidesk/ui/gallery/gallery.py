"""Every part and every painted mark in one window: python -m kpidesk.ui.gallery [--dark] [--scale 1.5]."""

import argparse
import os
import sys
from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QMainWindow,
    QMenu,
    QPlainTextEdit,
    QProgressBar,
    QRadioButton,
    QScrollArea,
    QSpinBox,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from kpidesk.ui.gallery import gallery_painted as painted
from kpidesk.ui.gallery.gallery_painted import Board
from kpidesk.ui.look import fonts
from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.look.look import Choice
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.parts.button import Button, Kind, search_button
from kpidesk.ui.parts.empty_state import EmptyState
from kpidesk.ui.parts.frames import Card, Toolbar
from kpidesk.ui.parts.label import IconLabel, PlainLabel
from kpidesk.ui.parts.message import InlineMessage, Tone
from kpidesk.ui.parts.popover import Popover
from kpidesk.ui.parts.segments import SegmentedChoice
from kpidesk.ui.parts.toast import Toast

WIDTH, HEIGHT = 1440, 1500


class Gallery(QMainWindow):
    """Shows parts, does nothing."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setWindowTitle("kpidesk: gallery")
        for title in ("&File", "&Edit", "&View", "&Month", "&Tools", "&Help"):
            self.menuBar().addMenu(self._menu(title))
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._tabs())
        column.addWidget(self._toolbar())
        column.addLayout(self._boards(), 1)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidget(page)
        self.setCentralWidget(area)
        self.statusBar().showMessage("4 cells, 3 figures     Sum −8,888,888")
        self._toast = Toast(theme, self, "Undo")
        self._popover = self._explanation()

    def open_floating(self) -> None:
        """Toast and popover, which belong to a shown window."""
        self._toast.say("Goal filled for 12 months", undo=True, above=self.statusBar().height())
        self._popover.open_beside(QRect(1040, 700, 78, 28))

    def _menu(self, title: str) -> QMenu:
        menu = QMenu(title, self)
        menu.addAction(self._theme.icons.icon("file-plus"), "New business…").setShortcut("Ctrl+N")
        menu.addAction(self._theme.icons.icon("folder-open"), "Open…").setShortcut("Ctrl+O")
        menu.addSeparator()
        checkable = menu.addAction("Calculated rows")
        checkable.setCheckable(True)
        checkable.setChecked(True)
        menu.addAction("Not now").setEnabled(False)
        menu.addMenu("Recent")
        return menu

    def _tabs(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(12, 0, 16, 0)
        bar = QTabBar(self)
        bar.setDrawBase(False)
        bar.setExpanding(False)
        for words in ("Overview", "Figures", "Goals", "Changes", "Charts"):
            bar.addTab(words)
        bar.setCurrentIndex(1)
        row.addWidget(bar)
        row.addStretch(1)
        row.addWidget(search_button(self._theme, "Search everything", "Ctrl K"))
        return row

    def _toolbar(self) -> Toolbar:
        theme, bar = self._theme, Toolbar(self)
        figures = QComboBox(bar)
        figures.setProperty("leadIcon", "list-filter")
        figures.addItems(["All chosen figures", "Finance"])
        whole = QComboBox(bar)
        whole.addItems(["Whole business", "Newsletter"])
        bar.add(SegmentedChoice([("grid", "Grid"), ("sheet", "Month sheet")], "View"), figures, whole)
        bar.gap()
        for icon, name in (("undo-2", "Undo"), ("redo-2", "Redo")):
            bar.add(Button(theme, icon=icon, kind=Kind.QUIET, tip_text=name))
        bar.add(
            Button(theme, "Choose figures", icon="columns-3"),
            Button(theme, "Import", icon="download"),
            Button(theme, "Add own figure", icon="plus"),
        )
        return bar

    def _boards(self) -> QGridLayout:
        theme, grid = self._theme, QGridLayout()
        grid.setContentsMargins(24, 16, 24, 24)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(12)
        cards = (
            (0, 0, self._card("Painted in tables", Board(theme, (640, 252), painted.paint_rows))),
            (0, 1, self._card("Grid of figures", Board(theme, (566, 252), painted.paint_grid))),
            (1, 0, self._controls()),
            (1, 1, self._card("On tiles", Board(theme, (330, 348), painted.paint_tiles))),
            (2, 0, self._messages()),
            (2, 1, self._empty()),
            (3, 0, self._card("Colours", Board(theme, (620, 330), painted.paint_swatches))),
            (3, 1, self._card("Type", Board(theme, (420, 496), painted.paint_type))),
        )
        for row, column, card in cards:
            grid.addWidget(card, row, column)
        return grid

    def _card(self, title: str, *contents: QWidget) -> Card:
        card = Card(self)
        card.body.addWidget(PlainLabel(title, TextRole.HEADING))
        for content in contents:
            card.body.addWidget(content)
        if contents:
            card.body.addStretch(1)
        return card

    def _controls(self) -> Card:
        theme = self._theme
        refused = QLineEdit("12,3,4")
        refused.setProperty("state", "refused")
        read_only = QLineEdit("carried forward")
        read_only.setReadOnly(True)
        disabled = Button(theme, "Save KPI")
        disabled.disable("The formula has an error")
        rows = (
            (
                Button(theme, "Go to the figure", kind=Kind.MAIN, icon="pencil"),
                Button(theme, "Cancel", key_hint="Esc"),
                Button(theme, "How it is calculated", kind=Kind.LINK),
                Button(theme, "Quiet", kind=Kind.QUIET, icon="copy"),
                disabled,
            ),
            (_checked(QCheckBox("per day")), QCheckBox("not"), _checked(QRadioButton("one")), QRadioButton("other")),
            (QLineEdit("Margin per order after ads"), refused, read_only, QSpinBox()),
            (SegmentedChoice([("h", "higher"), ("l", "lower"), ("b", "a band"), ("n", "neither")], "Better is"),),
        )
        card = self._card("Controls")
        for widgets in rows:
            row = QHBoxLayout()
            row.setSpacing(12)
            for widget in widgets:
                row.addWidget(widget)
            row.addStretch(1)
            card.body.addLayout(row)
        formula = QPlainTextEdit("(revenue - cogs - nz(ad_spend)) / order")
        formula.setFont(fonts.font(TextRole.FORMULA))
        formula.setFixedHeight(fonts.scaled(84))
        progress = QProgressBar()
        progress.setValue(40)
        card.body.addWidget(formula)
        card.body.addWidget(progress)
        card.body.addStretch(1)
        return card

    def _messages(self) -> Card:
        theme = self._theme
        late, unwritable, formula = InlineMessage(theme), InlineMessage(theme), InlineMessage(theme, reserved=True)
        late.say("August 2026 is not entered yet (it is 6 September).", icon="clock", remedy="Enter it")
        unwritable.say(
            "The folder cannot be written to. Nothing was lost; choose another place.", Tone.BAD, remedy="Save a copy…"
        )
        formula.say(
            "Position 35: no figure is called order. Nearest: Orders placed.",
            Tone.BAD,
            remedy="Use orders",
            key_hint="Alt Enter",
        )
        right = InlineMessage(theme, reserved=True)
        right.clear("Looks right")
        return self._card("Messages in place of dialogs", late, unwritable, formula, right)

    def _empty(self) -> Card:
        state = EmptyState(self._theme, "columns-3")
        sentence = "A shop usually starts with 12 figures. You can add more at any time."
        state.say("Choose what you will type", sentence, "Choose figures", "Use the shop set")
        return self._card("Empty state", state)

    def _explanation(self) -> Popover:
        popover = Popover(self)
        head = QHBoxLayout()
        head.addWidget(IconLabel(self._theme, "circle", 14))
        head.addWidget(PlainLabel("Return rate, May 2026 has no value", TextRole.HEADING), 1)
        popover.body.addLayout(head)
        text = "It needs Units returned for May 2026, which is not entered. An empty cell is not counted as 0."
        popover.body.addWidget(PlainLabel(text, TextRole.PARAGRAPH, muted=True, wraps=True))
        foot = QHBoxLayout()
        foot.addWidget(Button(self._theme, "Go to the figure", kind=Kind.MAIN))
        foot.addStretch(1)
        foot.addWidget(Button(self._theme, "How it is calculated", kind=Kind.LINK))
        popover.body.addLayout(foot)
        return popover


def _checked(button: QCheckBox | QRadioButton) -> QCheckBox | QRadioButton:
    button.setChecked(True)
    return button


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m kpidesk.ui.gallery", description=__doc__)
    parser.add_argument("--dark", action="store_true")
    parser.add_argument("--scale", type=float, default=1.0, help="screen scale, like 1.5")
    parser.add_argument("--picture", metavar="OUT.png", help="write the window to a file and leave")
    asked = parser.parse_args(arguments)
    if asked.scale != 1.0:
        os.environ["QT_SCALE_FACTOR"] = str(asked.scale)
    if asked.picture:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # a picture needs no screen
    app = QApplication(sys.argv[:1])
    window = Gallery(Theme(app, Choice.DARK if asked.dark else Choice.LIGHT))
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    window.resize(WIDTH, HEIGHT)
    window.show()
    app.processEvents()
    window.open_floating()
    if not asked.picture:
        return app.exec()
    app.processEvents()
    return 0 if window.grab().save(asked.picture) else 1
