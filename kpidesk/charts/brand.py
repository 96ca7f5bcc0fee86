"""The owner's colour and logo on charts that leave the program: kept in the file, checked before they are taken."""

import base64
import binascii
import json
from dataclasses import dataclass
from functools import lru_cache

from kpidesk.charts.contrast import LEAST_SEEN, contrast, nearest_seen, shares
from kpidesk.charts.style import LIGHT
from kpidesk.domain.change import SetTraits
from kpidesk.domain.refusal import Refusal
from kpidesk.workbook.traits import BRAND, LOGO_BYTES
from kpidesk.workbook.workbook import Workbook


@dataclass(frozen=True, slots=True)
class Brand:
    """``accent`` is a colour like ``#5548C8``, ``logo`` the bytes of a PNG; None is without.

    The accent marks the sheet and never a figure: good, bad and the scenarios keep their own colours.
    """

    accent: str | None = None
    logo: bytes | None = None

    def accent_on(self, background: str) -> str | None:
        """The accent, made lighter or darker where it could not be seen on this background."""
        return None if self.accent is None else nearest_seen(self.accent, background)


NO_BRAND = Brand()


class AccentTooFaint(Refusal):
    """``reached`` is the contrast on white, ``nearest`` a colour of the same hue that is seen."""

    def __init__(self, colour: str) -> None:
        self.colour, self.reached = colour, contrast(colour, LIGHT.background)
        self.nearest = nearest_seen(colour, LIGHT.background)
        # Cut off, not rounded: a colour that just fails must not be said to reach what is needed.
        reached = int(self.reached * 10) / 10
        super().__init__(
            f"this colour reaches {reached:.1f} on white; {LEAST_SEEN:.1f} is needed; the nearest that does is"
            f" {self.nearest}"
        )


def checked_accent(text: str) -> str:
    """The colour as it is kept. Raises Refusal for what is no colour, AccentTooFaint for one that is hardly seen."""
    wanted = text.strip()
    colour = (wanted if wanted.startswith("#") else f"#{wanted}").upper()
    try:
        shares(colour)
    except ValueError:
        raise Refusal(f"“{wanted}” is no colour; write six digits of 0 to 9 and A to F, like #5548C8") from None
    if contrast(colour, LIGHT.background) < LEAST_SEEN:
        raise AccentTooFaint(colour)
    return colour


def brand_of(workbook: Workbook) -> Brand:
    """What the file keeps; what cannot be read of it is left out."""
    return _read(workbook.trait(BRAND) or "{}")


@lru_cache(maxsize=4)
def _read(text: str) -> Brand:
    """Kept: it is asked for with every drawing."""
    try:
        held = json.loads(text)
    except ValueError:
        return NO_BRAND
    return Brand(_accent(held.get("accent")), _logo(held.get("logo"))) if isinstance(held, dict) else NO_BRAND


def branding(brand: Brand) -> SetTraits:
    """The change that keeps it; without colour and logo it forgets both."""
    held = {}
    if brand.accent is not None:
        held["accent"] = brand.accent
    if brand.logo is not None:
        held["logo"] = base64.b64encode(brand.logo).decode()
    return SetTraits({BRAND: json.dumps(held) if held else ""})


def _accent(held: object) -> str | None:
    try:
        return checked_accent(held) if isinstance(held, str) else None
    except Refusal:
        return None


def _logo(held: object) -> bytes | None:
    try:
        logo = base64.b64decode(held, validate=True) if isinstance(held, str) else b""
    except (binascii.Error, ValueError):
        return None
    return logo if 0 < len(logo) <= LOGO_BYTES else None
