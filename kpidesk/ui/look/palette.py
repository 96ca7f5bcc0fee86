"""The colours of the window by role, light and dark, and what Qt's own palette makes of them."""

from dataclasses import dataclass, replace

from PySide6.QtGui import QColor, QPalette


def _c(name: str) -> QColor:
    return QColor(name)


@dataclass(frozen=True, slots=True)
class ChartColours:
    """Colours that carry meaning in figures: for delegates and canvases alike, so both switch at the same moment."""

    surface: QColor
    text: QColor
    text_2: QColor
    actual: QColor  # this year, the outline of a goal, the hatch of a forecast
    last_year: QColor
    good: QColor
    bad: QColor
    watch: QColor
    watch_outline: QColor
    bullet_off: QColor
    bullet_watch: QColor
    bullet_on_track: QColor
    usual_range: QColor
    forecast: QColor
    grid: QColor
    shaded: QColor  # the stretch of months that limits were worked out from


@dataclass(frozen=True, slots=True)
class Palette:
    """One theme. Every colour of the window comes from here; nothing else names a colour."""

    dark: bool
    window: QColor
    surface: QColor
    sunken: QColor
    calculated: QColor  # rows that follow from others
    raised: QColor
    line: QColor
    strong_line: QColor
    field_border: QColor
    text: QColor
    text_2: QColor
    accent: QColor
    on_accent: QColor
    selection: QColor
    hover: QColor
    ask: QColor  # behind a figure that is odd
    refuse: QColor  # behind a figure that is impossible
    toast: QColor
    toast_text: QColor
    toast_accent: QColor  # the link inside a toast, which is dark in the light theme
    shadow: QColor
    chart: ChartColours
    ibcs_colours: bool = False

    @property
    def good(self) -> QColor:
        return self.chart.good

    @property
    def bad(self) -> QColor:
        return self.chart.bad

    def with_ibcs_colours(self) -> "Palette":
        """Green and red for good and bad, and nothing else: a choice of the owner."""
        good, bad = _IBCS_DARK if self.dark else _IBCS_LIGHT
        return replace(self, chart=replace(self.chart, good=good, bad=bad), ibcs_colours=True)


_IBCS_LIGHT = _c("#178747"), _c("#B2182B")  # the published green, as dark as words have to be
_IBCS_DARK = _c("#66D19E"), _c("#E5484D")

LIGHT = Palette(
    dark=False,
    window=_c("#F5F6F7"),
    surface=_c("#FFFFFF"),
    sunken=_c("#F0F1F3"),
    calculated=_c("#F8F9FA"),
    raised=_c("#FFFFFF"),
    line=_c("#E3E6E9"),
    strong_line=_c("#C8CDD3"),
    field_border=_c("#868D96"),
    text=_c("#1A1A1A"),
    text_2=_c("#595959"),
    accent=_c("#5548C8"),
    on_accent=_c("#FFFFFF"),
    selection=_c("#EBE9FA"),
    hover=_c("#F0F1F3"),
    ask=_c("#FDF5E3"),
    refuse=_c("#FCF0E8"),
    toast=_c("#1F2429"),
    toast_text=_c("#FFFFFF"),
    toast_accent=_c("#A79DFF"),
    shadow=QColor(0, 0, 0, 36),  # 14 %
    chart=ChartColours(
        surface=_c("#FFFFFF"),
        text=_c("#1A1A1A"),
        text_2=_c("#595959"),
        actual=_c("#404040"),
        last_year=_c("#8C8C8C"),
        good=_c("#0072B2"),
        bad=_c("#C44E00"),
        watch=_c("#E69F00"),
        watch_outline=_c("#404040"),
        bullet_off=_c("#999999"),
        bullet_watch=_c("#BFBFBF"),
        bullet_on_track=_c("#E6E6E6"),
        usual_range=_c("#E6E6E6"),
        forecast=_c("#D9D9D9"),
        grid=_c("#D9D9D9"),
        shaded=_c("#F2F2F2"),
    ),
)

DARK = Palette(
    dark=True,
    window=_c("#0F1317"),
    surface=_c("#15191E"),
    sunken=_c("#1C2127"),
    calculated=_c("#191E23"),
    raised=_c("#20262C"),
    line=_c("#2A3037"),
    strong_line=_c("#3A424A"),
    field_border=_c("#737C86"),
    text=_c("#F2F2F2"),
    text_2=_c("#B8BEC5"),
    accent=_c("#A79DFF"),
    on_accent=_c("#15191E"),
    selection=_c("#2C2A52"),
    hover=_c("#232930"),
    ask=_c("#2F2A1C"),
    refuse=_c("#33211A"),
    toast=_c("#E6E6E6"),
    toast_text=_c("#15191E"),
    toast_accent=_c("#5548C8"),
    shadow=QColor(0, 0, 0, 128),  # 50 %
    chart=ChartColours(
        surface=_c("#15191E"),
        text=_c("#F2F2F2"),
        text_2=_c("#B8BEC5"),
        actual=_c("#E6E6E6"),
        last_year=_c("#8A929A"),
        good=_c("#56B4E9"),
        bad=_c("#F26A1B"),
        watch=_c("#FFE08A"),
        watch_outline=_c("#404040"),
        bullet_off=_c("#59626B"),
        bullet_watch=_c("#414951"),
        bullet_on_track=_c("#2A3037"),
        usual_range=_c("#2A3037"),
        forecast=_c("#3A424A"),
        grid=_c("#3A424A"),
        shaded=_c("#1C2127"),
    ),
)


def mixed(one: QColor, other: QColor, share: float) -> QColor:
    """``one`` with ``share`` (0 to 1) of ``other`` mixed in; for the moment a control is pressed or pointed at."""
    parts = zip((one.red(), one.green(), one.blue()), (other.red(), other.green(), other.blue()), strict=True)
    return QColor(*(round(a + (b - a) * share) for a, b in parts))


def qt_palette(colours: Palette) -> QPalette:
    """Qt's palette, so that every stock widget has the theme's colours without being told."""
    roles = QPalette.ColorRole
    palette = QPalette()
    for role, colour in (
        (roles.Window, colours.window),
        (roles.Button, colours.surface),
        (roles.Base, colours.surface),
        (roles.AlternateBase, colours.calculated),
        (roles.WindowText, colours.text),
        (roles.Text, colours.text),
        (roles.ButtonText, colours.text),
        (roles.BrightText, colours.text),
        (roles.PlaceholderText, colours.text_2),
        (roles.Highlight, colours.selection),
        (roles.HighlightedText, colours.text),
        (roles.Accent, colours.accent),
        (roles.Link, colours.accent),
        (roles.LinkVisited, colours.accent),
        (roles.Light, colours.surface),
        (roles.Midlight, colours.line),
        (roles.Mid, colours.strong_line),
        (roles.Dark, colours.field_border),
        (roles.Shadow, colours.strong_line),
        (roles.ToolTipBase, colours.raised),
        (roles.ToolTipText, colours.text),
    ):
        palette.setColor(role, colour)
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, colours.text_2)
    for role in (roles.Button, roles.Base):
        palette.setColor(QPalette.ColorGroup.Disabled, role, colours.sunken)
    return palette
