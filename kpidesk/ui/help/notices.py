"""What the program is made of, and under which licences."""

from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from kpidesk import paths

NAME = "kpidesk"


@dataclass(frozen=True, slots=True)
class Notice:
    """One part of the program. ``text`` is the whole licence, or what its maker says about it."""

    name: str
    licence: str
    text: str


_BUNDLED = (
    ("Inter", "SIL Open Font License 1.1", "fonts/Inter-LICENSE.txt"),
    ("DejaVu Sans Mono", "Bitstream Vera and Arev licences", "fonts/DejaVu-LICENSE.txt"),
    ("Lucide", "ISC and MIT", "icons/Lucide-LICENSE.txt"),
)
_USED = (
    ("PySide6-Essentials", "LGPL-3.0 or GPL-2.0 or GPL-3.0"),
    ("shiboken6", "LGPL-3.0 or GPL-2.0 or GPL-3.0"),
    ("SQLAlchemy", "MIT"),
    ("alembic", "MIT"),
    ("matplotlib", "Matplotlib licence (PSF based)"),
    ("numpy", "BSD-3-Clause"),
    ("babel", "BSD-3-Clause"),
    ("platformdirs", "MIT"),
    ("openpyxl", "MIT"),
    ("et-xmlfile", "MIT"),
    ("defusedxml", "PSF-2.0"),
    ("XlsxWriter", "BSD-2-Clause"),
)


def notices() -> list[Notice]:
    """The program first, then what ships inside it, then the packages it stands on that are installed."""
    own = Notice(NAME, "MIT", _own_text())
    bundled = [Notice(name, licence, _read(paths.resources() / file)) for name, licence, file in _BUNDLED]
    return [own, *bundled, *(found for name, licence in _USED if (found := _installed(name, licence)))]


def _own_text() -> str:
    return _licence_of(NAME) or _read(paths.resources().parent / "LICENSE")


def _installed(name: str, licence: str) -> Notice | None:
    try:
        about = metadata.metadata(name)
    except metadata.PackageNotFoundError:
        return None
    told = f"{about['Name']} {about['Version']}\n{about['Summary']}\n\n{licence}"
    return Notice(about["Name"], licence, _licence_of(name) or told)


def _licence_of(package: str) -> str:
    """Every licence file that came with an installed package, one after the other; empty when there is none."""
    try:
        files = metadata.files(package) or []
    except metadata.PackageNotFoundError:
        return ""
    wanted = ("LICENSE", "LICENCE", "COPYING", "NOTICE", "AUTHORS")
    inside = [f for f in files if ".dist-info" in str(f) and f.name.upper().startswith(wanted)]
    return "\n\n".join(text for file in inside if (text := _read(Path(str(file.locate())))))


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace").strip()
    except OSError:
        return ""
