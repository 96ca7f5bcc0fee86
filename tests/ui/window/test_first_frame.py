"""The window comes first: what is not needed for it is not loaded yet."""

import os
import subprocess
import sys
from pathlib import Path

HEAVY = ("sqlalchemy", "alembic", "numpy", "matplotlib", "openpyxl", "xlsxwriter", "pptx", "babel")

SCRIPT = f"""
import sys
from kpidesk import app as program
HEAVY = {HEAVY!r}
loaded = lambda: sorted(name for name in sys.modules if name.split(".")[0] in HEAVY)
furnish = program._furnish
def furnish_and_look(app, frame, *others):
    print("first frame", loaded(), "kpidesk.ui.window.main_window" in sys.modules)
    from kpidesk.ui.window.main_window import MainWindow
    MainWindow.begin = lambda *_: print("furnished", loaded()) or frame.close()
    furnish(app, frame, *others)
program._furnish = furnish_and_look
sys.exit(program.main([]))
"""


def test_nothing_heavy_is_loaded_when_the_window_is_first_seen(tmp_path: Path) -> None:
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path)}
    done = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, env=environment, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == ["first frame [] False", "furnished []"]


def test_without_a_screen_there_is_a_sentence_and_no_crash(tmp_path: Path) -> None:
    none = {"DISPLAY": "", "WAYLAND_DISPLAY": "", "QT_QPA_PLATFORM": "", "HOME": str(tmp_path)}
    command = [sys.executable, "-m", "kpidesk.app"]
    done = subprocess.run(command, capture_output=True, text=True, env=os.environ | none, check=False)
    assert (done.returncode, done.stdout) == (1, "")
    assert "kpidesk-cli" in done.stderr
