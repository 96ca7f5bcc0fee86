"""The values of the three levels in one line: before at the left of the campaign, after at its right."""

from collections.abc import Iterator
from dataclasses import dataclass

from kpidesk.charts.campaign import campaign_sentences
from kpidesk.charts.campaign.campaign_series import CampaignSeries, Level
from kpidesk.charts.paper import fonts
from kpidesk.charts.paper.sheet import EDGE, Sheet
from kpidesk.charts.style import Layout

_AIR = 12.0
_DURING = "During"


@dataclass(frozen=True, slots=True)
class LevelStrip:
    """``texts`` by level, from left to right, and where each begins, in points."""

    texts: tuple[tuple[str, str], ...]
    lefts: tuple[float, ...]
    size: float

    @classmethod
    def fitting(cls, series: CampaignSeries, centre: float, left: float, layout: Layout) -> "LevelStrip":
        """The one during is centred on the campaign as far as the others leave room between ``left`` and the margin.

        Smaller type first, then shorter wordings; the shortest are figures alone.
        """
        room = layout.right - left
        size = layout.label
        for texts in _wordings(series):
            size = layout.label
            while size > layout.smallest and _needed(texts, size) > room:
                size = max(layout.smallest, size - 0.5)
            if _needed(texts, size) <= room:
                break
        return cls(tuple(texts.items()), tuple(_lefts(texts, size, centre, left, layout.right)), size)

    def draw(self, sheet: Sheet, baseline: float) -> None:
        for (name, text), left in zip(self.texts, self.lefts, strict=True):
            is_during = name == _DURING
            colour = sheet.colours.text if is_during else sheet.colours.secondary
            place = f"level-label-{name.lower()}"
            sheet.text(max(left, EDGE), baseline, text, self.size, colour, name=place, bold=is_during)


def _wordings(series: CampaignSeries) -> Iterator[dict[str, str]]:
    levels = series.levels
    yield {level.name: f"{level.name} {campaign_sentences.level_words(series, level)}" for level in levels}
    yield {level.name: f"{level.name} {_figure(series, level)}" for level in levels}
    yield {level.name: _figure(series, level) for level in levels}


def _figure(series: CampaignSeries, level: Level) -> str:
    return series.scale.stepped(series.scale.shown(level.rate))


def _width(name: str, text: str, size: float) -> float:
    return fonts.width(text, size, name == _DURING)


def _needed(texts: dict[str, str], size: float) -> float:
    return sum(_width(name, text, size) for name, text in texts.items()) + _AIR * (len(texts) - 1)


def _lefts(texts: dict[str, str], size: float, centre: float, left: float, right: float) -> Iterator[float]:
    """Side by side; all of them move as far as one of them would leave the plot."""
    widths = {name: _width(name, text, size) for name, text in texts.items()}
    before = sum(width + _AIR for name, width in widths.items() if name == "Before")
    start = centre - widths[_DURING] / 2 - before
    start = max(left, min(start, right - _needed(texts, size)))
    for width in widths.values():
        yield start
        start += width + _AIR
