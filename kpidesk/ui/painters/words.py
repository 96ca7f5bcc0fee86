"""Words in a rectangle: placed, measured, never elided."""

from PySide6.QtCore import QCoreApplication, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from kpidesk.ui import fonts
from kpidesk.ui.fonts import TextRole

LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
CENTRE = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine)


def paint_words(
    painter: QPainter,
    rect: QRect | QRectF,
    words: str,
    *,
    colour: QColor,
    role: TextRole = TextRole.BODY,
    at: int = LEFT,
) -> None:
    painter.setFont(fonts.font(role))
    painter.setPen(colour)
    painter.drawText(QRectF(rect), at, words)


def tr(text: str) -> str:
    """Words that painted parts say about themselves."""
    return QCoreApplication.translate("Painters", text)
