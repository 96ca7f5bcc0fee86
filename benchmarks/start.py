"""The first frame of the window against that of an empty QMainWindow: whole processes, interleaved, medians."""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROUNDS = 15

EMPTY = """
from PySide6.QtWidgets import QApplication, QMainWindow
from PySide6.QtCore import QEvent, QObject
app = QApplication([])
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        app.exit(0)
window = Window()
window.resize(1440, 900)
window.show()
app.exec()
"""

OURS = """
import os
from kpidesk import app as program
program._furnish = lambda *_: os._exit(0)
program.main([])
"""

FURNISHED = """
import os
from PySide6.QtCore import QTimer
from kpidesk import app as program
furnish = program._furnish
def furnish_and_leave(app, *others):
    furnish(app, *others)
    app.processEvents()
    os._exit(0)
program._furnish = furnish_and_leave
program.main([])
"""


def seconds(script: str, folder: Path) -> float:
    environment = os.environ | {
        "QT_QPA_PLATFORM": "offscreen",
        "HOME": str(folder),
        "XDG_CONFIG_HOME": str(folder),
        "XDG_CACHE_HOME": str(folder),
        "XDG_STATE_HOME": str(folder),
    }
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", script], check=True, env=environment)
    return time.perf_counter() - start


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        scripts = (EMPTY, OURS, FURNISHED)
        for script in scripts:
            seconds(script, folder)  # compiles and caches
        rounds = [[seconds(script, folder) for script in scripts] for _ in range(ROUNDS)]
    empty, ours, furnished = (statistics.median(times) for times in zip(*rounds, strict=True))
    print(f"start: first frame against an empty QMainWindow {ours / empty:.2f}, at most 1.5; {ours * 1000:.0f} ms")
    print(f"start: welcome page complete {furnished / empty:.2f}; {furnished * 1000:.0f} ms")


if __name__ == "__main__":
    main()
