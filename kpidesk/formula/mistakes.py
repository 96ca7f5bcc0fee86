"""Puts a name to a mistake in a formula: from the token where reading stopped to what the owner should write."""

import re

from kpidesk.formula.errors import FormulaError, FormulaProblem
from kpidesk.formula.functions import FUNCTIONS, Function
from kpidesk.formula.names import Names, nearest_function
from kpidesk.formula.tokens import Token, TokenKind

_OPERAND = "a figure, a number or a bracket"
_BETWEEN = "put + - * or / between them"
_OPERANDS = frozenset({TokenKind.NUMBER, TokenKind.WORD, TokenKind.LABEL, TokenKind.OPEN})
_RUN = re.compile(r"[0-9]+(?:[.,'’_\s]?[0-9]+)*\.?")
_LOGIC = frozenset({"and", "or", "not"})
_ONE_COMPARISON = "one comparison is possible, put a second if() inside the first"
_LONGEST_NAME = 8  # words tried together as one name

_CHARACTERS = {
    ";": "write a comma between the values of a function",
    ".": "a point stands only inside a number, as in 1.5",
    "'": "text stands in double quotes",
    "’": "text stands in double quotes",
    "]": "a name in square brackets begins with [",
    "{": "use round brackets",
    "}": "use round brackets",
    "&": _ONE_COMPARISON,
    "|": _ONE_COMPARISON,
    ":": "divide with /",
    "\\": "divide with /",
    "²": "write ^2",
    "³": "write ^3",
    "√": "write sqrt(x)",
}


def _error(problem: FormulaProblem, token: Token, found: str = "", expected: str = "") -> FormulaError:
    return FormulaError(problem, token.start, token.end, found=found or token.text, expected=expected)


def leading_equals(token: Token) -> FormulaError:
    return _error(FormulaProblem.UNEXPECTED, token, "the = at the start", "a formula begins with its first figure")


def no_operand(tokens: list[Token], at: int) -> FormulaError:
    """A token where a value should begin."""
    token = tokens[at]
    meaningless = _meaningless(token)
    if meaningless:
        return meaningless
    if token.kind is TokenKind.CLOSE and at == 0:
        return _error(FormulaProblem.UNOPENED, token)
    if token.text == "*" == tokens[at - 1].text and token.start == tokens[at - 1].end:
        return _error(FormulaProblem.UNEXPECTED, token, "the second *", "write ^ for a power")
    return _error(FormulaProblem.EXPECTED, token, _between(tokens, at), _OPERAND)


def _between(tokens: list[Token], at: int) -> str:
    before = tokens[at - 1].text if at else ""
    after = tokens[at].text
    if before == "(" and after == ")":
        return "between the brackets"
    if not after:
        return f"after {before}, where the formula ends"
    return f"between {before} and {after}" if before else f"before {after}"


def stray(text: str, known: Names, tokens: list[Token], at: int, in_arguments: bool) -> FormulaError:
    """A token after a finished value that neither joins it to another nor ends it."""
    token, before = tokens[at], tokens[at - 1]
    if token.kind is TokenKind.COMMA:
        return _comma(text, tokens, at)
    if token.kind is TokenKind.CLOSE:
        return _error(FormulaProblem.UNOPENED, token)
    if token.kind is TokenKind.COMPARISON:
        return _error(FormulaProblem.COMPARISON, token, expected=FUNCTIONS["if"].usage)
    if token.value.lower() in _LOGIC:
        return _error(FormulaProblem.UNEXPECTED, token, expected=_ONE_COMPARISON)
    if token.kind in _OPERANDS:
        return _side_by_side(text, known, before, token, in_arguments)
    meaningless = _meaningless(token)
    return meaningless or _error(FormulaProblem.UNEXPECTED, token)


def _comma(text: str, tokens: list[Token], at: int) -> FormulaError:
    before, token, after = tokens[at - 1 : at + 2]
    touching = before.end == token.start and token.end == after.start
    if touching and before.kind is after.kind is TokenKind.NUMBER:
        return number_run(text, before)
    return _error(FormulaProblem.UNEXPECTED, token, "the comma", "a comma stands only between the values of a function")


def _side_by_side(text: str, known: Names, before: Token, token: Token, in_arguments: bool) -> FormulaError:
    if before.kind is token.kind is TokenKind.NUMBER:
        run = _RUN.match(text, before.start)
        if run and re.fullmatch(r"[0-9]{1,3}(\s[0-9]{3})+", run[0]):
            return number_run(text, before)
        expected = _BETWEEN + (", or a comma if they are two values" if in_arguments else "")
        return _error(FormulaProblem.NO_OPERATOR, token, f"the numbers {before.text} and {token.text}", expected)
    error = _error(FormulaProblem.NO_OPERATOR, token, f"{before.text} and {token.text}", _BETWEEN)
    both = known.labelled(f"{before.value} {token.value}") or known.labelled(f"{before.value}_{token.value}")
    if both:
        error = FormulaError(
            FormulaProblem.NO_OPERATOR,
            before.start,
            token.end,
            found=error.found,
            expected=error.expected,
            suggestion=both[0],
            suggestion_label=known.label(both[0]),
        )
    return error


def _meaningless(token: Token) -> FormulaError | None:
    """Tokens that are wrong wherever they stand outside their own place."""
    match token.kind:
        case TokenKind.TEXT:
            return _error(
                FormulaProblem.TEXT, token, expected="names with spaces stand in square brackets: [Net sales]"
            )
        case TokenKind.UNCLOSED:
            closing = {"[": "]", '"': '"'}.get(token.text[0], "”")
            return FormulaError(
                FormulaProblem.UNCLOSED_TEXT, token.start, token.end, found=token.text, expected=closing
            )
        case TokenKind.PERCENT:
            return _error(FormulaProblem.UNEXPECTED, token, "%", "it follows a number directly, as in 5 %")
        case TokenKind.UNKNOWN:
            return _unknown_character(token)
    return None


def _unknown_character(token: Token) -> FormulaError:
    hint = _CHARACTERS.get(token.text)
    if hint is None:
        hint = "currencies are not written" if token.text in "$€£¥" else "leave it out"
    return _error(FormulaProblem.UNKNOWN_CHARACTER, token, expected=hint)


def continues_number(token: Token) -> bool:
    """Whether a token that touches a number was meant as part of it."""
    return (
        token.kind is TokenKind.NUMBER
        or (token.kind is TokenKind.UNKNOWN and token.text in ".'’")
        or (token.kind is TokenKind.WORD and re.fullmatch(r"_[0-9_]*", token.text) is not None)
    )


def number_run(text: str, token: Token) -> FormulaError:
    """Digits with separators between them: a decimal comma, thousands, or neither."""
    run = _RUN.match(text, token.start)
    written = run[0] if run else token.text
    place = Token(TokenKind.NUMBER, written, token.start, token.start + len(written), written)
    groups, marks = re.split(r"[^0-9]", written), re.findall(r"[^0-9]", written)
    in_threes = len(groups[0]) <= 3 and all(len(group) == 3 for group in groups[1:])
    if len(marks) == 1 and marks[0] == ",":
        decimal = f"{groups[0]}.{groups[1]}"
        if in_threes and groups[0] != "0":
            return _error(
                FormulaProblem.THOUSANDS, place, expected=f"{''.join(groups)}, or {decimal} if it is a decimal comma"
            )
        return _error(FormulaProblem.DECIMAL_COMMA, place, expected=decimal)
    if marks and in_threes and len(set(marks)) == 1 and (len(marks) > 1 or marks[0] not in ".,"):
        return _error(FormulaProblem.THOUSANDS, place, expected="".join(groups))
    if len(marks) > 1 and marks[-1] in ".," and marks[-1] not in marks[:-1] and groups[-1]:
        return _error(FormulaProblem.THOUSANDS, place, expected=f"{''.join(groups[:-1])}.{groups[-1]}")
    return _error(FormulaProblem.BAD_NUMBER, place, expected="write digits with at most one point, as in 1250.5")


def inexact_number(token: Token, digits: int) -> FormulaError:
    return _error(FormulaProblem.BAD_NUMBER, token, expected=f"write at most {digits} digits, not too large or small")


def not_a_function(known: Names, token: Token) -> FormulaError:
    """A name in front of a bracket that is no function."""
    if known.id(token.value) is not None:
        return _error(FormulaProblem.NOT_A_FUNCTION, token, expected="put * or another sign before the bracket")
    near = nearest_function(token.value)
    return FormulaError(
        FormulaProblem.UNKNOWN_FUNCTION,
        token.start,
        token.end,
        found=token.text,
        suggestion=near,
        suggestion_label=FUNCTIONS[near].description if near else "",
    )


def unknown_word(known: Names, tokens: list[Token], at: int) -> FormulaError:
    """A word that is neither a figure nor a KPI."""
    token = tokens[at]
    function = FUNCTIONS.get(token.value.lower())
    if function is not None:
        return _error(FormulaProblem.NEEDS_BRACKETS, token, expected=function.usage)
    if token.value.lower() in _LOGIC:
        return _error(FormulaProblem.UNEXPECTED, token, expected=_ONE_COMPARISON)
    words = [token]
    while len(words) < _LONGEST_NAME and tokens[at + len(words)].kind is TokenKind.WORD:
        words.append(tokens[at + len(words)])
    for count in range(len(words), 1, -1):
        together = " ".join(word.value for word in words[:count])
        found = known.labelled(together) or known.labelled(together.replace(" ", "_"))
        if found:
            return _unknown_name(known, token.start, words[count - 1].end, together, found[0])
    if len(words) > 1 and (near := known.nearest(f"{token.value} {words[1].value}")):
        return _unknown_name(known, token.start, words[1].end, f"{token.value} {words[1].value}", near)
    return _unknown_name(known, token.start, token.end, token.text, known.nearest(token.value))


def unknown_label(known: Names, token: Token, found: tuple[str, ...]) -> FormulaError:
    """A name in square brackets that belongs to nothing or to several."""
    if not token.value:
        return _error(FormulaProblem.EXPECTED, token, "between [ and ]", "a name")
    if found:
        return _error(FormulaProblem.AMBIGUOUS_NAME, token, token.value, " and ".join(found))
    return _unknown_name(known, token.start, token.end, token.value, known.nearest(token.value))


def _unknown_name(known: Names, start: int, end: int, found: str, near: str) -> FormulaError:
    return FormulaError(
        FormulaProblem.UNKNOWN_NAME,
        start,
        end,
        found=found,
        expected=_OPERAND,
        suggestion=near,
        suggestion_label=known.label(near) if near else "",
    )


def wrong_count(function: Function, token: Token, end: int, count: int | None, text: str) -> FormulaError:
    """A function with too few or too many values; ``count`` None means more than it takes."""
    given = {None: "more", 0: "there is none"}.get(count, str(count))
    found = f"{function.name} takes {function.arity}, {'' if count == 0 else 'here are '}{given}"
    if count == 1:
        found = f"{function.name} takes {function.arity}, here is 1"
    comma = re.search(r"[0-9]+,[0-9]+", text[token.start : end])
    advice = f"{function.usage}, {function.description}"
    if comma:
        advice += f" (and {comma[0].replace(',', '.')} with a point if {comma[0]} is one number)"
    return FormulaError(FormulaProblem.WRONG_ARGUMENTS, token.start, end, found=found, expected=advice)


def needs_text(tokens: list[Token], at: int, function: Function, wanted: str) -> FormulaError:
    token = tokens[at]
    if token.kind is TokenKind.UNCLOSED:
        return _meaningless(token) or _error(FormulaProblem.NEEDS_TEXT, token)
    return _error(FormulaProblem.NEEDS_TEXT, token, f"{function.name}()", wanted)
