"""Names left of horizontal bars."""

from hypothesis import given, settings
from hypothesis import strategies as st

from kpidesk.charts.paper import fonts
from kpidesk.charts.paper.bar_axis import BarAxis
from kpidesk.charts.paper.row_names import RowNames
from kpidesk.charts.paper.sheet import line_pitch
from kpidesk.charts.pictures.presets import PRESETS

HALF = PRESETS["half"].layout
LONG = "Umsatz je Kundin und Kunde im Fernabsatz nach Einkommensteuervorauszahlungsbescheidnummer"


def test_short_names_have_the_usual_size_and_one_line() -> None:
    names = RowNames.fitting(["Search", "Mail"], 30, HALF)
    assert names.lines == (("Search",), ("Mail",))
    assert names.size == HALF.label


def test_names_that_differ_at_their_end_still_differ_when_cut() -> None:
    names = RowNames.fitting([f"{LONG} {number}" for number in range(3)], 20, HALF)
    assert len(set(names.lines)) == 3
    assert all(lines[-1].endswith(str(number)) for number, lines in enumerate(names.lines))


def test_names_that_differ_in_their_middle_still_differ_when_cut() -> None:
    starts = [f"Wochenmarkt und Kunsthandwerkermarkt Nr {number} Donaudampfschifffahrt" for number in (7, 8, 12)]
    names = RowNames.fitting([*starts, "Markt"], 20, HALF)
    assert len(set(names.lines)) == 4
    assert [lines[0].startswith("…Nr ") for lines in names.lines] == [True, True, True, False]


@settings(derandomize=True, deadline=None, max_examples=40)
@given(st.lists(st.text("abcdefghij klm", min_size=1, max_size=80), min_size=1, max_size=6), st.floats(14, 60))
def test_names_stay_within_their_place(texts: list[str], pitch: float) -> None:
    names = RowNames.fitting(texts, pitch, HALF)
    assert names.size >= HALF.smallest
    for index, lines in enumerate(names.lines):
        assert len(lines) * line_pitch(names.size) <= max(pitch, line_pitch(names.size))
        assert names.height(index) <= max(pitch, line_pitch(names.size))
        assert all(fonts.width(line, names.size, True) <= 0.32 * HALF.width + 0.01 for line in lines)


def test_bars_start_at_zero_wherever_the_figures_lie() -> None:
    gains = BarAxis.fitting(100, 300, [40, 50])
    assert (gains.x(0), gains.x(50)) == (100, 300)
    mixed = BarAxis.fitting(100, 300, [-50, 50], after=20, before=80)
    assert (mixed.x(-50), mixed.x(0), mixed.x(50)) == (180, 230, 280)
    assert BarAxis.fitting(100, 300, [0, 0]).x(0) == 100
