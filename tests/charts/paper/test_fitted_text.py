"""Owners' words in a narrow place."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpidesk.charts.paper import fonts
from kpidesk.charts.paper.fitted_text import lines_within, named_apart


@settings(derandomize=True, deadline=None, max_examples=60)
@given(st.text("abcdefg ,(-WM", max_size=90), st.floats(30, 200), st.integers(1, 3))
def test_no_line_is_wider_than_its_place_and_there_are_not_too_many(text: str, width: float, most: int) -> None:
    lines = lines_within(text, 12, width, most)
    assert len(lines) <= most
    assert all(fonts.width(line, 12) <= width + 0.01 for line in lines)


def test_what_is_left_out_ends_in_dots() -> None:
    (line,) = lines_within("Costs of the spring fair in Hamburg", 12, 100)
    assert line.endswith("\N{HORIZONTAL ELLIPSIS}")
    assert line.startswith("Costs of the")


def test_what_fits_is_left_alone() -> None:
    assert lines_within("Costs", 12, 100) == ["Costs"]


LONG = "Umsatz je Kundin und Kunde im Fernabsatz nach Rechnung und Mahnung"


@pytest.mark.parametrize(
    "names",
    [
        [f"{LONG}, Berlin", f"{LONG}, Hamburg", "Costs"],
        [f"{LONG} {number}" for number in range(1, 5)],
        ["Einkommensteuervorauszahlungsbescheidnummer1", "Einkommensteuervorauszahlungsbescheidnummer2"],
        [f"{LONG} alt", f"{LONG} alt, netto", f"{LONG} neu", f"{LONG} neu, netto"],
        ["Kundenzufriedenheitsbefragungsergebnis", "Kundenzufriedenheitsbefragungsergebnisse"],
    ],
)
@pytest.mark.parametrize("width", [90, 130])
def test_names_that_begin_alike_stay_apart(names: list[str], width: float) -> None:
    ends = [" ↓" if place % 2 else "" for place in range(len(names))]
    found = named_apart(names, ends, 12, width)
    shown = ["".join(lines).removesuffix(" ↓") for lines in found]
    assert len(set(shown)) == len(names)
    assert all(fonts.width("".join(lines), 12) <= width + 0.01 for lines in found)
    assert [lines[-1].endswith(" ↓") for lines in found] == [bool(end) for end in ends]


def test_names_that_fit_are_left_alone_beside_others_that_do_not() -> None:
    found = named_apart(["Costs", f"{LONG} 1", f"{LONG} 2"], [" ↓", "", ""], 12, 100)
    assert found[0] == ["Costs ↓"]
    assert [lines[0][-1] for lines in found[1:]] == ["1", "2"]


def test_a_name_without_an_end_gives_no_room_to_the_ends_of_others() -> None:
    name = "Revenue per customer"
    width = fonts.width(name, 12) + 1
    found = named_apart([name, "Costs", f"{LONG} 1", f"{LONG} 2"], ["", " ↓", "", " ↓"], 12, width)
    assert found[0] == [name]
