"""How numbers are written and how the window looks, to choose before any file is open."""

from collections.abc import Iterable

from PySide6.QtCore import QLocale, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from kpidesk.analysis.numbers.numerals import ENGLISH, FRENCH, GERMAN, NumberForm
from kpidesk.ui.look.look import Choice
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.parts.button import Button, Kind

AS_SYSTEM = ""
FORMS: dict[str, NumberForm] = {
    "en": ENGLISH,
    "de": GERMAN,
    "fr": FRENCH,
    "de_CH": NumberForm(group="\N{RIGHT SINGLE QUOTATION MARK}", name="de_CH"),
    "en_IN": NumberForm(grouping=(3, 2), name="en_IN"),
}
"""The usual ways to write numbers, by the locale they are called by. Written out: this page does without Babel."""

_SHORT, _LONG = 1234.5, 1_234_567.5


def system_form(locale: QLocale) -> NumberForm:
    """How the system writes numbers, as far as an example needs it."""
    return NumberForm(decimal=locale.decimalPoint(), group=locale.groupSeparator(), name=locale.name())


class LookChoosers(QWidget):
    """Two quiet buttons with a small menu each. The choice is shown at once; whoever listens carries it out."""

    numbers_chosen = Signal(str)  # a locale's name, empty for the system's
    theme_chosen = Signal(object)  # Choice

    def __init__(self, theme: Theme, numbers: str = AS_SYSTEM, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._key = theme, numbers
        self._system = system_form(QLocale.system())
        self._numbers = self._chooser("globe")
        self._looks = self._chooser("sun")
        self._numbers.clicked.connect(self.open_numbers)
        self._looks.clicked.connect(self.open_themes)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self._numbers)
        row.addWidget(self._looks)
        self.show_numbers(numbers)
        self.show_theme()
        theme.changed.connect(self.show_theme)

    def _chooser(self, icon: str) -> Button:
        button = Button(self._theme, "", self, icon=icon, kind=Kind.QUIET)
        button.setProperty("tone", "text_2")
        return button

    @property
    def numbers_button(self) -> Button:
        return self._numbers

    @property
    def theme_button(self) -> Button:
        return self._looks

    def show_numbers(self, key: str) -> None:
        self._key = key
        form = FORMS.get(key) or (self._system if key == AS_SYSTEM else system_form(QLocale(key)))
        self._numbers.setText(self.tr("Numbers {example}").format(example=form.number(_SHORT, 2)))

    def show_theme(self) -> None:
        dark = self._theme.palette.dark
        words = self.tr("Dark") if dark else self.tr("Light")
        if self._theme.choice is Choice.SYSTEM:
            words = self.tr("{look}, follows the system").format(look=words)
        self._looks.set_icon("moon" if dark else "sun")
        self._looks.setText(words)

    def open_numbers(self) -> None:
        entries = [(AS_SYSTEM, self.tr("As the system writes them: {example}").format(example=example(self._system)))]
        entries += [(key, example(form)) for key, form in FORMS.items()]
        self._open(self._numbers, entries, self._key).triggered.connect(
            lambda action: self._take_numbers(str(action.data()))
        )

    def open_themes(self) -> None:
        entries = [
            (str(Choice.SYSTEM), self.tr("As the &system")),
            (str(Choice.LIGHT), self.tr("&Light")),
            (str(Choice.DARK), self.tr("&Dark")),
        ]
        self._open(self._looks, entries, str(self._theme.choice)).triggered.connect(
            lambda action: self._take_theme(Choice(action.data()))
        )

    def _open(self, button: Button, entries: Iterable[tuple[str, str]], chosen: str) -> QActionGroup:
        """Opens above its button: below there is the end of the window."""
        menu = QMenu(button)
        menu.aboutToHide.connect(menu.deleteLater)
        group = QActionGroup(menu)
        for key, words in entries:
            action = menu.addAction(words)
            action.setData(key)
            action.setCheckable(True)
            action.setChecked(key == chosen)
            group.addAction(action)
        menu.popup(
            button.mapToGlobal(button.rect().topLeft()) - menu.rect().translated(0, menu.sizeHint().height()).topLeft()
        )
        if group.checkedAction() is not None:
            menu.setActiveAction(group.checkedAction())
        return group

    def _take_numbers(self, key: str) -> None:
        self.show_numbers(key)
        self.numbers_chosen.emit(key)

    def _take_theme(self, choice: Choice) -> None:
        self.theme_chosen.emit(choice)
        self.show_theme()


def example(form: NumberForm) -> str:
    """A number long enough to tell the forms apart."""
    return form.number(_LONG, 2)
