"""The questions about a business: what is taken, what is refused and where it is said."""

import subprocess
import sys
from collections.abc import Callable

import pytest
from PySide6.QtCore import QLocale, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kpidesk.domain.business import Business
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.welcome import currencies
from kpidesk.ui.welcome.business_form import LONGEST_NAME, BusinessForm


@pytest.fixture
def form(qtbot: QtBot, theme: Theme) -> BusinessForm:
    made = BusinessForm(theme)
    qtbot.addWidget(made)
    made.load()
    made.show_business(Business("Alder & Wren", "GBP", 4))
    made.resize(640, 200)
    made.show()
    return made


def test_answer_is_what_was_shown(form: BusinessForm) -> None:
    assert form.answer() == Business("Alder & Wren", "GBP", 4)


def test_a_new_form_has_the_currency_of_this_computer_and_january(qtbot: QtBot, theme: Theme) -> None:
    form = BusinessForm(theme)
    qtbot.addWidget(form)
    form.name_edit.setText("Shop")

    assert form.answer() == Business("Shop", currencies.of_system(), 1)


@pytest.mark.parametrize(
    ("locale", "code"), [("en_GB", "GBP"), ("de_CH", "CHF"), ("en_US", "USD"), ("de_DE", "EUR"), ("C", "EUR")]
)
def test_the_currency_of_a_computer_is_its_country_s(locale: str, code: str) -> None:
    assert currencies.of_system(QLocale(locale)) == code


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("EUR", "EUR"),
        ("eur", "EUR"),
        ("  chf ", "CHF"),
        ("EUR, Euro", "EUR"),
        ("gbp, whatever", "GBP"),
        ("Swiss Franc", "CHF"),
        ("swiss franc", "CHF"),
        ("DEM", "DEM"),
        ("XYZ", None),
        ("Euros and cents", None),
        ("€", None),
        ("", None),
    ],
)
def test_a_currency_is_found_by_code_or_name(typed: str, code: str | None) -> None:
    assert currencies.code_in(typed) == code


def test_currencies_offered_are_those_in_use() -> None:
    codes = [currency.code for currency in currencies.in_use()]

    assert {"EUR", "GBP", "USD", "CHF", "JPY", "SEK"} <= set(codes)
    assert not {"DEM", "HRK", "XAU"} & set(codes)
    assert codes == sorted(set(codes))


@pytest.mark.parametrize("name", ["", "   ", "\u200b\u200b"])
def test_a_business_needs_a_name(form: BusinessForm, name: str) -> None:
    form.name_edit.setText(name)

    assert form.answer() is None
    assert form.refusal("name").startswith("Give the business a name")
    assert form.refusal("currency") == ""


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("  Alder   &  Wren ", "Alder & Wren"),
        ("Tab\tbed", "Tab bed"),
        ("Żółw 🐢 ", "Żółw 🐢"),
        ("<b>x</b>", "<b>x</b>"),
    ],
)
def test_a_name_is_one_clean_line(form: BusinessForm, typed: str, name: str) -> None:
    form.name_edit.setText(typed)

    assert form.answer() == Business(name, "GBP", 4)


def test_a_name_has_an_end(form: BusinessForm) -> None:
    form.name_edit.setText("x" * 1000)

    answer = form.answer()

    assert answer is not None
    assert len(answer.name) == LONGEST_NAME


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("XYZ", "“XYZ” is no currency; a code is like EUR."),
        ("cowrie shells of the sea", "“cowrie she…” is no currency; a code is like EUR."),
        ("", "Choose a currency, or write its code."),
    ],
)
def test_a_currency_that_is_none_is_quoted_and_refused(form: BusinessForm, typed: str, sentence: str) -> None:
    form.currency_combo.setEditText(typed)

    assert form.answer() is None
    assert form.refusal("currency") == sentence


def test_everything_wrong_is_said_at_once_and_the_first_field_has_the_focus(form: BusinessForm, qtbot: QtBot) -> None:
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    form.name_edit.clear()
    form.currency_combo.setEditText("?")

    assert form.answer() is None
    assert form.refusal("name")
    assert form.refusal("currency")
    assert form.name_edit.hasFocus()


def test_a_message_goes_when_its_field_is_typed_in(form: BusinessForm, qtbot: QtBot) -> None:
    form.name_edit.clear()
    form.answer()

    with qtbot.waitSignal(form.edited):
        qtbot.keyClicks(form.name_edit, "S")

    assert form.refusal("name") == ""


def test_nothing_moves_when_a_message_comes(form: BusinessForm) -> None:
    QApplication.processEvents()
    before = (form.currency_combo.pos(), form.month_combo.pos(), form.heightForWidth(640))
    form.name_edit.clear()
    form.currency_combo.setEditText("a word that is far too long to be a code")
    form.answer()
    QApplication.processEvents()

    assert (form.currency_combo.pos(), form.month_combo.pos(), form.heightForWidth(640)) == before


def test_a_screen_reader_hears_the_field_and_what_is_wrong_with_it(form: BusinessForm) -> None:
    form.currency_combo.setEditText("?")
    form.answer()

    assert form.name_edit.accessibleName() == "Name of the business"
    assert form.currency_combo.accessibleDescription() == form.refusal("currency")


def test_typing_a_part_of_a_name_offers_the_currency(form: BusinessForm) -> None:
    completer = form.currency_combo.completer()
    assert completer is not None
    completer.setCompletionPrefix("franc")

    offered = {completer.completionModel().index(row, 0).data() for row in range(completer.completionCount())}

    assert "CHF, Swiss Franc" in offered


@pytest.mark.parametrize("month", [1, 4, 12])
def test_month_is_counted_from_one(form: BusinessForm, month: int) -> None:
    form.month_combo.setCurrentIndex(month - 1)

    answer = form.answer()

    assert answer is not None
    assert answer.year_start == month


def test_loading_keeps_a_currency_that_is_gone(qtbot: QtBot, theme: Theme) -> None:
    form = BusinessForm(theme)
    qtbot.addWidget(form)
    form.show_business(Business("Old", "DEM", 1))

    form.load()

    assert form.answer() == Business("Old", "DEM", 1)


def test_wheel_over_a_field_without_focus_changes_no_answer(form: BusinessForm) -> None:
    place = QPointF(10, 10)
    event = QWheelEvent(
        place,
        form.month_combo.mapToGlobal(place),
        QPoint(0, 0),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    form.name_edit.setFocus()

    QApplication.sendEvent(form.month_combo, event)

    assert form.answer() == Business("Alder & Wren", "GBP", 4)


def test_refused_field_has_a_border_in_the_colour_of_bad(
    form: BusinessForm, both_themes: Theme, look: Callable[..., object]
) -> None:
    form.name_edit.clear()
    form.answer()
    form.month_combo.setFocus()

    picture = look(form.name_edit)

    assert picture.at(100, 0) == both_themes.palette.bad.name()  # type: ignore[attr-defined]


def test_pages_load_babel_and_the_catalogue_only_when_seen() -> None:
    probe = (
        "import sys\n"
        "from PySide6.QtWidgets import QApplication\n"
        "from kpidesk.ui.look.theme import Theme\n"
        "theme = Theme(QApplication([]))\n"
        "from kpidesk.ui.welcome import business_page, new_business_page, welcome_page\n"
        "from kpidesk.ui.help import about_page, keyboard_sheet\n"
        "def read(): raise SystemExit('the catalogue was read')\n"
        "page = new_business_page.NewBusinessPage(theme, read)\n"
        "first = welcome_page.WelcomePage(theme)\n"
        "first.show()\n"
        "heavy = ('babel', 'sqlalchemy', 'alembic', 'numpy', 'matplotlib.figure', 'kpidesk.store')\n"
        "print([name for name in heavy if name in sys.modules])\n"
    )
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, timeout=120, check=True)

    assert done.stdout.strip() == "[]"
