"""The gallery shows every part in both themes and writes itself to a picture."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kpidesk.ui.gallery.gallery import Gallery
from kpidesk.ui.gallery.gallery_painted import swatches
from kpidesk.ui.look.palette import DARK, LIGHT, Palette
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.parts.label import PlainLabel


@pytest.fixture
def gallery(both_themes: Theme, qtbot: QtBot) -> Gallery:
    window = Gallery(both_themes)
    qtbot.addWidget(window)
    window.resize(1440, 1500)
    window.show()
    window.open_floating()
    QApplication.processEvents()
    return window


def test_no_words_are_cut(gallery: Gallery) -> None:
    for label in gallery.findChildren(PlainLabel):
        if not label.isVisible():
            continue
        if label.wordWrap():
            assert label.height() >= label.heightForWidth(label.width()), label.text()
        else:
            assert label.width() >= label.sizeHint().width(), label.text()


def test_gallery_draws_in_the_colours_of_its_theme(gallery: Gallery, both_themes: Theme) -> None:
    image = gallery.grab().toImage()
    colours = {image.pixelColor(x, y).name() for x in range(0, image.width(), 3) for y in range(0, 900, 3)}
    palette = both_themes.palette
    for wanted in (palette.window, palette.surface, palette.sunken, palette.accent, palette.good, palette.bad):
        assert wanted.name() in colours


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_every_role_has_a_swatch(palette: Palette) -> None:
    names = [name for name, _ in swatches(palette)]
    assert {"window", "accent", "refuse", "actual", "bullet_off", "forecast"} <= set(names)
    assert all(colour.startswith("#") for _, colour in swatches(palette))


@pytest.mark.parametrize("options", [[], ["--dark", "--scale", "1.5"]], ids=["light", "dark at 1.5"])
def test_picture_is_written(tmp_path: Path, options: list[str]) -> None:
    target = tmp_path / "gallery.png"
    subprocess.run(
        [sys.executable, "-m", "kpidesk.ui.gallery", *options, "--picture", str(target)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        check=True,
        capture_output=True,
        timeout=120,
    )
    scale = 1.5 if options else 1.0
    assert QImage(str(target)).width() == 1440 * scale
