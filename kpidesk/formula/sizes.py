"""How large formulas become with everything they use written out: levels, and steps to work one out."""

from collections.abc import Iterable, Mapping

from kpidesk.formula import effort
from kpidesk.formula.errors import FormulaError, FormulaProblem
from kpidesk.formula.nodes import Name, Node, children

DEEPEST_EXPANDED = 200
"""Levels of a formula with everything it uses written out."""


class Sizes:
    """Of all formulas of a business. Raises FormulaError, with ``indicator`` set, for the first that is too large."""

    def __init__(self, order: Iterable[str], nodes: Mapping[str, Node], uses: Mapping[str, frozenset[str]]) -> None:
        """``order``: every id after the ids that its formula uses."""
        self._nodes, self._uses = nodes, uses
        self._depths: dict[str, int] = {}
        self._steps: dict[str, int] = {}
        for id_ in order:
            node = nodes.get(id_)
            self._depths[id_] = 1 + self._depth(node) if node else 1
            try:
                self._steps[id_] = self._sound_steps(node, uses[id_]) if node else 0
            except FormulaError as error:
                raise error.of(id_) from None

    def depth(self, indicator: str) -> int:
        """Levels of its formula; 1 for an input figure."""
        return self._depths[indicator]

    def refuse_too_large(self, node: Node, uses: frozenset[str]) -> None:
        """Raise FormulaError for a formula that would come on top of these; ``uses`` are the ids in it."""
        self._sound_steps(node, uses)

    def _sound_steps(self, node: Node, uses: frozenset[str]) -> int:
        """Only a formula with very many is counted as the evaluator goes through it."""
        if 1 + self._depth(node) > DEEPEST_EXPANDED:
            raise self._too_deep(uses)
        written_out = effort.written_out(node, self._steps)
        if written_out > effort.MOST_STEPS and effort.steps(node, self._nodes) > effort.MOST_STEPS:
            part = effort.heaviest(node, self._steps)
            most = f"{effort.MOST_STEPS:,}"
            raise FormulaError(FormulaProblem.TOO_MANY_STEPS, part.start, part.end, expected=most)
        return written_out

    def _depth(self, node: Node) -> int:
        if isinstance(node, Name):
            return 1 + self._depths[node.id]
        return 1 + max((self._depth(part) for part in children(node)), default=0)

    def _too_deep(self, uses: frozenset[str]) -> FormulaError:
        chain: list[str] = []
        while uses:
            deepest = max(sorted(uses), key=self._depths.__getitem__)
            chain.append(deepest)
            uses = self._uses[deepest]
        return FormulaError(
            FormulaProblem.TOO_DEEP,
            expected=f"{DEEPEST_EXPANDED:,}",
            found=f" with what it uses ({', '.join(chain)})",
            chain=tuple(chain),
        )
