"""What the window asks of files: open one, make one, keep a copy. Built by `app`, which knows the store."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from kpidesk.domain.file_name import SUFFIX

if TYPE_CHECKING:  # the first frame does without them
    from kpidesk.catalogue.catalogue import Catalogue
    from kpidesk.domain.business import Business
    from kpidesk.workbook.workbook import Workbook


class WorkbookFile(Protocol):
    """A workbook and the file that keeps it."""

    @property
    def workbook(self) -> "Workbook": ...

    @property
    def path(self) -> Path: ...

    def copy_to(self, path: Path, overwrite: bool = False) -> None: ...

    def close(self) -> None: ...


@dataclass(frozen=True, slots=True)
class Files:
    """Each raises FileRefused. ``new`` takes the id of a starter set; ``sample`` says where it is kept."""

    catalogue: "Callable[[], Catalogue]"
    open: Callable[[Path], WorkbookFile]
    new: "Callable[[Path, Business, str], WorkbookFile]"
    sample: Callable[[], WorkbookFile]


def with_suffix(path: Path) -> Path:
    return path if path.suffix == SUFFIX else path.with_name(path.name + SUFFIX)
