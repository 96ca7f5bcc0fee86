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


Leaf = Callable[[Node], str | None]
"""What to write for a node as a whole; None where its parts are written."""


def canonical(node: Node) -> str:
    """The stored text: ids, ``.`` in numbers, ``,`` between values. Reading it gives an equal tree."""
    return write(node, lambda part: part.id if isinstance(part, Name) else None)


def show(node: Node, labels: Mapping[str, str], decimal: str = ".") -> str:
    """The text with labels and the owner's decimal mark.

    A label stands in square brackets where its own signs could be taken for the formula's; a formula that is nothing
    but one name shows the label alone. With a decimal comma, values of a function are separated by semicolons.
    """
    if isinstance(node, Name):
        return labels.get(node.id, node.id)
    return write(node, labelled(labels), decimal)


def labelled(labels: Mapping[str, str]) -> Leaf:
    """Write names with their labels."""
    return lambda part: _bracketed(labels.get(part.id, part.id)) if isinstance(part, Name) else None


def _bracketed(label: str) -> str:
    plain = all(letter.isalnum() or letter in " _'’&€$£." for letter in label)
    return label if plain else f"[{label}]"


def number(amount: float, decimal: str = ".") -> str:
    """The shortest digits that give the number back."""
    return repr(float(amount)).removesuffix(".0").replace(".", decimal)


def quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def write(node: Node, leaf: Leaf, decimal: str = ".") -> str:
    """The text of a tree, with as few brackets as its meaning needs; ``leaf`` may write any part in its own way."""
    return _Writer(leaf, decimal).text(node, 0)


class _Writer:
    def __init__(self, leaf: Leaf, decimal: str) -> None:
        self._leaf, self._decimal = leaf, decimal
        self._comma = "; " if decimal == "," else ", "

    def text(self, node: Node, binding: int) -> str:
        """The part, in brackets unless it binds tighter than ``binding``."""
        whole = self._leaf(node)
        if whole is not None:
            return f"({whole})" if binding and whole.startswith("-") else whole
        return f"({self._plain(node)})" if _BINDING.get(type(node), _ATOM) <= binding else self._plain(node)

    def _plain(self, node: Node) -> str:
        match node:
            case Number():
                return number(node.amount, self._decimal) + (" %" if node.percent else "")
            case Name():
                return node.id
            case Sum() | Product():
                return self._chain(node, _BINDING[type(node)])
            case Negative():
                return "-" + self.text(node.operand, _BINDING[Product])
            case Power():
                return f"{self.text(node.base, _BINDING[Power])}^{self.text(node.exponent, _BINDING[Product])}"
            case Comparison():
                return f"{self.text(node.left, 0)} {node.operator} {self.text(node.right, 0)}"
            case Call():
                return f"{node.function}({self._comma.join(self.text(argument, 0) for argument in node.arguments)})"
            case At():
                return f"at({self.text(node.operand, 0)}{self._comma}{node.kind or quoted(node.segment)})"
            case Stated():
                return f"none({quoted(node.reason)})"

    def _chain(self, node: Sum | Product, binding: int) -> str:
        first, *rest = (self.text(operand, binding) for operand in node.operands)
        return first + "".join(f" {sign} {text}" for sign, text in zip(node.operators, rest, strict=True))
