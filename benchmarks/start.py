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
import os, sys
from PySide6.QtCore import QEvent, QObject, QTimer
from kpidesk import app as program
from PySide6.QtWidgets import QApplication
import kpidesk.ui.main_window as main_window
class Painted(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and isinstance(watched, main_window.MainWindow):
            QTimer.singleShot(0, lambda: os._exit(0))
        return False
show = main_window.MainWindow.show
def show_and_watch(window):
    window._painted = Painted()
    QApplication.instance().installEventFilter(window._painted)
    show(window)
main_window.MainWindow.show = show_and_watch
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
        seconds(EMPTY, folder), seconds(OURS, folder)  # compiles and caches
        pairs = [(seconds(EMPTY, folder), seconds(OURS, folder)) for _ in range(ROUNDS)]
    empty, ours = (statistics.median(times) for times in zip(*pairs, strict=True))
    print(f"start: first frame {ours * 1000:.0f} ms, empty QMainWindow {empty * 1000:.0f} ms, ratio {ours / empty:.2f}")
    print("       aim: at most 1.5")


if __name__ == "__main__":
    main()
