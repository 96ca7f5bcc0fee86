"""How well a colour can be told from its background, and the nearest one that can.

Contrast and its least values are those of WCAG 2.2: 3 for what has to be seen (1.4.11), 4.5 for text (1.4.3).
"""

import re
from colorsys import hls_to_rgb, rgb_to_hls
from functools import lru_cache

LEAST_SEEN = 3.0
LEAST_READ = 4.5
_HEX = re.compile(r"#[0-9A-Fa-f]{6}")
_STEPS = 400


def contrast(one: str, other: str) -> float:
    """1 to 21, of two colours written ``#rrggbb``."""
    dark, light = sorted((luminance(*shares(one)), luminance(*shares(other))))
    return (light + 0.05) / (dark + 0.05)


def luminance(red: float, green: float, blue: float) -> float:
    """0 for black, 1 for white; the shares are 0 to 1."""
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in (red, green, blue)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def shares(colour: str) -> tuple[float, float, float]:
    """Red, green and blue, each 0 to 1. Raises ValueError for what is not ``#rrggbb``."""
    if not _HEX.fullmatch(colour):
        raise ValueError(f"{colour!r} is no colour")
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


@lru_cache(maxsize=64)
def nearest_seen(colour: str, background: str, least: float = LEAST_SEEN) -> str:
    """The colour itself, or one of its hue that is as much lighter or darker as needed and not more."""
    if contrast(colour, background) >= least:
        return colour
    hue, lightness, saturation = rgb_to_hls(*shares(colour))
    away = -1 if luminance(*shares(background)) > 0.5 else 1
    for step in range(1, _STEPS + 1):
        tried = _written(hls_to_rgb(hue, min(max(lightness + away * step / _STEPS, 0.0), 1.0), saturation))
        if contrast(tried, background) >= least:
            return tried
    return "#000000" if away < 0 else "#FFFFFF"


def _written(colour: tuple[float, float, float]) -> str:
    return "#" + "".join(f"{round(255 * share):02X}" for share in colour)
