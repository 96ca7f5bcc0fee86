"""How the width of the grid is shared."""

import pytest

from kpidesk.ui.figures.grid_measures import GridMeasures


@pytest.mark.parametrize(
    ("width", "zoom", "kept", "fit", "most"),
    [
        (1440, 1.0, 0, 14, 12),
        (1440, 1.0, 3, 11, 12),
        (1100, 1.0, 0, 10, 8),
        (1440, 0.8, 0, 17, 15),
        (1440, 1.5, 0, 7, 5),
        (1100, 2.0, 0, 3, 1),
        (320, 2.0, 0, 1, 0),
    ],
)
def test_whole_months_share_what_names_and_units_leave(width: int, zoom: float, kept: int, fit: int, most: int) -> None:
    measures = GridMeasures(width, width < 1200, zoom, 78, kept)
    assert (measures.months_that_fit, measures.most_kept) == (fit, most)


@pytest.mark.parametrize("zoom", [1.0, 1.25, 1.5, 2.0])
@pytest.mark.parametrize("width", [1100, 1440, 1920])
def test_larger_names_never_take_most_of_the_room(width: int, zoom: float) -> None:
    measures = GridMeasures(width, width < 1200, zoom, 78, 0)
    assert measures.label <= width * 0.4
    assert measures.label + measures.unit + measures.months_that_fit * measures.month < width
