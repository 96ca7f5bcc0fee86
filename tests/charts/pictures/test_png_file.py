"""The PNG that is written here, as another program reads it."""

import io

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from kpidesk.charts.pictures.png_file import png_file

SIZES = st.tuples(st.integers(1, 40), st.integers(1, 40))


@settings(derandomize=True, deadline=None, max_examples=60)
@given(SIZES, st.integers(0, 2**32 - 1))
def test_every_pixel_comes_back(size: tuple[int, int], seed: int) -> None:
    pixels = np.random.default_rng(seed).integers(0, 256, (*size, 4), np.uint8)
    with Image.open(io.BytesIO(png_file(pixels, 144, {}))) as picture:
        picture.load()
        assert picture.mode == "RGBA"
        assert np.array_equal(np.array(picture), pixels)


def test_texts_and_resolution_are_kept_in_any_script() -> None:
    texts = {"Title": "Umsatz − 12 %; المبيعات", "Software": "kpidesk"}
    with Image.open(io.BytesIO(png_file(np.zeros((2, 3, 4), np.uint8), 300, texts))) as picture:
        picture.load()
        assert {key: str(picture.info[key]) for key in texts} == texts
        assert picture.info["dpi"] == pytest.approx((300, 300), abs=0.02)
        assert picture.size == (3, 2)
