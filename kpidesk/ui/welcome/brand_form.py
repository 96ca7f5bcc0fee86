"""The owner's colour and logo on charts: asked, shown, and refused in place where they could not be seen."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QPoint, QRect, QSize, QStandardPaths, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QColorDialog, QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from kpidesk.charts.brand import NO_BRAND, AccentTooFaint, Brand, checked_accent
from kpidesk.charts.style import DARK, LIGHT
from kpidesk.domain.refusal import Refusal
from kpidesk.ui.look import fonts
from kpidesk.ui.look.controls.shapes import box
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.parts.button import Button
from kpidesk.ui.welcome.field import Field
from kpidesk.ui.wording import refusal_words

_DIGITS = 6

AskColour = Callable[[QWidget, str], str | None]
"""(parent, colour to begin with) to the colour chosen, None when the owner thought better of it."""
AskPicture = Callable[[QWidget], Path | None]


def _tr(text: str) -> str:
    return QCoreApplication.translate("BrandForm", text)


def ask_colour(parent: QWidget, beginning: str) -> str | None:
    """The system's own dialog."""
    chosen = QColorDialog.getColor(QColor(beginning), parent, _tr("Colour on charts"))
    return chosen.name().upper() if chosen.isValid() else None


def ask_picture(parent: QWidget) -> Path | None:
    """The system's own dialog."""
    pictures = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
    kinds = _tr("Pictures (*.png *.jpg *.jpeg)")
    chosen, _ = QFileDialog.getOpenFileName(parent, _tr("Logo on charts"), pictures, kinds)
    return Path(chosen) if chosen else None


class BrandForm(QWidget):
    """Asks; `answer` says what is wrong beside the field. ``edited`` follows every key and choice of the owner."""

    edited = Signal()

    def __init__(
        self,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        ask_colour: AskColour = ask_colour,
        ask_picture: AskPicture = ask_picture,
    ) -> None:
        super().__init__(parent)
        self._ask_colour, self._ask_picture = ask_colour, ask_picture
        self._logo: bytes | None = None
        self.accent = QLineEdit(self)
        self.accent.setMaxLength(40)
        self.accent.setPlaceholderText(_tr("None"))
        self._swatch = _Swatch(theme, self)
        self.pick = Button(theme, _tr("&Pick…"), self)
        self.nearest = Button(theme, _tr("Use the nearest that does"), self)
        self.preview = _Preview(theme, self)
        self.choose = Button(theme, _tr("Ch&oose a picture…"), self, icon="image")
        self.remove = Button(theme, _tr("&Remove"), self, icon="trash-2")
        self._fields = self._make_fields(theme)
        self._connect()
        self.show_brand(NO_BRAND)

    def _make_fields(self, theme: Theme) -> tuple[Field, Field]:
        colour = Field(
            theme,
            _tr("&Colour on charts"),
            _row(self.accent, self._swatch, self.pick, self.nearest),
            hint=_tr("A strip along the upper edge, like #5548C8. Bars and lines keep their own colours."),
            parent=self,
        )
        logo = Field(
            theme,
            _tr("&Logo on charts"),
            _row(self.preview, self.choose, self.remove),
            hint=_logo_hint(None),
            parent=self,
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(colour)
        column.addWidget(logo)
        return colour, logo

    def _connect(self) -> None:
        self.accent.textEdited.connect(lambda _: self._note_accent())
        self.accent.editingFinished.connect(self._check_accent)
        self.pick.clicked.connect(self._pick_colour)
        self.nearest.clicked.connect(lambda: self._take_accent(str(self.nearest.property("colour"))))
        self.choose.clicked.connect(self._choose_logo)
        self.remove.clicked.connect(lambda: self._take_logo(None))

    # -- what is asked ------------------------------------------------------------------------------------------

    def show_brand(self, brand: Brand) -> None:
        """Put it into the fields."""
        self.accent.setText(brand.accent or "")
        self._show_accent("")
        self._show_logo(brand.logo)

    def answer(self) -> Brand | None:
        """As asked for. None when the colour is wrong: then it is said, and the field has the focus."""
        if not self._check_accent():
            self.accent.setFocus(Qt.FocusReason.OtherFocusReason)
            return None
        return Brand(self._accent, self._logo)

    @property
    def facts(self) -> tuple[str, bytes | None]:
        """What stands in the fields, right or wrong; to see whether it was changed."""
        return self.accent.text().strip(), self._logo

    @property
    def colour_refusal(self) -> str:
        """What is said to be wrong with the colour; empty when nothing is."""
        return self._fields[0].refusal

    @property
    def logo_refusal(self) -> str:
        return self._fields[1].refusal

    # -- the colour ---------------------------------------------------------------------------------------------

    @property
    def _accent(self) -> str | None:
        return checked_accent(self.accent.text()) if self.accent.text().strip() else None

    def _note_accent(self) -> None:
        """While it is typed nothing is wrong yet."""
        self._show_accent("")
        self.edited.emit()

    def _take_accent(self, colour: str) -> None:
        self.accent.setText(colour)
        self._check_accent()
        self.accent.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()

    def _pick_colour(self) -> None:
        begun = self._swatch.colour or self._swatch.accent
        chosen = self._ask_colour(self, begun)
        if chosen is not None:
            self._take_accent(chosen)

    def _check_accent(self) -> bool:
        """Says what is wrong, and offers the nearest colour that can be seen."""
        try:
            colour = self._accent
        except AccentTooFaint as refused:
            self._show_accent(refusal_words.refusal(refused), refused.nearest)
            return False
        except Refusal as refused:
            self._show_accent(refusal_words.refusal(refused))
            return False
        if colour is not None:
            self.accent.setText(colour)
        self._show_accent("")
        return True

    def _show_accent(self, wrong: str, nearest: str = "") -> None:
        field = self._fields[0]
        field.refuse(wrong) if wrong else field.clear()
        self.accent.setProperty("state", "refused" if wrong else "")
        self.accent.update()
        self.nearest.setProperty("colour", nearest)
        self.nearest.setVisible(bool(nearest))
        self._swatch.show_colour(self.accent.text())

    # -- the logo -----------------------------------------------------------------------------------------------

    def _choose_logo(self) -> None:
        from kpidesk.charts.paper.logo import logo_from  # matplotlib takes half a second to import

        path = self._ask_picture(self)
        if path is None:
            return
        try:
            logo = logo_from(path)
        except Refusal as refused:
            self._fields[1].refuse(refusal_words.refusal(refused))
        else:
            self._take_logo(logo)

    def _take_logo(self, logo: bytes | None) -> None:
        self._show_logo(logo)
        (self.choose if logo is None else self.remove).setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()

    def _show_logo(self, logo: bytes | None) -> None:
        self._logo = logo
        self._fields[1].advise(_logo_hint(logo))
        self.preview.show_logo(logo)
        self.remove.disable(_tr("There is no logo.")) if logo is None else self.remove.enable()


class _Swatch(QWidget):
    """The colour as it will be seen; nothing while there is none."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self.colour = theme, ""
        side = fonts.scaled(20)
        self.setFixedSize(side, side)

    @property
    def accent(self) -> str:
        """The window's own, to begin with."""
        return self._theme.palette.accent.name()

    def show_colour(self, text: str) -> None:
        wanted = text.strip()
        colour = QColor(wanted if wanted.startswith("#") else f"#{wanted}")
        self.colour = colour.name() if colour.isValid() and len(wanted.lstrip("#")) == _DIGITS else ""
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        fill = QColor(self.colour) if self.colour else None
        box(painter, self.rect(), 4, fill=fill, border=self._theme.palette.field_border)
        painter.end()


class _Preview(QWidget):
    """The logo on white, where most charts stand."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._picture = theme, QPixmap()
        self.setFixedSize(fonts.scaled(168), fonts.scaled(56))

    @property
    def picture(self) -> QPixmap:
        """Null without a logo."""
        return self._picture

    def show_logo(self, logo: bytes | None) -> None:
        self._picture = QPixmap()
        if logo is not None:
            self._picture.loadFromData(logo)
        self.setAccessibleName(_tr("No logo") if self._picture.isNull() else _tr("The logo"))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        palette = self._theme.palette
        painter = QPainter(self)
        if self._picture.isNull():
            box(painter, self.rect(), 4, border=palette.line)
            painter.setPen(palette.text_2)
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, _tr("No logo"))
        else:
            box(painter, self.rect(), 4, fill=QColor(LIGHT.background), border=palette.line)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(self._place(), self._picture)
        painter.end()

    def _place(self) -> QRect:
        """As large as the box allows, in its middle."""
        room = self.rect().adjusted(8, 6, -8, -6)
        size = self._picture.size().scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
        if size.width() > self._picture.width():
            size = QSize(self._picture.size())
        middle = room.center() - QPoint(size.width() // 2, size.height() // 2)
        return QRect(middle, size)


def _row(*widgets: QWidget) -> QWidget:
    """Side by side; the first has the focus when the row is asked to take it."""
    frame = QWidget(widgets[0].parentWidget())
    row = QHBoxLayout(frame)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    for widget in widgets:
        row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
    row.addStretch(1)
    reached = next(widget for widget in widgets if widget.focusPolicy() is not Qt.FocusPolicy.NoFocus)
    frame.setFocusProxy(reached)
    return frame


def _logo_hint(logo: bytes | None) -> str:
    if logo is not None:
        from kpidesk.charts.paper.logo import is_seen  # matplotlib takes half a second to import

        if not is_seen(logo, DARK.background):
            return _tr("Stands at the lower right of every chart. On dark it can hardly be seen and is left out.")
    return _tr("Stands at the lower right of every chart. A PNG or JPEG picture that is seen on white.")
