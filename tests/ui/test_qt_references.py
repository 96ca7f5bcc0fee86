"""PySide6 6.12.0 on Python 3.11 lost a reference of None on every call that returned it, and died much later."""

import os
import subprocess
import sys

PROBE = """
from PySide6.QtWidgets import QApplication, QWidget
app = QApplication([])
widget = QWidget()
for _ in range(200_000):
    widget.update()
    widget.isVisible()
print("alive", None, True)
"""


def test_hundreds_of_thousands_of_calls_lose_no_reference() -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROBE],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert (done.returncode, done.stdout.strip()) == (0, "alive None True")
