"""What stands in the title bar of the window."""

from PySide6.QtCore import QCoreApplication

from kpidesk.ui.files.files import WorkbookFile


def _tr(text: str) -> str:
    return QCoreApplication.translate("MainWindow", text)


def title(file: WorkbookFile | None) -> str:
    """The name of the business, and what is special about its file; None: no file is open."""
    if file is None:
        return "kpidesk"
    example = _tr(" (Example)") if file.workbook.business.is_example else ""
    only = _tr(" (read-only)") if file.read_only else ""
    return f"{file.workbook.business.name}{example}{only} – kpidesk"
