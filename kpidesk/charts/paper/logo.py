"""The owner's logo: read from a picture file, checked, and placed on a sheet. Needs matplotlib."""

import io
import warnings
from functools import lru_cache
from pathlib import Path

import numpy as np
from matplotlib.image import imread
from numpy.typing import NDArray

from kpidesk.charts.contrast import LEAST_SEEN, luminance, shares
from kpidesk.charts.pictures.png_file import png_file
from kpidesk.domain.refusal import FileRefused, Refusal
from kpidesk.workbook.traits import LOGO_BYTES

_LARGEST_FILE = 20_000_000  # bytes that are read at all
_MOST_PIXELS = 16_000_000
_WIDEST, _HIGHEST = 900, 300  # pixels that are kept: enough for 300 dpi where a logo stands
_SEEN_SHARE = 10  # percent of a logo's pixels that must stand out
_SUFFIXES = {".png": "png", ".jpg": "jpeg", ".jpeg": "jpeg"}


class LogoTooFaint(Refusal):
    """The logo can hardly be told from a background."""


def logo_from(path: Path) -> bytes:
    """A PNG or JPEG as it is kept: a PNG, no larger than charts need. Raises FileRefused and Refusal."""
    form = _SUFFIXES.get(path.suffix.lower())
    if form is None:
        raise Refusal(f"“{path.suffix}” is no picture that can be a logo; choose a PNG or JPEG file")
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST_FILE + 1)
    except OSError as error:
        raise FileRefused.by_system(path, error) from error
    if len(data) > _LARGEST_FILE:
        raise Refusal("this picture is too large for a logo; choose one of at most 20 MB")
    pixels = _smaller(_decoded(data, form))
    check_seen(pixels, "#FFFFFF")
    made = png_file(pixels, 300, {})
    if len(made) > LOGO_BYTES:
        raise Refusal(f"this picture is too large to keep; choose one of at most {LOGO_BYTES // 1000} kB")
    return made


@lru_cache(maxsize=4)
def pixels_of(logo: bytes) -> NDArray[np.uint8] | None:
    """Rows of red, green, blue, alpha; None for what is no PNG that can be read."""
    try:
        return _decoded(logo, "png")
    except Refusal:
        return None


def check_seen(pixels: NDArray[np.uint8], background: str) -> None:
    """Raises LogoTooFaint unless a tenth of what is not transparent stands out from the background."""
    solid = pixels[pixels[:, :, 3] > 127][:, :3] / 255
    if not len(solid):
        raise LogoTooFaint("this picture is transparent all over; choose one that can be seen")
    reached = float(np.percentile(_contrasts(solid, background), 100 - _SEEN_SHARE))
    if reached < LEAST_SEEN:
        name = "white" if background.upper() == "#FFFFFF" else "the dark background"
        raise LogoTooFaint(
            f"this logo reaches {int(reached * 10) / 10:.1f} on {name}; {LEAST_SEEN:.1f} is needed; choose a version"
            f" for that background"
        )


@lru_cache(maxsize=8)
def is_seen(logo: bytes, background: str) -> bool:
    pixels = pixels_of(logo)
    if pixels is None:
        return False
    try:
        check_seen(pixels, background)
    except LogoTooFaint:
        return False
    return True


def _contrasts(colours: NDArray[np.float64], background: str) -> NDArray[np.float64]:
    linear = np.where(colours <= 0.04045, colours / 12.92, ((colours + 0.055) / 1.055) ** 2.4)
    light = linear @ np.array([0.2126, 0.7152, 0.0722])
    ground = luminance(*shares(background))
    return np.asarray((np.maximum(light, ground) + 0.05) / (np.minimum(light, ground) + 0.05))


def _decoded(data: bytes, form: str) -> NDArray[np.uint8]:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")  # a bomb of a picture is warned of by Pillow
            read = np.asarray(imread(io.BytesIO(data), format=form))
    except Exception as error:  # Pillow raises whatever a broken file makes happen
        raise Refusal("this picture cannot be read; save it again as PNG and choose that") from error
    if read.shape[0] * read.shape[1] > _MOST_PIXELS:
        raise Refusal("this picture has too many pixels for a logo; choose a smaller one")
    pixels = read if read.dtype == np.uint8 else np.round(np.clip(read, 0, 1) * 255).astype(np.uint8)
    if pixels.ndim == 2:
        pixels = np.stack([pixels] * 3, axis=2)
    if pixels.shape[2] == 3:
        pixels = np.dstack([pixels, np.full(pixels.shape[:2], 255, np.uint8)])
    return np.ascontiguousarray(pixels[:, :, :4])


def _smaller(pixels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Every so many pixels put together, so that what is kept is small."""
    height, width = pixels.shape[:2]
    step = max(1, -(-width // _WIDEST), -(-height // _HIGHEST))
    if step == 1:
        return pixels
    cut = pixels[: height - height % step, : width - width % step].astype(np.float64)
    blocks = cut.reshape(cut.shape[0] // step, step, cut.shape[1] // step, step, 4)
    alpha = blocks[..., 3:]
    weight = alpha.sum(axis=(1, 3))
    colours = (blocks[..., :3] * alpha).sum(axis=(1, 3)) / np.maximum(weight, 1)
    return np.round(np.dstack([colours, alpha.mean(axis=(1, 3))])).astype(np.uint8)
