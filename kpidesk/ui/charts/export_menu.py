"""The menu that takes the shown chart out of the program."""

from collections.abc import Sequence
from dataclasses import replace
from math import ceil

from PySide6.QtCore import QCoreApplication, QPoint, QSignalBlocker, Qt
from PySide6.QtGui import QAction, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QMenu, QSizePolicy, QWidget, QWidgetAction

from kpidesk.ui.charts.chart_export import TARGETS, ChartExport, Target
from kpidesk.ui.look import fonts
from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.parts.label import PlainLabel

_WIDTH, _PADDING = 344, 12
_GROUPS = (("slide", "slide-2x", "half", "4:3", "square", "portrait", "a4", "slide-pdf"), ("svg", "csv"))
_OF_THE_MENU = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape}


def _tr(text: str) -> str:
    return QCoreApplication.translate("ExportMenu", text)


class ExportMenu(QMenu):
    """Opens with what was exported last preselected: Enter does it again.

    The last line names the file that the marked entry writes; of an entry without one it says where it goes.
    """

    def __init__(
        self,
        theme: Theme,
        export: ChartExport,
        copy: QAction,
        parent: QWidget,
        *,
        notes: QAction | None = None,
        more: Sequence[tuple[QAction, str]] = (),
    ) -> None:
        """``more`` are other ways out, after the files, and what the last line says of each."""
        super().__init__(_tr("Export"), parent)
        self._theme, self._export = theme, export
        self._targets: dict[QAction, Target] = {}
        values = self._add(_tr("Copy values and alt text"), "clipboard-copy")
        values.triggered.connect(export.copy_values)
        self.insertAction(values, copy)
        clipboard = _tr("Onto the clipboard, without a file")
        self._others: dict[QAction, str] = {copy: clipboard, values: clipboard, **dict(more)}
        self.addSeparator()
        self._add_heading(_tr("Picture for"))
        self._add_targets()
        for action, _ in more:
            self.addAction(action)
        self.addSeparator()
        self._dark = self._add_theme(_tr("Dark background"), "dark")
        self._no_logo = self._add_words(_tr("Your logo can hardly be seen on dark and is left out."))
        self._transparent = self._add_theme(_tr("Transparent background"), "transparent")
        self._ibcs = self._add_theme(_tr("Green and red for good and bad"), "ibcs_colours")
        if notes is not None:
            self._add_switch(_tr("Notes on the months"), notes)
        self._name = PlainLabel("", TextRole.SMALL, muted=True)
        self._name_line = self._add_widget(self._name)
        self.aboutToShow.connect(self._take_width)
        export.theme_changed.connect(lambda: self._show_logo() if self.isVisible() else None)
        self.hovered.connect(self._show_name)

    @property
    def file_name(self) -> str:
        """The name that the marked entry will use, or where it goes."""
        return self._name.text()

    def action_of(self, target: str) -> QAction:
        return next(action for action, held in self._targets.items() if held.id == target)

    @property
    def dark_box(self) -> QCheckBox:
        return self._dark

    def _add(self, words: str, icon: str) -> QAction:
        action = self.addAction(words)
        action.setIcon(self._theme.icons.icon(icon))
        return action

    def _add_targets(self) -> None:
        words = {
            "slide": _tr("Slide 16:9"),
            "slide-2x": _tr("Slide 16:9, double"),
            "half": _tr("Half slide"),
            "4:3": _tr("Slide 4:3"),
            "square": _tr("Square post"),
            "portrait": _tr("Portrait post"),
            "a4": _tr("A4 landscape"),
            "slide-pdf": _tr("Slide 16:9"),
            "svg": _tr("Drawing for other programs"),
            "csv": _tr("Plotted values"),
        }
        for number, group in enumerate(_GROUPS):
            if number:
                self.addSeparator()
            for name in group:
                target = TARGETS[name]
                action = self._add(f"{words[name]}\t{target.size}", target.icon)
                action.triggered.connect(lambda _=False, target=target: self._export.save(target))
                self._targets[action] = target

    def _add_heading(self, words: str) -> None:
        self._add_widget(PlainLabel(words, TextRole.SMALL, muted=True))

    def _add_words(self, words: str) -> QWidgetAction:
        """A line that is there only while it is true."""
        return self._add_widget(PlainLabel(words, TextRole.SMALL, muted=True))

    def _add_widget(self, widget: QWidget) -> QWidgetAction:
        frame = QWidget(self)
        row = QHBoxLayout(frame)
        row.setContentsMargins(_PADDING, 4, _PADDING, 4)
        row.addWidget(widget)
        if isinstance(widget, PlainLabel):  # Qt would leave room for shortcuts beside its words
            widget.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        frame.setFocusProxy(widget)
        frame.setFocusPolicy(widget.focusPolicy())
        action = QWidgetAction(self)
        action.setDefaultWidget(frame)
        action.setEnabled(widget.focusPolicy() is not Qt.FocusPolicy.NoFocus)
        self.addAction(action)
        return action

    def _add_switch(self, words: str, switch: QAction) -> None:
        """The mark of a command that the canvas follows at once; the menu stays open."""
        box = _CheckRow(words)
        box.setChecked(switch.isChecked())
        box.clicked.connect(switch.trigger)
        switch.toggled.connect(box.setChecked)
        self._add_widget(box)

    def _add_theme(self, words: str, name: str) -> "_CheckRow":
        """``name`` is a field of the theme that pictures leave in."""
        box = _CheckRow(words)
        box.toggled.connect(lambda on: setattr(self._export, "theme", replace(self._export.theme, **{name: on})))
        self._add_widget(box)
        return box

    def open_below(self, button: QWidget) -> None:
        """Right edge under right edge."""
        self._take_width()
        corner = QPoint(button.width() - self.sizeHint().width(), button.height() + 4)
        self.popup(button.mapToGlobal(corner))

    def _take_width(self) -> None:
        """Before it is shown: as wide as the longest line of words, which does not change while it is open."""
        self._show_logo()
        names = [*(self._export.file_name(target) for target in self._targets.values()), *self._others.values()]
        labels = [label.text() for label in self.findChildren(PlainLabel) if label is not self._name]
        widest = max(fonts.width(line, TextRole.SMALL) for line in (*names, *labels))
        self.setMinimumWidth(max(fonts.scaled(_WIDTH), ceil(widest) + 2 * _PADDING + 2))
        self._name_line.setData(ceil(widest))  # Qt lays a menu out again when one of its actions has changed

    def _show_logo(self) -> None:
        """Before the menu takes its size, and when the background changes."""
        is_left_out = self._export.is_logo_left_out
        self._no_logo.setVisible(is_left_out)
        self._no_logo.defaultWidget().setVisible(is_left_out)  # a menu leaves that to whoever made it

    @property
    def says_logo_is_left_out(self) -> bool:
        return self._no_logo.defaultWidget().isVisible()

    def _show_name(self, action: QAction) -> None:
        if action in self._targets:
            self._name.setText(self._export.file_name(self._targets[action]))
        elif action in self._others:
            self._name.setText(self._others[action])

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        theme = self._export.theme
        self._dark.setChecked(theme.dark)
        self._transparent.setChecked(theme.transparent)
        with QSignalBlocker(self._ibcs):  # the window's choice is none of this picture
            self._ibcs.setChecked(theme.ibcs_colours)
        self._ibcs.setEnabled(not self._export.is_always_ibcs)
        last = self.action_of(self._export.last.id)
        self.setActiveAction(last)
        self._show_name(last)


class _CheckRow(QCheckBox):
    """A check box in a menu: Space marks it, all keys of the menu stay the menu's."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if Qt.Key(event.key()) in _OF_THE_MENU:
            event.ignore()
        else:
            super().keyPressEvent(event)
