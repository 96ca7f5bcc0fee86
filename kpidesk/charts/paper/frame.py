"""What surrounds every chart: title, subtitle and footnote, and the area they leave for the plot."""

from collections.abc import Sequence
from typing import NamedTuple

from kpidesk.charts.paper import fonts
from kpidesk.charts.paper.logo import is_seen, pixels_of
from kpidesk.charts.paper.sheet import EDGE, Box, Sheet, line_pitch, wrapped

_CAPITAL = 0.73  # height of a capital as a share of the type size
_ELLIPSIS = "\u2026"
_STRIP = 0.009  # of the height, for the owner's colour
_LOGO_LINES = 2.6  # of the footnote's type size
_LOGO_WIDTH = 0.2  # of the sheet
_FOOT_LINES = 4
_SUBTITLE_LINES = 4  # where what is shown and how it is drawn need two each
_SMALLEST_TITLE = 0.72  # of the usual size, before a title takes another line


class Area(NamedTuple):
    """Where the plot goes, in points."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.top - self.bottom


def draw_frame(sheet: Sheet, titles: Sequence[str], subtitle: str, footnote: str) -> Area:
    """Draws the first title that fits, the subtitle under it and the footnote; what is left is the plot's."""
    layout = sheet.layout
    _draw_accent(sheet)
    under_title = _draw_title(sheet, titles)
    under_subtitle = _draw_subtitle(sheet, subtitle, under_title)
    over_foot = _draw_footnote(sheet, footnote)
    top = min(layout.highest_plot * layout.height, under_subtitle - 0.8 * layout.label)
    return Area(layout.left, over_foot, layout.right, top)


def _draw_accent(sheet: Sheet) -> None:
    """The owner's colour along the upper edge: it marks the sheet and no figure."""
    accent = sheet.brand.accent_on(sheet.colours.background)
    if accent is not None:
        height = _STRIP * sheet.layout.height
        sheet.bar(0, sheet.layout.height - height, sheet.layout.width, height, name="brand-accent", fill=accent)


def _draw_logo(sheet: Sheet) -> float:
    """The owner's logo at the lower right, where it can be seen; gives the points that it takes from the footnote."""
    logo = sheet.brand.logo
    if logo is None or not is_seen(logo, sheet.colours.background):
        return 0.0
    pixels = pixels_of(logo)
    assert pixels is not None
    layout = sheet.layout
    height, width = float(pixels.shape[0]), float(pixels.shape[1])
    scale = min(_LOGO_LINES * layout.footnote / height, _LOGO_WIDTH * layout.width / width)
    left, bottom = layout.right - scale * width, max(layout.bottom - 0.4 * layout.footnote, EDGE)
    sheet.picture(Box(left, bottom, layout.right, bottom + scale * height), pixels, name="brand-logo")
    return scale * width + layout.footnote


def _draw_title(sheet: Sheet, titles: Sequence[str]) -> float:
    """Gives the lower edge of the title."""
    layout = sheet.layout
    lines, size = fitted_title([fonts.printable(title) for title in titles], layout.right - layout.left, sheet)
    baseline = layout.top - _CAPITAL * size
    for number, line in enumerate(lines):
        sheet.text(layout.left, baseline, line, size, sheet.colours.text, name=f"title-{number}", bold=True)
        baseline -= line_pitch(size)
    return baseline + line_pitch(size) - 0.24 * size


def fitted_title(titles: Sequence[str], width: float, sheet: Sheet) -> tuple[list[str], float]:
    """Lines and type size: the fullest wording that fits, else the last one smaller, else in more lines."""
    usual, most = sheet.layout.title, sheet.layout.title_lines
    for title in titles:
        if len(wrapped(title, usual, width, bold=True)) <= most:
            return _title_lines(title, usual, width), usual
    size = usual
    while size > _SMALLEST_TITLE * usual and len(wrapped(titles[-1], size, width, bold=True)) > most:
        size -= 0.5
    return _at_most(_title_lines(titles[-1], size, width), most + 1), size


def _title_lines(title: str, size: float, width: float) -> list[str]:
    """A title of two lines breaks between its statements where each has room on a line."""
    if fonts.width(title, size, True) > width:
        for mark in (";", ","):
            first, found, second = title.rpartition(mark + " ")
            halves = [first + mark, second]
            if found and all(fonts.width(half, size, True) <= width for half in halves):
                return halves
    return _balanced(title, size, width)


def _balanced(title: str, size: float, width: float) -> list[str]:
    """As few lines as possible, and as even as these few allow: no lonely word at the end."""
    lines = wrapped(title, size, width, bold=True)
    while len(lines) > 1:
        narrower = max(fonts.width(line, size, True) for line in lines) - 0.5
        tried = wrapped(title, size, narrower, bold=True)
        if len(tried) > len(lines) or any(" " not in line and line not in title.split(" ") for line in tried):
            break
        lines = tried
    return lines


def _draw_subtitle(sheet: Sheet, subtitle: str, under_title: float) -> float:
    layout, size = sheet.layout, sheet.layout.subtitle
    baseline = under_title - 0.018 * layout.height - _CAPITAL * size
    for number, line in enumerate(_subtitle_lines(fonts.printable(subtitle), size, layout.right - layout.left)):
        sheet.text(layout.left, baseline, line, size, sheet.colours.secondary, name=f"subtitle-{number}")
        baseline -= line_pitch(size)
    return baseline + line_pitch(size) - 0.24 * size


def _subtitle_lines(subtitle: str, size: float, width: float) -> list[str]:
    """What is shown and how it is drawn, on a line each where one line is too short."""
    measure, stop, notation = subtitle.rpartition(". ")
    if fonts.width(subtitle, size) <= width or not stop:
        return _at_most(wrapped(subtitle, size, width), 3)
    shown, drawn_as = wrapped(measure + ".", size, width), wrapped(notation, size, width)
    return [*_at_most(shown, max(1, _SUBTITLE_LINES - len(drawn_as))), *_at_most(drawn_as, 2)]


def _draw_footnote(sheet: Sheet, footnote: str) -> float:
    """From the lowest line upwards; gives the upper edge with a little air."""
    layout, size = sheet.layout, sheet.layout.footnote
    beside = _draw_logo(sheet)
    lines = _at_most(wrapped(fonts.printable(footnote), size, layout.right - layout.left - beside), _FOOT_LINES)
    baseline = layout.bottom + 0.24 * size
    for number, line in reversed(list(enumerate(lines))):
        sheet.text(layout.left, baseline, line, size, sheet.colours.secondary, name=f"footnote-{number}")
        baseline += line_pitch(size)
    if beside:
        baseline = max(baseline, layout.bottom + _LOGO_LINES * size)
    return baseline + 0.3 * size


def _at_most(lines: list[str], count: int) -> list[str]:
    """Text that the owner made too long ends in dots; made texts never get here."""
    if len(lines) <= count:
        return lines
    return [*lines[: count - 1], lines[count - 1][:-1].rstrip() + _ELLIPSIS]
