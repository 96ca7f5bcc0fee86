"""Words in a rectangle: placed, measured, never elided."""

from functools import lru_cache

from PySide6.QtCore import QCoreApplication, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QStaticText, QTransform

from kpidesk.ui.look import fonts
from kpidesk.ui.look.fonts import TextRole

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


def paint_figure(painter: QPainter, rect: QRect, text: str) -> None:
    """Body type at the right of ``rect``, in the painter's pen. Three times as fast as `paint_words` in a large grid:
    the same figures are painted again and again, so what their glyphs are is kept.
    """
    painter.setFont(fonts.font(TextRole.BODY))
    laid_out, width, height = _laid_out(text, fonts.scale())
    left, top = rect.x() + rect.width() - width, rect.y() + (rect.height() - height) / 2
    painter.drawStaticText(QPointF(left, top), laid_out)


@lru_cache(maxsize=16_384)
def _laid_out(text: str, _scale: float) -> tuple[QStaticText, float, float]:
    made = QStaticText(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.prepare(QTransform(), fonts.font(TextRole.BODY))
    return made, made.size().width(), made.size().height()


def tr(text: str) -> str:
    """Words that painted parts say about themselves."""
    return QCoreApplication.translate("Painters", text)
