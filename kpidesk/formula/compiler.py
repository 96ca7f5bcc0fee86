"""Turns a formula's tree into one Python function over whole columns.

The text that Python compiles is written here from our own tree: numbers by ``repr``, signs, and names of ours. Nothing
the owner typed gets into it. In a column NaN stands for "no value": it passes through arithmetic by itself, and it
never leaves the formula module.
"""

import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, Generic, TypeVar

from kpidesk.domain.segment import Segment
from kpidesk.formula.arithmetic import FUNCTIONS, or_nan
from kpidesk.formula.nodes import At, Call, Comparison, Name, Negative, Node, Number, Power, Product, Sum

Source = TypeVar("Source")
ColumnFunction = Callable[..., list[float]]

_TOP = repr(sys.float_info.max)
_DEEPEST = 12  # below this many levels a part becomes a column of its own: Python's parser has limits, too
_NAMES: dict[str, Any] = {name: or_nan(function) for name, function in FUNCTIONS.items() if name != "^"}
_NAMES |= {"abs": abs, "power": or_nan(FUNCTIONS["^"]), "nan": float("nan"), "zip": zip, "__builtins__": {}}
WHOLE = Call("whole", ())
"""Stands for the column that takes growth away from months that still run; nobody can type it."""
_COMPARISONS = {"=": "==", "<>": "!="}


@dataclass(frozen=True, slots=True)
class View:
    """From where a node looks at the columns.

    ``segment`` and ``focus`` as in the evaluator's `Scene`; ``back`` is how many months earlier; with ``to_date``
    values are those from the start of the business year.
    """

    segment: Segment | None = None
    focus: Segment | None = None
    back: int = 0
    to_date: bool = False
    owner: str = ""

    @property
    def now(self) -> "View":
        """The same without looking back."""
        return replace(self, back=0) if self.back else self

    def earlier(self, months: int) -> "View":
        return replace(self, back=self.back + months)


class Translator(Generic[Source]):
    """Writes one formula. ``sources`` are the columns that the function takes, each as often as it is looked at.

    ``read`` gives the column for a node that cannot be written as arithmetic; ``segment`` the one that an `At` means,
    None when there is none; ``is_typed`` whether figures are typed for an id and segment.
    """

    def __init__(
        self,
        read: Callable[[Node, View], Source],
        segment: Callable[[At], Segment | None],
        is_typed: Callable[[str, Segment | None], bool],
    ) -> None:
        self._read, self._segment, self._is_typed = read, segment, is_typed
        self.sources: list[Source] = []
        self._places: dict[Source, int] = {}
        self._kept = 0

    def function(self, node: Node, view: View) -> ColumnFunction:
        """The compiled formula: takes its sources as lists of one length, or that length when it has none."""
        return compiled(self.text(node, view, 0), len(self.sources))

    def text(self, node: Node, view: View, depth: int) -> str:
        """The Python expression for one month."""
        if depth > _DEEPEST and not isinstance(node, Number | Name):
            return self._column(node, view)
        match node:
            case Number():
                return repr(node.value)
            case Name():
                return self._column(node, view)
            case Negative():
                return f"(-{self.text(node.operand, view, depth + 1)})"
            case Sum():
                return f"({self._chain(node, view, depth)})"
            case Product():
                return self._product(node, view, depth)
            case Power():
                base, exponent = (self.text(part, view, depth + 1) for part in (node.base, node.exponent))
                return f"power({base}, {exponent})"
            case At():
                return self._at(node, view, depth)
            case Call():
                return self._call(node, view, depth)
        return "nan"

    def _column(self, node: Node, view: View) -> str:
        """The variable for a column that is read."""
        source = self._read(node, view)
        if source not in self._places:
            self._places[source] = len(self.sources)
            self.sources.append(source)
        return f"v{self._places[source]}"

    def _keep(self, text: str) -> tuple[str, str]:
        """A name for a result that is needed twice, and the text that gives it the name."""
        self._kept += 1
        return f"t{self._kept}", f"(t{self._kept} := {text})"

    def _chain(self, node: Sum | Product, view: View, depth: int) -> str:
        first, *rest = (self.text(operand, view, depth + 1) for operand in node.operands)
        return first + "".join(f" {sign} {text}" for sign, text in zip(node.operators, rest, strict=True))

    def _product(self, node: Product, view: View, depth: int) -> str:
        texts = [self.text(operand, view, depth + 1) for operand in node.operands]
        conditions = []
        for place, sign in enumerate(node.operators, 1):
            divisor = node.operands[place]
            if sign == "/" and not (isinstance(divisor, Number) and divisor.value):
                texts[place], condition = self._nonzero(texts[place])
                conditions.append(condition)
        chain = texts[0] + "".join(f" {sign} {text}" for sign, text in zip(node.operators, texts[1:], strict=True))
        return f"({chain} if {' and '.join(conditions)} else nan)" if conditions else f"({chain})"

    def _nonzero(self, text: str) -> tuple[str, str]:
        """A divisor and the condition for using it: what is worked out may be 0 or have grown too large."""
        if text.isalnum():
            return text, text
        name, kept = self._keep(text)
        return name, f"{kept} and -{_TOP} <= {name} <= {_TOP}"

    def _finite(self, text: str) -> tuple[str, str]:
        """A compared value and the condition that there is one."""
        if text.isalnum():
            return text, f"{text} == {text}"
        name, kept = self._keep(text)
        return name, f"-{_TOP} <= {kept} <= {_TOP}"

    def _at(self, node: At, view: View, depth: int) -> str:
        segment = view.focus if node.kind is not None else self._segment(node)
        return "nan" if segment is None else self.text(node.operand, replace(view, segment=segment), depth + 1)

    def _call(self, node: Call, view: View, depth: int) -> str:
        name, arguments = node.function, node.arguments
        if name == "if":
            return self._if(node, view, depth)
        if name == "ytd":
            return self.text(arguments[0], replace(view, to_date=True), depth + 1)
        if name == "yago":
            return self.text(arguments[0], view.earlier(12), depth + 1)
        if name in FUNCTIONS:
            texts = (self.text(argument, view, depth + 1) for argument in arguments)
            return f"{name}({', '.join(texts)})"
        if name == "nz" and isinstance(arguments[0], Name) and self._is_typed(arguments[0].id, view.segment):
            return self._nz(node, view)
        if view.to_date or name not in {"prev", "change", "pchange"}:
            return self._column(node, view)
        return self._before(node, view, depth)

    def _nz(self, node: Call, view: View) -> str:
        if view.to_date:
            return self._column(node, view)
        column = self._column(node.arguments[0], view)
        return f"({column} if {column} == {column} else 0.0)"

    def _before(self, node: Call, view: View, depth: int) -> str:
        """`prev` is the same one month earlier; the two changes look at both."""
        argument = node.arguments[0]
        if node.function == "prev":
            return self.text(argument, view.earlier(1), depth + 1)
        now, before = self._column(argument, view), self._column(argument, view.earlier(1))
        if node.function == "change":
            return f"({now} - {before})"
        whole = self._column(WHOLE, view)
        return f"(({now} - {before}) / abs({before}) * {whole} if {before} else nan)"

    def _if(self, node: Call, view: View, depth: int) -> str:
        condition = node.arguments[0]
        assert isinstance(condition, Comparison)  # the parser lets nothing else in
        left, left_there = self._finite(self.text(condition.left, view, depth + 1))
        right, right_there = self._finite(self.text(condition.right, view, depth + 1))
        then, otherwise = (self.text(part, view, depth + 1) for part in node.arguments[1:])
        sign = _COMPARISONS.get(condition.operator, condition.operator)
        chosen = f"{then} if {left} {sign} {right} else {otherwise}"
        return f"(({chosen}) if {left_there} and {right_there} else nan)"


def column_text(expression: str, count: int) -> str:
    """The Python function for an expression over ``count`` columns ``v0``, ``v1``, ..."""
    names = ", ".join(f"v{place}" for place in range(count))
    if count == 0:
        return f"def column(v0):\n    return [{expression}] * v0\n"
    if expression == "v0":
        return "def column(v0):\n    return v0\n"
    columns = names if count == 1 else f"zip({names})"
    return f"def column({names}):\n    return [{expression} for {names} in {columns}]\n"


@lru_cache(maxsize=4096)
def compiled(expression: str, count: int) -> ColumnFunction:
    """Formulas of one shape share one function."""
    namespace = dict(_NAMES)
    exec(compile(column_text(expression, count), "<formula>", "exec"), namespace)
    function: ColumnFunction = namespace["column"]
    return function
