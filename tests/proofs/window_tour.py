"""Goes through every page, popover and menu of the real window with a file full of markup. Run by the rich-text proof.

python -m tests.proofs.window_tour FILE NAME EVERY: of the commands each EVERYth is tried, and one line of JSON tells
what was seen. With --control in place of FILE a QLabel as Qt makes it shows the name: that one has to be caught.
"""

import json
import os
import sys
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractListModel,
    QCoreApplication,
    QEvent,
    QModelIndex,
    QObject,
    QPoint,
    Qt,
    QTimer,
)
from PySide6.QtGui import QAction, QHelpEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QFileDialog,
    QHeaderView,
    QLabel,
    QMenu,
    QTableView,
    QToolTip,
    QWidget,
)
from shiboken6 import isValid

from kpidesk import app
from kpidesk.domain.refusal import Refusal
from kpidesk.ui.place import Tab
from kpidesk.ui.window.main_window import MainWindow

AMPERSAND = "R&D"
"""Stands in every name: in a button or menu it must be doubled."""
LEAVES = ("quit", "open", "new business", "lose the file", "look at the")
"""Words of commands that would end the tour or begin another file."""
ITEMS = 30
TIP_STYLE = "<p style='white-space:pre-wrap'>"


@dataclass
class Seen:
    counts: dict[str, int] = field(default_factory=dict)
    places: set[str] = field(default_factory=set)
    failures: set[str] = field(default_factory=set)

    def count(self, what: str) -> None:
        self.counts[what] = self.counts.get(what, 0) + 1


class Tour(QObject):
    """Each step is one stop, made from the event loop, so that whatever it opens can be looked at as well."""

    def __init__(self, window: MainWindow, name: str, every: int) -> None:
        super().__init__(window.frame)
        self._window, self._name, self._every, self._seen = window, name, every, Seen()
        self._tips_shown: set[tuple[str, str]] = set()
        self._steps = self._all_steps()
        self._closer = QTimer(self, interval=20)
        self._closer.timeout.connect(self._close_what_waits)
        self._closer.start()
        self._wait_for_the_file(tries=300)

    def _wait_for_the_file(self, tries: int) -> None:
        if self._window.screen_shown is None and tries:
            QTimer.singleShot(100, self, lambda: self._wait_for_the_file(tries - 1))
            return
        if self._window.screen_shown is None:
            self._seen.failures.add(f"the file was not opened: {self._window.welcome.findChildren(QLabel)[0].text()}")
        self._next()

    def _next(self) -> None:
        try:
            step = next(self._steps, None)
        except Exception as error:
            self._seen.failures.add(f"the tour broke off: {error}")
            step = None
        if step is None:
            told = [self._seen.counts, sorted(self._seen.places), sorted(self._seen.failures)]
            sys.stdout.write(json.dumps(told) + "\n")
            sys.stdout.flush()
            os._exit(0)  # what is being typed somewhere must not ask before it lets go
        try:
            step()
            self._look()
        except Exception as error:
            where = traceback.extract_tb(error.__traceback__)[-1]
            self._seen.failures.add(f"{type(error).__name__}: {error} ({Path(where.filename).name}:{where.lineno})")
        QTimer.singleShot(0, self, self._next)

    def _all_steps(self) -> Iterator[Callable[[], object]]:
        yield lambda: self._window.refuse(Refusal(self._name))
        yield lambda: self._window.voice.tell(self._name)
        for tab in Tab:
            yield lambda tab=tab: self._choose(tab)
            yield from self._rows()
            for action in self._commands()[:: self._every]:
                yield lambda action=action: self._trigger(action)
                yield self._type
                yield lambda tab=tab: self._back_to(tab)
        for act in (self._window.commands.undo, self._window.commands.redo, self._window.commands.business):
            yield act.trigger
        yield self._back
        for menu in self._window.frame.findChildren(QMenu):
            yield lambda menu=menu: self._show_menu(menu)
        yield self._window.close_file
        yield from self._rows()

    # -- what is done

    def _choose(self, tab: Tab) -> None:
        screen = self._window.screen_shown
        assert screen is not None
        screen.choose(tab)

    def _commands(self) -> list[QAction]:
        shown = [part for part in self._window.frame.findChildren(QAction) if part.isEnabled() and part.text()]
        quiet = [part for part in shown if not any(word in part.text().replace("&", "").lower() for word in LEAVES)]
        return [part for part in quiet if part.menu() is None]

    def _trigger(self, action: QAction) -> None:
        if isValid(action) and action.isEnabled():
            self._seen.count("commands")
            action.trigger()

    def _type(self) -> None:
        """Put the name into what is open: a popover, a field, an editor."""
        focus = QApplication.focusWidget()
        for name in ("setPlainText", "setText"):
            if focus is not None and hasattr(focus, name) and not isinstance(focus, QAbstractButton | QLabel):
                getattr(focus, name)(self._name)
                self._seen.count("fields typed in")
                break

    def _back_to(self, tab: Tab) -> None:
        self._back()
        screen = self._window.screen_shown
        if screen is None:
            return
        for _ in range(3):
            self._back()
        screen.choose(tab)

    def _back(self) -> None:
        focus = QApplication.focusWidget() or self._window.frame
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QCoreApplication.sendEvent(focus, _key(kind, Qt.Key.Key_Escape))

    def _rows(self) -> Iterator[Callable[[], object]]:
        views = [view for view in self._window.frame.findChildren(QAbstractItemView) if view.isVisible()]
        for view in views:
            model = view.model() if isValid(view) else None  # a file that is closed meanwhile takes its views along
            for row in range(min(model.rowCount() if model else 0, 8)):
                yield lambda view=view, row=row: self._select(view, row)

    def _select(self, view: QAbstractItemView, row: int) -> None:
        if isValid(view) and view.isVisible():
            view.setCurrentIndex(view.model().index(row, _columns(view.model(), ITEMS) - 1))

    def _show_menu(self, menu: QMenu) -> None:
        if isValid(menu):
            menu.popup(QPoint(10, 10))
            self._seen.count("menus")
            self._look_at(menu)
            menu.hide()

    def _close_what_waits(self) -> None:
        """What has an event loop of its own must not keep the tour."""
        for open_one in (QApplication.activePopupWidget(), QApplication.activeModalWidget()):
            if open_one is not None and open_one.windowType() is not Qt.WindowType.Widget:
                self._look_at(open_one)
                open_one.close()

    # -- what is seen

    def _look(self) -> None:
        QCoreApplication.processEvents()
        for top in QApplication.topLevelWidgets():
            if isValid(top) and top.isVisible():
                self._look_at(top)
        self._look_at_texts()

    def _look_at(self, whole: QWidget) -> None:
        whole.grab()
        for widget in (whole, *whole.findChildren(QWidget)):
            if not isValid(widget) or not widget.isVisible():
                continue
            self._seen.places.add(type(widget).__name__)
            self._tip(widget, widget.rect().center(), widget.toolTip())
            if isinstance(widget, QAbstractItemView):
                self._look_at_items(widget)

    def _look_at_items(self, view: QAbstractItemView) -> None:
        model = view.model()
        if model is None:
            return
        for row in range(min(model.rowCount(), ITEMS)):
            for column in range(_columns(model, 4)):
                index = model.index(row, column)
                self._tip(view.viewport(), view.visualRect(index).center(), _tip_of(index))
        heads = [view.horizontalHeader(), view.verticalHeader()] if isinstance(view, QTableView) else []
        for head in heads:
            self._look_at_head(head)

    def _look_at_head(self, head: QHeaderView) -> None:
        for section in range(min(head.count(), 6)):
            words = head.model().headerData(section, head.orientation(), Qt.ItemDataRole.ToolTipRole)
            self._tip(head.viewport(), QPoint(head.sectionViewportPosition(section) + 2, 2), str(words or ""))

    def _tip(self, widget: QWidget, place: QPoint, words: str) -> None:
        """The way a resting mouse asks, and the words themselves should that way not lead to them."""
        if not words:
            return
        if not words.startswith(TIP_STYLE) or words.count("<") != 2:
            self._seen.failures.add(f"a tool tip of {type(widget).__name__} is not plain: {words}")
        if (type(widget).__name__, words) in self._tips_shown:
            return
        self._tips_shown.add((type(widget).__name__, words))
        self._seen.count("tool tips")
        if AMPERSAND in words.replace("&amp;", "&"):
            self._seen.count("tool tips with a hostile name")
        QCoreApplication.sendEvent(widget, QHelpEvent(QEvent.Type.ToolTip, place, widget.mapToGlobal(place)))
        QToolTip.showText(widget.mapToGlobal(place), words, widget)
        QToolTip.hideText()

    def _look_at_texts(self) -> None:
        for widget in filter(isValid, QApplication.allWidgets()):
            kind = widget.metaObject().className()
            if isinstance(widget, QLabel):
                self._look_at_label(widget, kind)
            elif isinstance(widget, QAbstractButton):
                self._refuse_mnemonic(kind, widget.text())
            elif isinstance(widget, QComboBox) and any(
                AMPERSAND in widget.itemText(place) for place in range(widget.count())
            ):
                self._seen.count("lists to choose from with a hostile name")
        for action in self._window.frame.findChildren(QAction):
            self._refuse_mnemonic("a command", action.text())

    def _look_at_label(self, label: QLabel, kind: str) -> None:
        if kind == "QTipLabel":
            return
        if label.textFormat() is not Qt.TextFormat.PlainText:
            self._seen.failures.add(f"{kind} is not plain: {label.text()[:60]}")
        if AMPERSAND in label.text() and label.isVisible():
            self._seen.count("labels with a hostile name")
            if label.buddy() is not None:
                self._refuse_mnemonic(kind, label.text())

    def _refuse_mnemonic(self, kind: str, text: str) -> None:
        if "R&&D" in text:
            self._seen.count("buttons and commands with a hostile name")
        if AMPERSAND in text.replace("&&", ""):
            self._seen.failures.add(f"{kind} takes an ampersand for a mnemonic: {text}")


def _key(kind: QEvent.Type, key: Qt.Key) -> Any:
    from PySide6.QtGui import QKeyEvent

    return QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier)


def _columns(model: QAbstractItemModel, most: int) -> int:
    """A list has one, and says so to nobody."""
    return 1 if isinstance(model, QAbstractListModel) else min(model.columnCount(), most)


def _tip_of(index: QModelIndex) -> str:
    return str(index.data(Qt.ItemDataRole.ToolTipRole) or "")


def _control(name: str) -> None:
    """A label as Qt makes it by default."""
    application = QApplication([])
    label = QLabel(name)
    label.show()
    application.processEvents()
    label.grab()


def main() -> None:
    file, name, every = sys.argv[1:]
    if file == "--control":
        _control(name)
        return
    for way in ("getOpenFileName", "getSaveFileName", "getExistingDirectory"):
        setattr(QFileDialog, way, staticmethod(lambda *_, **__: ("", "")))
    begin = MainWindow.begin

    def begun(window: MainWindow, *arguments: Any) -> None:
        begin(window, *arguments)
        QTimer.singleShot(100, window, lambda: Tour(window, name, int(every)))

    MainWindow.begin = begun  # type: ignore[method-assign]
    sys.exit(app.main([str(Path(file))]))


if __name__ == "__main__":
    main()
