"""What was refused, and the remedy."""

from PySide6.QtCore import QCoreApplication

from kpidesk.domain.refusal import FileProblem, FileRefused
from kpidesk.ui.wording import wording
from kpidesk.workbook.refusals import MonthClosed


def _tr(text: str) -> str:
    return QCoreApplication.translate("RefusalWords", text)


def refusal(error: Exception) -> str:
    """What was refused, and the remedy."""
    if isinstance(error, FileRefused):
        return _file_sentences()[error.problem].format(name=error.path.name, folder=str(error.path.parent))
    if isinstance(error, MonthClosed):
        return _tr("{month} is closed. Reopen it to change its figures; nothing was changed.").format(
            month=wording.month(error.month)
        )
    text = str(error)
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "?")) else ".")


def _file_sentences() -> dict[FileProblem, str]:
    return {
        FileProblem.NOT_FOUND: _tr("“{name}” is not in {folder} any more. Look for it, or take it off the list."),
        FileProblem.IS_FOLDER: _tr("“{name}” is a folder. Choose a file in it."),
        FileProblem.EXISTS: _tr("“{name}” exists already and was not touched. Choose another name."),
        FileProblem.NOT_KPIDESK: _tr("“{name}” is not a kpidesk file and was not touched."),
        FileProblem.NEWER: _tr("“{name}” was made by a newer kpidesk. Update yours to open it; it was not touched."),
        FileProblem.DAMAGED: _tr(
            "“{name}” is damaged and was not touched. File > Check and repair brings over what can be read; a backup "
            "may hold all of it."
        ),
        FileProblem.NOT_READABLE: _tr("“{name}” may not be read. Change its permissions, or copy it elsewhere."),
        FileProblem.NOT_WRITABLE: _tr("{folder} cannot be written to. Nothing was lost; choose another place."),
        FileProblem.IN_USE: _tr(
            "Another program is using “{name}”. Close it there and try again; nothing was changed."
        ),
        FileProblem.MOVED: _tr("“{name}” was moved or replaced while it was open. Save a copy and open that."),
        FileProblem.CHANGED: _tr(
            "Another program changed “{name}”; nothing was written over it. Load it again, or save yours elsewhere."
        ),
        FileProblem.HELD: _tr("“{name}” is open in another kpidesk. Close it there, or look at it only."),
        FileProblem.FOREIGN: _tr(
            "“{name}” has parts that could act by themselves, so it was not opened. File > Check and repair brings its "
            "figures into a new file."
        ),
        FileProblem.UNRELIABLE: _tr(
            "The database on this computer does not give numbers back as they are, so “{name}” was not opened. "
            "Install kpidesk afresh."
        ),
        FileProblem.UNPLUGGED: _tr("The drive of “{name}” does not answer. Put it back in, or save a copy elsewhere."),
        FileProblem.DISK_FULL: _tr("The disk is full. Nothing was changed; make room, or save a copy elsewhere."),
    }
