"""Writes a formula's tree back as text: canonical for the file, with labels for the owner."""

from collections.abc import Callable, Mapping

from kpidesk.formula.nodes import (
    At,
    Call,
    Comparison,
    Name,
    Negative,
    Node,
    Number,
    Power,
    Product,
    Stated,
    Sum,
)

_BINDING: dict[type, int] = {Sum: 1, Product: 2, Negative: 3, Power: 4}
_ATOM = 5


def canonical(node: Node) -> str:
    """The stored text: ids, ``.`` in numbers, ``,`` between values. Reading it gives an equal tree."""
    return _write(node, lambda id_: id_, ".", ", ")


def show(node: Node, labels: Mapping[str, str], decimal: str = ".") -> str:
    """The text with labels and the owner's decimal mark.

    A label stands in square brackets where its own signs could be taken for the formula's; a formula that is nothing
    but one name shows the label alone. With a decimal comma, values of a function are separated by semicolons.
    """
    if isinstance(node, Name):
        return labels.get(node.id, node.id)
    return _write(node, lambda id_: _bracketed(labels.get(id_, id_)), decimal, "; " if decimal == "," else ", ")


def substituted(node: Node, name: Callable[[str], str], decimal: str = ".") -> str:
    """The text with whatever ``name`` gives for an id, put in brackets when it begins with a minus sign."""
    return _write(
        node,
        lambda id_: f"({name(id_)})" if name(id_)[:1] in "-−" else name(id_),
        decimal,
        "; " if decimal == "," else ", ",
    )


def _bracketed(label: str) -> str:
    plain = all(letter.isalnum() or letter in " _'’&%€$£." for letter in label)
    return label if plain else f"[{label}]"


def number(amount: float, decimal: str = ".") -> str:
    """The shortest digits that give the number back."""
    text = repr(amount)
    return text.removesuffix(".0").replace(".", decimal)


def _write(node: Node, name: Callable[[str], str], decimal: str, comma: str) -> str:
    def text(part: Node, binding: int) -> str:
        written = plain(part)
        return f"({written})" if _BINDING.get(type(part), _ATOM) <= binding else written

    def chain(operands: tuple[Node, ...], operators: str, binding: int) -> str:
        rest = "".join(f" {sign} {text(part, binding)}" for sign, part in zip(operators, operands[1:], strict=True))
        return text(operands[0], binding) + rest

    def plain(part: Node) -> str:
        match part:
            case Number():
                return number(part.amount, decimal) + (" %" if part.percent else "")
            case Name():
                return name(part.id)
            case Sum():
                return chain(part.operands, part.operators, _BINDING[Sum])
            case Product():
                return chain(part.operands, part.operators, _BINDING[Product])
            case Negative():
                return "-" + text(part.operand, _BINDING[Product])
            case Power():
                return f"{text(part.base, _BINDING[Power])}^{text(part.exponent, _BINDING[Product])}"
            case Comparison():
                return f"{plain(part.left)} {part.operator} {plain(part.right)}"
            case Call():
                return f"{part.function}({comma.join(plain(argument) for argument in part.arguments)})"
            case At():
                return f"at({plain(part.operand)}{comma}{part.kind or quoted(part.segment)})"
            case Stated():
                return f"none({quoted(part.reason)})"

    return plain(node)


def quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'
