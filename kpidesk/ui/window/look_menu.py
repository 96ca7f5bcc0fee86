"""Light or dark, the colours of good and bad, how numbers are written: what was chosen, and where to choose it."""

from PySide6.QtCore import QCoreApplication, QLocale, QObject, Signal

from kpidesk.analysis.numbers.numerals import ENGLISH, NumberForm
from kpidesk.ui.look.look import Choice
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.settings import Settings
from kpidesk.ui.welcome.look_choosers import FORMS, example
from kpidesk.ui.window.window_actions import WindowActions


def _tr(text: str) -> str:
    return QCoreApplication.translate("LookMenu", text)


class LookMenu(QObject):
    """The theme changes at once; ``numbers_requested(str)`` asks for a locale's numbers, empty for the system's.

    Whoever shows numbers says when: what is being typed has to be dealt with first.
    """

    numbers_requested = Signal(str)

    def __init__(self, commands: WindowActions, settings: Settings, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._commands, self._settings, self._theme = commands, settings, theme
        self._form = ENGLISH
        for choice, action in commands.themes.items():
            action.setChecked(choice is theme.choice)
            action.triggered.connect(lambda _checked, choice=choice: self.choose_theme(choice))
        commands.green_and_red.setChecked(theme.palette.ibcs_colours)
        commands.green_and_red.toggled.connect(self.use_ibcs_colours)
        commands.numbers.aboutToShow.connect(self._fill_numbers)

    @property
    def form(self) -> NumberForm:
        """How numbers are written now; English until `read_form`."""
        return self._form

    def choose_theme(self, choice: Choice) -> None:
        self._settings.theme = choice
        self._commands.themes[choice].setChecked(True)
        self._theme.choose(choice)

    def use_ibcs_colours(self, used: bool) -> None:
        """Green and red for good and bad, in the window and in charts."""
        self._settings.ibcs_colours = used
        self._theme.use_ibcs_colours(used)

    def write_numbers_as(self, locale: str) -> None:
        self._settings.number_locale = locale
        self.read_form()

    def read_form(self) -> None:
        """Write numbers as the settings say from now on."""
        name = self._settings.number_locale
        self._form = FORMS[name] if name in FORMS else NumberForm.of_locale(name or QLocale.system().name())

    def _fill_numbers(self) -> None:
        self._commands.numbers.clear()
        for name, form in {"": None, **FORMS}.items():
            action = self._commands.numbers.addAction(example(form) if form else _tr("As the system"))
            action.setCheckable(True)
            action.setChecked(name == self._settings.number_locale)
            action.triggered.connect(lambda _checked, name=name: self.numbers_requested.emit(name))
