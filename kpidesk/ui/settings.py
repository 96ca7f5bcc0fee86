"""What the program remembers between two starts, apart from the figures."""

from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QByteArray, QSettings

from kpidesk.ui.look.look import Choice

_MOST_RECENT = 9
_MOST_HEARD = 99
"""Files whose notices are remembered."""


class RecentFile(NamedTuple):
    """A file that was open. ``last_month`` is ISO text, ``counts`` on track, watch and off at closing."""

    path: str
    name: str
    opened: str
    last_month: str = ""
    counts: tuple[int, int, int] = (0, 0, 0)
    is_example: bool = False


class Settings:
    """Typed access to one ini file."""

    def __init__(self, path: Path) -> None:
        self._store = QSettings(str(path), QSettings.Format.IniFormat)

    @property
    def theme(self) -> Choice:
        text = str(self._store.value("look/theme", ""))
        return Choice(text) if text in set(Choice) else Choice.SYSTEM

    @theme.setter
    def theme(self, choice: Choice) -> None:
        self._store.setValue("look/theme", str(choice))

    @property
    def ibcs_colours(self) -> bool:
        """Whether good and bad are green and red."""
        return str(self._store.value("look/good-and-bad", "")) == "green-and-red"

    @ibcs_colours.setter
    def ibcs_colours(self, used: bool) -> None:
        self._store.setValue("look/good-and-bad", "green-and-red" if used else "")

    @property
    def number_locale(self) -> str:
        """The locale whose numbers are used; empty for the system's."""
        return str(self._store.value("look/numbers", ""))

    @number_locale.setter
    def number_locale(self, name: str) -> None:
        self._store.setValue("look/numbers", name)

    @property
    def grid_zoom(self) -> int:
        """How large the figures are shown, in percent of the usual size."""
        try:
            return int(str(self._store.value("look/zoom", "100")))
        except ValueError:
            return 100  # as with the recent files

    @grid_zoom.setter
    def grid_zoom(self, percent: int) -> None:
        self._store.setValue("look/zoom", percent)

    @property
    def figures_view(self) -> str:
        """How figures were entered last: in the grid, or month by month. "" until one was chosen."""
        return str(self._store.value("figures/view", ""))

    @figures_view.setter
    def figures_view(self, view: str) -> None:
        self._store.setValue("figures/view", view)

    @property
    def recent(self) -> list[RecentFile]:
        """Newest first."""
        import json  # the first frame does without it

        try:
            held = json.loads(str(self._store.value("files/recent", "[]")))
            return [RecentFile(**{**entry, "counts": tuple(entry["counts"])}) for entry in held]
        except (ValueError, TypeError, KeyError):
            return []  # a list that cannot be read is no reason not to start

    def remember(self, file: RecentFile) -> None:
        others = [entry for entry in self.recent if entry.path != file.path]
        self._keep([file, *others][:_MOST_RECENT])

    def forget(self, path: str) -> None:
        self._keep([entry for entry in self.recent if entry.path != path])

    @property
    def last_folder(self) -> str:
        return str(self._store.value("files/folder", ""))

    @last_folder.setter
    def last_folder(self, folder: str) -> None:
        self._store.setValue("files/folder", folder)

    @property
    def last_export(self) -> str:
        """What the export menu did last, to be done again."""
        return str(self._store.value("export/last", ""))

    @last_export.setter
    def last_export(self, name: str) -> None:
        self._store.setValue("export/last", name)

    @property
    def chart_notes(self) -> bool:
        """Whether charts show the owner's notes on their months."""
        return str(self._store.value("charts/notes", "yes")) != "no"

    @chart_notes.setter
    def chart_notes(self, shown: bool) -> None:
        self._store.setValue("charts/notes", "yes" if shown else "no")

    def is_heard(self, path: str, notice: str) -> bool:
        """Whether a notice about this file was taken away for good."""
        return notice in self._heard.get(path, [])

    def note_heard(self, path: str, notice: str) -> None:
        import json

        held = self._heard
        others = [kept for kept in held if kept != path][-_MOST_HEARD:]
        heard = {**{kept: held[kept] for kept in others}, path: [*held.get(path, []), notice]}
        self._store.setValue("files/heard", json.dumps(heard))

    @property
    def _heard(self) -> dict[str, list[str]]:
        import json

        try:
            held = json.loads(str(self._store.value("files/heard", "{}")))
            return {str(path): [str(notice) for notice in notices] for path, notices in held.items()}
        except (ValueError, TypeError, AttributeError):
            return {}  # as with the recent files

    @property
    def geometry(self) -> QByteArray:
        held = self._store.value("window/geometry")
        return held if isinstance(held, QByteArray) else QByteArray()

    @geometry.setter
    def geometry(self, geometry: QByteArray) -> None:
        self._store.setValue("window/geometry", geometry)

    def _keep(self, files: list[RecentFile]) -> None:
        import json

        self._store.setValue("files/recent", json.dumps([file._asdict() for file in files]))
