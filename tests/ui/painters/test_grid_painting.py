"""Cells, labels, groups and month headers of the grid: every state, every scale, nothing cut."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QRect

from kpidesk.ui.look import fonts
from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.painters.grid import (
    CellState,
    GridCell,
    GroupRow,
    LabelCell,
    MonthHeader,
    cell_role,
    cell_words,
    paint_cell,
    paint_cell_lines,
    paint_group,
    paint_label,
    paint_month_edges,
    paint_month_header,
    paint_note_corner,
    paint_ring,
)

Draw = Callable[..., Any]
SIX = GridCell("6,418")
LARGEST = "−8,888,888"


def _cell(draw: Draw, theme: Theme, cell: GridCell, ratio: float = 1.0, width: int = 78, **how: bool) -> Any:
    rect = QRect(10, 10, width, 28)
    return draw(lambda painter: paint_cell(painter, rect, cell, theme.palette, **how), width + 20, 48, ratio)


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0])
@pytest.mark.parametrize("text", [LARGEST, "6,418", "−88.8", "12", "–"])
def test_figure_fits_its_cell_and_keeps_the_padding(draw: Draw, both_themes: Theme, text: str, ratio: float) -> None:
    left, top, right, bottom = _cell(draw, both_themes, GridCell(text), ratio).extent
    assert left >= 11 * ratio
    assert (88 - 8 - 3) * ratio <= right + 1 <= (88 - 8) * ratio + 1
    assert top >= 12 * ratio
    assert bottom < 36 * ratio


def test_figure_fits_a_column_that_grew_with_the_type(draw: Draw, theme: Theme, type_scale: float) -> None:
    width = fonts.scaled(78)
    left, _, right, _ = _cell(draw, theme, GridCell(LARGEST), width=width).extent
    assert left >= 11
    assert right < 10 + width - 7
    assert type_scale >= 1


def test_only_a_figure_that_would_not_fit_is_small() -> None:
    assert cell_role(LARGEST, 78) is TextRole.SMALL
    assert cell_role("888,888", 78) is TextRole.BODY
    assert cell_role(LARGEST, 100) is TextRole.BODY
    assert fonts.width(LARGEST, TextRole.SMALL) <= 78 - 8 - 1


@pytest.mark.parametrize(
    ("state", "ink", "ground"),
    [
        (CellState.TYPED, "text", "surface"),
        (CellState.CARRIED, "text_2", "surface"),
        (CellState.CALCULATED, "text_2", "calculated"),
    ],
)
def test_state_of_a_figure_is_seen_in_ink_and_ground(
    draw: Draw, both_themes: Theme, state: CellState, ink: str, ground: str
) -> None:
    picture = _cell(draw, both_themes, GridCell("6,418", state), 2.0)
    assert picture.count(getattr(both_themes.palette, ink)) > 10
    assert picture.at(30, 30) == getattr(both_themes.palette, ground).name()


def test_missing_figure_is_a_dashed_line_where_it_will_stand(draw: Draw, theme: Theme) -> None:
    picture = _cell(draw, theme, GridCell(state=CellState.MISSING))
    left, top, right, bottom = picture.extent
    assert top == bottom
    assert 24 < top < 36
    assert (left, right) == (pytest.approx(18, abs=1), pytest.approx(79, abs=2))
    assert len([colour for colour, _ in picture.runs(top) if colour == theme.palette.text_2.name()]) > 8


def test_calculated_cell_without_a_value_has_the_ring_at_the_right(draw: Draw, both_themes: Theme) -> None:
    picture = _cell(draw, both_themes, GridCell(state=CellState.NO_VALUE), 2.0)
    left, top, right, bottom = picture.where(both_themes.palette.text_2)
    assert left > 120
    assert right < 162
    assert 14 <= bottom - top <= 24
    assert picture.at((left + right) // 2, (top + bottom) // 2) == both_themes.palette.calculated.name()


def test_empty_cell_is_empty(draw: Draw, theme: Theme) -> None:
    assert _cell(draw, theme, GridCell(state=CellState.EMPTY)).extent is None


def test_selected_cell_is_filled_and_its_text_stays_text(draw: Draw, both_themes: Theme) -> None:
    picture = _cell(draw, both_themes, SIX, selected=True)
    assert picture.at(14, 14) == both_themes.palette.selection.name()
    assert picture.count(both_themes.palette.text) > 0


def test_current_cell_has_a_ring_of_two_pixels_inside(draw: Draw, both_themes: Theme) -> None:
    picture = _cell(draw, both_themes, SIX, current=True)
    accent = both_themes.palette.accent.name()
    assert picture.extent == (10, 10, 87, 37)
    assert [picture.at(30, y) for y in (10, 11)] == [accent, accent]
    assert picture.at(30, 12) != accent


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_note_is_a_corner_of_eight_pixels(draw: Draw, theme: Theme, ratio: float) -> None:
    picture = draw(
        lambda painter: paint_note_corner(painter, QRect(10, 10, 78, 28), theme.palette.text_2), 100, 50, ratio
    )
    left, top, right, bottom = picture.extent
    assert right - left == pytest.approx(8 * ratio, abs=1)
    assert bottom - top == pytest.approx(8 * ratio, abs=1)
    assert top == 10 * ratio
    assert right <= 88 * ratio


def test_cell_with_a_note_shows_its_corner_and_its_figure(draw: Draw, theme: Theme) -> None:
    picture = _cell(draw, theme, GridCell("6,418", note=True))
    assert picture.at(86, 11) == theme.palette.text_2.name()
    assert picture.count(theme.palette.text) > 0


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0])
def test_lines_of_a_cell_are_whole_device_pixels(draw: Draw, theme: Theme, ratio: float) -> None:
    picture = draw(lambda painter: paint_cell_lines(painter, QRect(10, 10, 78, 28), theme.palette), 100, 50, ratio)
    left, top, right, bottom = picture.extent
    thick = int(ratio)
    cut = picture.runs(top)
    assert [n for colour, n in cut if colour == theme.palette.line.name()] == [thick]
    assert picture.count(theme.palette.line) == (right - left + 1) * thick + (bottom - top + 1 - thick) * thick


def test_current_month_has_a_line_at_both_sides(draw: Draw, theme: Theme) -> None:
    picture = draw(lambda painter: paint_month_edges(painter, QRect(20, 0, 78, 100), theme.palette), 120, 100)
    edge = theme.palette.field_border.name()
    assert [x for x in range(120) if picture.at(x, 50) == edge] == [19, 97]
    assert picture.extent == (19, 0, 97, 99)


def test_ring_is_nine_pixels_wide(draw: Draw, theme: Theme) -> None:
    picture = draw(lambda painter: paint_ring(painter, QRect(0, 0, 12, 28), theme.palette.text_2), 12, 28)
    left, _, right, _ = picture.extent
    assert 9 <= right - left + 1 <= 12


def test_group_has_its_chevron_and_name(draw: Draw, both_themes: Theme) -> None:
    def row(group: GroupRow) -> Any:
        return draw(
            lambda painter: paint_group(painter, QRect(0, 0, 200, 28), group, both_themes.palette, both_themes.icons),
            200,
            28,
        )

    opened, folded, fixed = row(GroupRow("Finance")), row(GroupRow("Finance", False)), row(GroupRow("Finance", None))
    assert opened.image != folded.image
    assert opened.at(150, 10) == both_themes.palette.sunken.name()
    assert opened.at(150, 27) == both_themes.palette.line.name()
    name = both_themes.palette.text
    assert fixed.where(name)[0] < opened.where(name)[0] + 20


def _label(draw: Draw, theme: Theme, label: LabelCell, calculated: bool = False, ratio: float = 1.0) -> Any:
    def paint(painter: Any) -> None:
        paint_label(painter, QRect(0, 0, 284, 28), label, theme.palette, theme.icons, is_calculated=calculated)

    return draw(paint, 284, 28, ratio)


def test_segment_is_indented_under_its_total(draw: Draw, theme: Theme) -> None:
    total = _label(draw, theme, LabelCell("Search"), ratio=2.0).where(theme.palette.text)
    part = _label(draw, theme, LabelCell("Search", depth=1), ratio=2.0).where(theme.palette.text_2)
    assert part[0] - total[0] >= 32


def test_calculated_row_has_its_own_ground_and_quiet_words(draw: Draw, both_themes: Theme) -> None:
    picture = _label(draw, both_themes, LabelCell("Profit margin (net)", "calculated"), calculated=True, ratio=2.0)
    assert picture.at(6, 6) == both_themes.palette.calculated.name()
    assert picture.count(both_themes.palette.text) == 0
    left, _, right, _ = picture.where(both_themes.palette.text_2)
    assert left < 90
    assert right > 540


def test_row_with_segments_has_a_chevron_before_its_name(draw: Draw, theme: Theme) -> None:
    plain = _label(draw, theme, LabelCell("Visits"))
    opened = _label(draw, theme, LabelCell("Visits", opens=True))
    folded = _label(draw, theme, LabelCell("Visits", opens=False))
    assert plain.at(22, 13) == theme.palette.surface.name()
    assert len({bytes(p.image.constBits()) for p in (plain, opened, folded)}) == 3


def test_row_that_is_worked_on_is_strong(draw: Draw, theme: Theme) -> None:
    strong = _label(draw, theme, LabelCell("Sales, net", strong=True)).extent
    usual = _label(draw, theme, LabelCell("Sales, net")).extent
    assert strong is not None
    assert usual is not None
    assert fonts.width("Sales, net", TextRole.HEADING) > fonts.width("Sales, net", TextRole.LABEL)


def _header(draw: Draw, theme: Theme, header: MonthHeader, ratio: float = 1.0) -> Any:
    def paint(painter: Any) -> None:
        paint_month_header(painter, QRect(0, 0, 78, 40), header, theme.palette, theme.icons)

    return draw(paint, 78, 40, ratio)


def test_current_month_has_a_cap_of_three_pixels(draw: Draw, both_themes: Theme) -> None:
    picture = _header(draw, both_themes, MonthHeader("Sep", "3/30 days", this_month=True))
    text = both_themes.palette.text.name()
    assert [picture.at(20, y) == text for y in range(5)] == [True, True, True, False, False]
    assert picture.at(4, 20) == both_themes.palette.surface.name()


def test_other_months_are_sunken_with_a_strong_line_below(draw: Draw, both_themes: Theme) -> None:
    picture = _header(draw, both_themes, MonthHeader("Aug", "2025"))
    assert picture.at(4, 4) == both_themes.palette.sunken.name()
    assert picture.at(4, 39) == both_themes.palette.strong_line.name()


def test_closed_month_has_a_lock(draw: Draw, theme: Theme) -> None:
    closed, still_open = _header(draw, theme, MonthHeader("Aug", closed=True)), _header(draw, theme, MonthHeader("Aug"))
    assert still_open.at(11, 14) == theme.palette.sunken.name()
    assert any(closed.at(x, y) != theme.palette.sunken.name() for x in range(4, 18) for y in range(5, 19))


@pytest.mark.parametrize("below", ["2025", "30/31 days"])
def test_words_of_a_header_fit_a_month_s_column(below: str, type_scale: float) -> None:
    assert fonts.width(below, TextRole.SMALL) <= fonts.scaled(78) - 10
    assert fonts.line_height(TextRole.SMALL) * 2 + 4 <= fonts.scaled(40)
    assert type_scale >= 1


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        (GridCell("6,418", name="Sales, net, August 2026", spoken="6,418 euro"), "Sales, net, August 2026, 6,418 euro"),
        (
            GridCell(state=CellState.NO_VALUE, name="Return rate, May 2026", spoken="Units returned is missing"),
            "Return rate, May 2026, no value: Units returned is missing",
        ),
        (GridCell(state=CellState.NO_VALUE, name="Return rate"), "Return rate, no value"),
        (GridCell(state=CellState.MISSING, name="Units returned, May 2026"), "Units returned, May 2026, empty"),
        (GridCell("5", CellState.CARRIED, name="Price"), "Price, 5, carried forward"),
        (GridCell("5", note=True, name="Price"), "Price, 5, has a note"),
    ],
)
def test_cell_is_said_in_words(cell: GridCell, said: str) -> None:
    assert cell_words(cell) == said
