"""The colours in which a chart is seen and leaves, with the owner's accent and logo."""

from typing import TYPE_CHECKING

from kpidesk.charts.brand import NO_BRAND, Brand
from kpidesk.charts.saved import ThemeChoice

if TYPE_CHECKING:
    from kpidesk.charts.pictures.picture import Look


def look_of(theme: ThemeChoice, brand: Brand = NO_BRAND) -> "Look":
    """As it is exported."""
    from kpidesk.charts.pictures.picture import Look  # matplotlib takes half a second to import

    return Look(theme.dark, theme.transparent, theme.ibcs_colours, brand)


def screen_look(theme: ThemeChoice, brand: Brand = NO_BRAND) -> "Look":
    """The same on a screen, where nothing shines through: text for a light slide stands on white."""
    from kpidesk.charts.pictures.picture import Look

    return Look(theme.dark, False, theme.ibcs_colours, brand)
