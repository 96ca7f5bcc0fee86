"""The look of the window loads nothing heavy, and keeps its icons for when they are drawn."""

import os
import subprocess
import sys

HEAVY = ("sqlalchemy", "alembic", "numpy", "matplotlib", "openpyxl", "xlsxwriter", "pptx", "kpidesk.store")
PROBE = """
import sys
from PySide6.QtWidgets import QApplication
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.parts import button, empty_state, frames, label, message, popover, segments, toast
theme = Theme(QApplication([]))
made = button.Button(theme, "Import", icon="download")
print(",".join(name for name in sys.argv[1:] if name in sys.modules))
"""


def _loaded(*asked: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", PROBE, *asked],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    return done.stdout.strip()


def test_theme_and_parts_load_none_of_the_heavy_libraries_and_draw_no_icon_yet() -> None:
    assert _loaded(*HEAVY, "PySide6.QtSvg") == ""


def test_probe_would_see_a_loaded_module() -> None:
    assert _loaded("PySide6.QtWidgets") == "PySide6.QtWidgets"
