"""The theme in force: light, dark or as the system says, given to the whole application at once."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from kpidesk.ui.look import fonts
from kpidesk.ui.look.focus_ring import FocusRing
from kpidesk.ui.look.icons import Icons
from kpidesk.ui.look.look import Choice
from kpidesk.ui.look.palette import DARK, LIGHT, ChartColours, Palette, qt_palette
from kpidesk.ui.look.style import KpiStyle

_SCHEMES = {
    Choice.SYSTEM: Qt.ColorScheme.Unknown,
    Choice.LIGHT: Qt.ColorScheme.Light,
    Choice.DARK: Qt.ColorScheme.Dark,
}


class Theme(QObject):
    """Owns palette, style, fonts and icons of one application; one per program, handed to whoever draws.

    ``changed`` says that the colours are others now: canvases redraw. Widgets and icons follow by themselves.
    """

    changed = Signal()

    def __init__(self, app: QApplication, choice: Choice = Choice.SYSTEM, *, ibcs_colours: bool = False) -> None:
        """``ibcs_colours``: green and red for good and bad."""
        super().__init__(app)
        self._app, self._choice, self._is_ibcs = app, choice, ibcs_colours
        self.icons = Icons(lambda: self.palette)
        factor = fonts.system_scale(app.font())
        fonts.load()
        fonts.use(app, factor)
        self._palette = self._wanted()
        self._style = KpiStyle(self._palette, self.icons)
        app.setStyle(self._style)
        self._ask_platform()
        app.setPalette(qt_palette(self._palette))
        self._ring = FocusRing(app)
        app.styleHints().colorSchemeChanged.connect(self._follow_system)

    @property
    def palette(self) -> Palette:
        return self._palette

    @property
    def chart(self) -> ChartColours:
        return self._palette.chart

    @property
    def choice(self) -> Choice:
        return self._choice

    def choose(self, choice: Choice) -> None:
        """Switch at once; everything on the screen follows."""
        if choice is self._choice:
            return
        self._choice = choice
        self._ask_platform()
        self._show(self._wanted())

    def use_ibcs_colours(self, used: bool) -> None:
        """Green and red for good and bad instead of blue and orange; at once, as with the theme."""
        if used != self._is_ibcs:
            self._is_ibcs = used
            self._show(self._wanted())

    def _wanted(self) -> Palette:
        is_dark = self._choice is Choice.DARK
        if self._choice is Choice.SYSTEM:
            is_dark = self._app.styleHints().colorScheme() is Qt.ColorScheme.Dark
        colours = DARK if is_dark else LIGHT
        return colours.with_ibcs_colours() if self._is_ibcs else colours

    def _ask_platform(self) -> None:
        """Title bars and the system's own dialogs should match; Unknown gives the decision back to the system."""
        self._app.styleHints().setColorScheme(_SCHEMES[self._choice])

    def _follow_system(self) -> None:
        self._show(self._wanted())

    def _show(self, colours: Palette) -> None:
        # The platform replaces the application's palette when its scheme changes, so ours is set again in any case.
        is_new = colours != self._palette
        self._palette = self._style.colours = colours
        self._app.setPalette(qt_palette(colours))
        if is_new:
            self.changed.emit()
            for widget in self._app.allWidgets():  # Qt's own palette holds no good and bad
                widget.update()
