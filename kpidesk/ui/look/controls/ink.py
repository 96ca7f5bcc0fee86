"""What every drawing function of the style needs: the colours, the icons, and what the widget says about itself."""

from dataclasses import dataclass

from PySide6.QtWidgets import QStyle, QStyleOption, QWidget

from kpidesk.ui.look.icons import Icons
from kpidesk.ui.look.palette import Palette


@dataclass(frozen=True, slots=True)
class Ink:
    colours: Palette
    icons: Icons


State = QStyle.StateFlag


def has(option: QStyleOption, flag: QStyle.StateFlag) -> bool:
    return bool(option.state & flag)


def word(widget: QWidget | None, name: str) -> str:
    """A property of the widget that is a word; empty when it has none."""
    value = widget.property(name) if widget is not None else None
    return value if isinstance(value, str) else ""
