"""Puts the program together: what the window gets, and when it gets it."""

import logging
import os
import sys
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from kpidesk import __version__
from kpidesk.ui.look.look import Choice
from kpidesk.ui.settings import Settings
from kpidesk.ui.window.frame import Frame

if TYPE_CHECKING:  # the first frame does without them
    from platformdirs import PlatformDirs

    from kpidesk.catalogue.catalogue import Catalogue
    from kpidesk.domain.business import Business, Contents
    from kpidesk.domain.check_report import CheckReport
    from kpidesk.domain.file_facts import Backup, ReadOnly, Salvage
    from kpidesk.store.places.local_data import LocalData
    from kpidesk.ui.files.files import Files, WorkbookFile
    from kpidesk.ui.window.main_window import MainWindow
    from kpidesk.workbook.cabinet import Cabinet

log = logging.getLogger(__name__)


@cache
def _directories() -> "PlatformDirs":
    from platformdirs import PlatformDirs

    return PlatformDirs("kpidesk", appauthor=False)


def main(arguments: list[str] | None = None) -> int:
    """Show the window, then furnish it; answers the exit code of the program."""
    asked = _Asked.of(sys.argv[1:] if arguments is None else arguments)
    if not _has_screen():
        print("kpidesk: there is no screen here; kpidesk-cli does the same without one", file=sys.stderr)
        return 1
    app = QApplication(sys.argv[:1])
    app.setApplicationName("kpidesk")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("kpidesk")
    settings = Settings(Path(_directories().user_config_dir) / "kpidesk.ini")
    is_dark = app.palette().window().color().lightness() < 128  # asking for the scheme loads all of Qt's enums
    frame = Frame(settings.geometry, settings.theme is Choice.DARK or (settings.theme is Choice.SYSTEM and is_dark))
    frame.seen.connect(lambda: _furnish(app, frame, settings, asked))
    frame.show()
    return app.exec()


def _has_screen() -> bool:
    """Qt ends the process where it finds none, and blames a library."""
    known = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform != "linux" or any(os.environ.get(name) for name in known)


def _furnish(app: QApplication, frame: Frame, settings: Settings, asked: "_Asked") -> None:
    from kpidesk.ui.look.icons import MARK
    from kpidesk.ui.look.theme import Theme
    from kpidesk.ui.tasks import Tasks
    from kpidesk.ui.window.main_window import MainWindow

    theme = Theme(app, settings.theme, ibcs_colours=settings.ibcs_colours)
    app.setWindowIcon(theme.icons.icon(MARK))
    window = MainWindow(frame, files(), settings, theme, Tasks(app))
    sys.excepthook = _Reporter(window)
    _log_to(Path(_directories().user_log_dir))
    window.begin(asked.file)
    if asked.close_at_once:
        QTimer.singleShot(0, frame, frame.close)


def files() -> "Files":
    """The ways to files. What they need is imported when they are first used: the window comes first."""

    from kpidesk.ui.files.files import Files

    @cache
    def catalogue() -> "Catalogue":
        from kpidesk.catalogue.catalogue import read_catalogue

        return read_catalogue()

    @cache
    def local_data() -> "LocalData":
        from kpidesk.store.places.local_data import LocalData

        return LocalData(Path(_directories().user_data_dir))

    @cache
    def cabinet() -> "Cabinet":
        from kpidesk.workbook.cabinet import Cabinet

        return Cabinet(catalogue(), local_data())

    def open_file(path: Path, take_over: bool) -> "WorkbookFile":
        return cabinet().open(path, take_over)

    def look_at(path: Path, why: "ReadOnly") -> "WorkbookFile":
        return cabinet().look_at(path, why)

    def new_file(path: Path, business: "Business", starter: str) -> "WorkbookFile":
        return cabinet().new(path, business, starter)

    def sample() -> "WorkbookFile":
        from kpidesk.catalogue.sample import read_sample

        folder = Path(_directories().user_data_dir)
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / "Example.kpidesk"
        return cabinet().open(path) if path.exists() else cabinet().sample(path, read_sample())

    def check(path: Path) -> "CheckReport":
        from kpidesk.store import check

        return check.report(path)

    def repair(path: Path, new: Path) -> "Salvage":
        from kpidesk.store.repair.repair import repair

        return repair(path, new, local_data())

    def restore(path: Path, backup: Path) -> "Backup | Path | None":
        import datetime as dt  # the first frame does without it

        from kpidesk.store.backups.restore import restore

        return restore(path, backup, local_data(), dt.datetime.now(dt.UTC))

    def newest_backup(path: Path) -> "Backup | None":
        from kpidesk.store.repair.repair import newest_backup

        return newest_backup(path, local_data())

    def backup_contents(backup: Path) -> "Contents":
        from kpidesk.store.reader import Reader

        reader = Reader(backup)
        try:
            return reader.read()
        finally:
            reader.close()

    return Files(
        catalogue,
        open_file,
        look_at,
        new_file,
        sample,
        check,
        repair,
        restore,
        backup_contents,
        lambda: local_data().policy,
        lambda policy: local_data().keep_policy(policy),
        newest_backup,
    )


class _Asked(NamedTuple):
    """What the command line asks for."""

    file: Path | None = None
    close_at_once: bool = False

    @staticmethod
    def of(arguments: list[str]) -> "_Asked":
        if not arguments:
            return _Asked()
        import argparse  # for start-up time: most starts come without arguments

        parser = argparse.ArgumentParser(prog="kpidesk", description="The monthly figures of a one-person business.")
        parser.add_argument("file", nargs="?", type=Path, help="a .kpidesk file to open")
        parser.add_argument("--version", action="version", version=f"kpidesk {__version__}")
        parser.add_argument("--close-at-once", action="store_true", help=argparse.SUPPRESS)
        asked = parser.parse_args(arguments)
        return _Asked(asked.file, asked.close_at_once)


def _log_to(folder: Path) -> None:
    import logging.handlers  # it loads sockets and queues, which the first frame does without

    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler: logging.Handler = logging.handlers.RotatingFileHandler(
            folder / "kpidesk.log", maxBytes=500_000, backupCount=2, encoding="utf-8", delay=True
        )
    except OSError:
        handler = logging.StreamHandler()
    logging.basicConfig(
        level=logging.INFO, handlers=[handler], format="%(asctime)s %(levelname)s %(name)s: %(message)s"
    )


class _Reporter:
    """Takes errors that nobody expected: into the log, a report and one message. No figure is lost: all are saved."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window

    def __call__(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        import datetime as dt  # nothing of this is needed before something fails

        from kpidesk.crash_report import keep_report

        log.critical("unexpected error", exc_info=(kind, error, trace))
        if not issubclass(kind, KeyboardInterrupt):
            keep_report(Path(_directories().user_data_dir) / "crashes", error, dt.datetime.now())
            self._window.report_unexpected(error)


if __name__ == "__main__":
    sys.exit(main())
