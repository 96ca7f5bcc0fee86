"""Type: bundled, tabular, sized by role and by the user's own system font."""

import pytest
from PySide6.QtGui import QFont, QFontDatabase, QFontInfo, QFontMetricsF
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QTableView
from pytestqt.qtbot import QtBot

from kpidesk import paths
from kpidesk.ui.look import fonts
from kpidesk.ui.look.fonts import TextRole


def _tabular(font: QFont) -> bool:
    metrics = QFontMetricsF(font)
    return len({metrics.horizontalAdvance(digit * 20) for digit in "0123456789"}) == 1


def test_inter_and_the_monospaced_font_are_bundled_with_their_licences() -> None:
    names = {file.name for file in (paths.resources() / "fonts").iterdir()}
    assert names == {
        "Inter-Regular.ttf",
        "Inter-Medium.ttf",
        "Inter-SemiBold.ttf",
        "Inter-Bold.ttf",
        "Inter-LICENSE.txt",
        "DejaVuSansMono.ttf",
        "DejaVuSansMono-Bold.ttf",
        "DejaVu-LICENSE.txt",
    }
    assert "SIL Open Font License" in (paths.resources() / "fonts" / "Inter-LICENSE.txt").read_text(encoding="utf-8")


def test_both_families_are_known_to_qt() -> None:
    assert {fonts.FAMILY, fonts.MONO} <= set(QFontDatabase.families())


def test_loading_twice_adds_nothing() -> None:
    before = QFontDatabase.families()
    fonts.load()
    assert QFontDatabase.families() == before


@pytest.mark.parametrize(("weight", "style"), [(400, "Regular"), (500, "Medium"), (600, "SemiBold"), (700, "Bold")])
def test_every_weight_is_a_drawing_of_its_own(weight: int, style: str) -> None:
    font = QFont(fonts.FAMILY)
    font.setWeight(QFont.Weight(weight))
    assert QFontInfo(font).styleName() == style
    assert QFontInfo(font).family() == "Inter"


@pytest.mark.parametrize("role", [role for role in TextRole if role.family == fonts.FAMILY])
def test_figures_are_tabular_in_every_role(role: TextRole) -> None:
    assert _tabular(fonts.font(role))


def test_every_widget_inherits_tabular_figures(qtbot: QtBot) -> None:
    for widget in (QLabel(), QTableView(), QMenu()):
        qtbot.addWidget(widget)
        assert _tabular(widget.font())
        assert QFontInfo(widget.font()).family() == "Inter"


@pytest.mark.parametrize("role", list(TextRole))
def test_role_has_its_size_and_weight(role: TextRole) -> None:
    font = fonts.font(role)
    assert (font.pixelSize(), font.weight()) == (role.pixels, role.weight)


@pytest.mark.parametrize("role", list(TextRole))
def test_no_text_is_smaller_than_12_pixels(role: TextRole) -> None:
    assert fonts.font(role).pixelSize() >= 12


@pytest.mark.parametrize("role", list(TextRole))
def test_line_is_high_enough_for_its_letters(role: TextRole) -> None:
    assert fonts.metrics(role).height() <= role.line + 2


def test_sizes_and_heights_grow_together(type_scale: float) -> None:
    assert fonts.scale() == pytest.approx(type_scale, abs=0.51 / 13)  # body type has whole pixels
    assert fonts.font(TextRole.TILE_VALUE).pixelSize() == pytest.approx(24 * type_scale, abs=1)
    assert fonts.scaled(28) == pytest.approx(28 * type_scale, abs=1)
    assert fonts.line_height(TextRole.BODY) == pytest.approx(16 * type_scale, abs=1)


def test_application_has_body_type_at_the_scale(type_scale: float, qapp: QApplication) -> None:
    assert qapp.font().pixelSize() == round(13 * type_scale)


@pytest.mark.parametrize(("pixels", "expected"), [(9, 1.0), (12, 1.0), (13, 1.0), (15, 1.15), (20, 1.55), (26, 2.0)])
def test_a_larger_system_font_scales_and_a_smaller_one_does_not(pixels: int, expected: float) -> None:
    system = QFont(fonts.FAMILY)
    system.setPixelSize(pixels)
    assert fonts.system_scale(system) == pytest.approx(expected)


def test_width_is_that_of_the_role() -> None:
    expected = QFontMetricsF(fonts.font(TextRole.HEADING)).horizontalAdvance("Sales, net")
    assert fonts.width("Sales, net", TextRole.HEADING) == expected
    assert fonts.width("", TextRole.HEADING) == 0
