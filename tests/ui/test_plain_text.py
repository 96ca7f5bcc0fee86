"""Nothing that the owner, or a file, says is ever taken for rich text: no part of the window may ask Qt to guess."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

UI = Path(__file__).parents[2] / "kpidesk" / "ui"

GUESSES = frozenset(
    (
        "QMessageBox", "QErrorMessage", "QTextBrowser", "QTextEdit", "QInputDialog", "QProgressDialog", "QWhatsThis",
        "QSplashScreen", "QWizard", "QWebEngineView", "QQuickWidget", "QLabel",
    )
)  # fmt: skip
"""Classes that show rich text, or guess whether a text is one."""
MARKUP = frozenset(
    (
        "setHtml", "insertHtml", "appendHtml", "toHtml", "setMarkdown", "setOpenExternalLinks", "setOpenLinks",
        "setWhatsThis", "setStatusTip", "setDetailedText", "setInformativeText", "setDefaultStyleSheet",
        "RichText", "AutoText", "MarkdownText", "WhatsThisRole", "StatusTipRole",
    )
)  # fmt: skip
ALLOWED = {
    ("parts/label.py", "QLabel"): "PlainLabel is one, and shows plain text only",
    ("look/controls/fields.py", "QTextEdit"): "asks what a widget is, makes none",
    ("changes/table_copy.py", "setHtml"): "of what is copied, every cell escaped; nothing is shown",
}


def faults(source: str) -> Iterator[tuple[int, str]]:
    """Line and name of every place where a text could be taken for rich text."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Name(id=name) if name in GUESSES:
                yield node.lineno, name
            case ast.Attribute(attr=name) if name in MARKUP or name in GUESSES:
                yield node.lineno, name
            case ast.Call(func=ast.Attribute(attr="setToolTip"), args=arguments) if not _are_tips(arguments[-1:]):
                yield node.lineno, "setToolTip"
            case ast.Call(func=ast.Attribute(attr="showText"), args=arguments) if not _are_tips(arguments[1:2]):
                yield node.lineno, "showText"
            case ast.If(test=test, body=body) if _asks_for_tips(test) and not _answers_tips(body):
                yield node.lineno, "ToolTipRole"
            case ast.match_case(pattern=pattern, body=body) if _asks_for_tips(pattern) and not _answers_tips(body):
                yield pattern.lineno, "ToolTipRole"
            case ast.FunctionDef() if _is_static_text_guessed(node):
                yield node.lineno, "QStaticText"


def _are_tips(texts: list[ast.expr]) -> bool:
    return all(isinstance(text, ast.Call) and getattr(text.func, "id", "") == "tip" for text in texts)


def _asks_for_tips(test: ast.AST) -> bool:
    return any(isinstance(part, ast.Attribute) and part.attr == "ToolTipRole" for part in ast.walk(test))


def _answers_tips(body: list[ast.stmt]) -> bool:
    """Every answer is a `tip(...)`; one that depends on the role may be."""
    answers = [part.value for line in body for part in ast.walk(line) if isinstance(part, ast.Return) and part.value]
    return all(any(_are_tips([part]) for part in ast.walk(one) if isinstance(part, ast.Call)) for one in answers)


def _is_static_text_guessed(function: ast.FunctionDef) -> bool:
    calls = [part.func for part in ast.walk(function) if isinstance(part, ast.Call)]
    makes = any(getattr(call, "id", "") == "QStaticText" for call in calls)
    return makes and not any(getattr(call, "attr", "") == "setTextFormat" for call in calls)


def test_no_part_of_the_window_lets_qt_guess() -> None:
    found = [
        f"{path.relative_to(UI)}:{line} {name}"
        for path in sorted(UI.rglob("*.py"))
        for line, name in faults(path.read_text("utf-8"))
        if (str(path.relative_to(UI)), name) not in ALLOWED
    ]
    assert found == []


def test_what_is_allowed_is_still_there() -> None:
    for place, name in ALLOWED:
        assert name in {found for _, found in faults((UI / place).read_text("utf-8"))}


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("label = QLabel(name, self)", "QLabel"),
        ("label = QtWidgets.QLabel(name)", "QLabel"),
        ("class Mine(QLabel): pass", "QLabel"),
        ("self.setToolTip(name)", "setToolTip"),
        ("item.setToolTip(0, html.escape(name))", "setToolTip"),
        ("QToolTip.showText(place, name, self)", "showText"),
        ("QMessageBox.warning(self, 'x', name)", "QMessageBox"),
        ("view.setHtml(name)", "setHtml"),
        ("label.setTextFormat(Qt.TextFormat.RichText)", "RichText"),
        ("if role == Role.ToolTipRole:\n    return name", "ToolTipRole"),
        ("match role:\n    case Role.ToolTipRole:\n        return self.name(index)", "ToolTipRole"),
        ("def draw():\n    made = QStaticText(name)\n    painter.draw(made)", "QStaticText"),
        ("action.setStatusTip(name)", "setStatusTip"),
        ("button.setWhatsThis(name)", "setWhatsThis"),
    ],
)
def test_each_way_to_let_qt_guess_is_found(source: str, name: str) -> None:
    assert name in {found for _, found in faults(source)}


@pytest.mark.parametrize(
    "source",
    [
        "label = PlainLabel(name, self)",
        "self.setToolTip(tip(name))",
        "item.setToolTip(0, tip(name))",
        "QToolTip.showText(place, tip(words), self)",
        "if role == Role.ToolTipRole:\n    return tip(name)",
        "if role in {Role.ToolTipRole, Role.Other}:\n    return tip(name) if role == Role.ToolTipRole else name",
        "def draw():\n    made = QStaticText(name)\n    made.setTextFormat(Qt.TextFormat.PlainText)",
        "label.setTextFormat(Qt.TextFormat.PlainText)",
    ],
)
def test_plain_ways_are_not_blamed(source: str) -> None:
    assert list(faults(source)) == []
