"""Names that matplotlib could take for mathematics, drawn into charts in every format: nothing breaks or vanishes."""

import random
import warnings
from pathlib import Path

import matplotlib

from kpidesk.charts.goal.goal_series import GoalVsActualFacts
from kpidesk.charts.goal.goal_vs_actual import GoalVsActual, describe
from kpidesk.charts.paper import fonts
from kpidesk.charts.paper.sheet import Words
from kpidesk.charts.pictures import picture
from kpidesk.charts.pictures.export import content
from kpidesk.charts.pictures.file_name import file_name
from kpidesk.charts.pictures.presets import PRESETS, Preset
from kpidesk.domain.goal import Goal
from kpidesk.domain.indicator import Direction, Indicator, Kind, Unit
from kpidesk.domain.month import Month
from kpidesk.domain.period import Calendar
from kpidesk.domain.segment import Segment, SegmentKind
from kpidesk.domain.text import clean_text
from kpidesk.domain.value import Cause, NoValue
from tests.proofs.proof import Reached, scaled

ROWS = (23,)
TITLE = "names that are mathematics, in charts"
MINUTES = 8

SMALL = Preset("small", "Small", PRESETS["half"].layout, 72)
"""Few pixels, the same words: the drawing is what is tried."""
FORMATS = (".png", ".pdf", ".svg")
KNOWN = (
    "$", "$$", "$x$", "$x", r"$\frac{1}{2}$", r"$\frac{$", r"\$", r"$\unknown$", "$_$", "$^$", "$x_$", r"$\sqrt$",
    "${$", "price in $ and $", "5 $ - 10 $", r"\n", "\\", "%", "%s", "%(x)s", "{}", "{0}", "{x!r}", "_legend", "_",
    "__", "_ _", "&", "&amp;", "<", "<b>x</b>", "</svg>", "]]>", "<!--", "<?xml", '"', "'", "(", ")", "\\(", "R&D",
    "#", "~", "^", "\u0301\u0301", "é" * 40, "שלום", "مرحبا", "नमस्ते", "日本語", "👩\u200d👩", "🇩🇪", "\ufffd", "\u2028",
    "a\u200bb", "x" * 120, "W" * 120, "- " * 50, "\t", "ﷺ", "Z" + "\u0335" * 30, "\U0001f600" * 30, "\ue000", "\uffff",
    "½²³", "１２", "…" * 60,
)  # fmt: skip
PARTS = (
    "$",
    "\\",
    "{",
    "}",
    "_",
    "^",
    "frac",
    "sqrt",
    "alpha",
    "%",
    "&",
    "<",
    ">",
    "x",
    " ",
    "1",
    "é",
    "日",
    "😀",
    "left(",
)


COUNTS = ("names", "pictures", "PDFs with fonts embedded as in the program", "shown in full")
EMBEDS = 10
"""Cutting the fonts to the letters used takes ten times as long as all the drawing: each so many names."""


def prove(scale: float, folder: Path) -> Reached:
    del folder
    names, counts, failures = _names(scaled(2000, scale)), dict.fromkeys(COUNTS, 0), []
    for number, name in enumerate(names):
        counts["names"] += 1
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("error")
                chart = describe(_facts(name, number))
                embeds = number % EMBEDS == 0
                counts["pictures"] += _draw(chart, embeds)
                counts["PDFs with fonts embedded as in the program"] += embeds
                counts["shown in full"] += _is_shown(chart, name)
        except Exception as error:
            failures.append(f"{type(error).__name__} for {name!r}: {error}")
    failures += [f"{name} is not shown in the chart" for name in ("_legend", "_", "__") if not _vanishing(name)]
    return Reached(counts, failures[:20])


def _names(count: int) -> list[str]:
    chance = random.Random(23)
    made = ["".join(chance.choice(PARTS) for _ in range(chance.randrange(1, 25))) for _ in range(count)]
    wild = ["".join(chr(chance.randrange(0x110000)) for _ in range(chance.randrange(1, 12))) for _ in range(count // 5)]
    every = [clean_text(name) for name in (*KNOWN, *wild, *made)]
    return [name for name in every if name][:count]


def _facts(name: str, number: int) -> GoalVsActualFacts:
    """Revenue, or a rate drawn as a line; for the whole business or a segment; with a month that is missing."""
    months = Month.of(2026, 1).until(Month.of(2026, 12))
    is_line = number % 2 == 1
    return GoalVsActualFacts(
        indicator=Indicator(
            "own_one", name, Unit.RATIO if is_line else Unit.MONEY, name, Kind.KPI, Direction.HIGHER, short_label=name
        ),
        label=name,
        calendar=Calendar(),
        months=months,
        actual=[
            NoValue(Cause.STATED, "own_one", detail=name) if month.number == 3 else 1.5 * month.number
            for month in months[:8]
        ]
        + [NoValue(Cause.MISSING, "own_one", month) for month in months[8:]],
        goal=[Goal(2.0 * month.number, reason=name) for month in months],
        current=Month.of(2026, 8),
        currency="EUR",
        is_flow=not is_line,
        segment=Segment(SegmentKind.CHANNEL, name) if number % 3 == 0 else None,
    )


def _draw(chart: GoalVsActual, embeds: bool) -> int:
    """In every format, as the files of the program; the table of figures and the file's name as well."""
    settings = {} if embeds else {"pdf.fonttype": 3}
    for suffix in FORMATS:
        with matplotlib.rc_context(settings):
            assert content(chart, suffix, SMALL)
    assert content(chart, ".csv")
    assert file_name(chart, ".png")
    return len(FORMATS)


def _words(chart: GoalVsActual) -> str:
    sheet = picture.draw(chart, SMALL.layout, picture.Look(), 72)
    return " ".join(part.get_text() for part in sheet.figure.get_children() if isinstance(part, Words))


def _is_shown(chart: GoalVsActual, name: str) -> bool:
    return fonts.printable(name) in _words(chart)


def _vanishing(name: str) -> bool:
    return all(_is_shown(describe(_facts(name, number)), name) for number in range(6))
