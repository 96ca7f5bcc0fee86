"""The sizes that pictures are exported in."""

from dataclasses import dataclass

from kpidesk.charts.style import Layout


@dataclass(frozen=True, slots=True)
class Preset:
    """``dpi`` makes whole pixels of the layout's points; ``id`` is what a command line calls it."""

    id: str
    label: str
    layout: Layout
    dpi: int

    @property
    def pixels(self) -> tuple[int, int]:
        """Whole ones; a part of a pixel is cut off."""
        width, height = self.layout.width * self.dpi / 72, self.layout.height * self.dpi / 72
        return int(width + 1e-6), int(height + 1e-6)


_SLIDE = Layout(960, 540)  # 13.333 x 7.5 inches
_HALF = Layout(450, 378, title=18, subtitle=12, panel=12, label=12, tick=12)
_OLD_SLIDE = Layout(720, 540, title=23, subtitle=14, panel=14, label=13, tick=13)
_SQUARE = Layout(540, 540, title=20, subtitle=13, panel=13, label=12, tick=12, title_lines=3)
_PORTRAIT = Layout(540, 675, title=22, subtitle=14, panel=13, label=12, tick=12, title_lines=3)
_A4 = Layout(11.69 * 72, 8.27 * 72, title=24, subtitle=14, panel=14, label=13, tick=13)

SLIDE = Preset("slide", "Slide 16:9", _SLIDE, 144)
PRESETS = {
    preset.id: preset
    for preset in (
        SLIDE,
        Preset("slide-2x", "Slide 16:9, double", _SLIDE, 288),
        Preset("half", "Half slide", _HALF, 288),
        Preset("4:3", "Slide 4:3", _OLD_SLIDE, 144),
        Preset("square", "Square", _SQUARE, 144),
        Preset("portrait", "Portrait", _PORTRAIT, 144),
        Preset("a4", "A4 landscape", _A4, 144),
    )
}
