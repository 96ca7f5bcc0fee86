"""All indicators of a business with their formulas read, checked and put in order."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from kpidesk.domain.indicator import Indicator, Kind, Unit
from kpidesk.domain.segment import SegmentKind
from kpidesk.formula import graph, growth, nature, units
from kpidesk.formula.errors import FormulaError, FormulaProblem
from kpidesk.formula.names import Names
from kpidesk.formula.nature import Nature
from kpidesk.formula.nodes import At, Name, Node, names, walk
from kpidesk.formula.parser import LONGEST, parse
from kpidesk.formula.read_checks import ReadChecks
from kpidesk.formula.sizes import Sizes
from kpidesk.formula.undefined import Condition, undefined_when
from kpidesk.formula.units import UnitConflict
from kpidesk.formula.writing import canonical

_MOST_LINKS = 20  # of a circle that are named


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula that was read. ``focus`` is the kind in ``at(x, channel)``: the formula then needs such a segment."""

    node: Node
    uses: frozenset[str]
    focus: SegmentKind | None = None
    names_segment: bool = False  # it contains at(x, "name")

    @property
    def in_order(self) -> list[str]:
        """The ids it uses, as they come in the text."""
        return list(dict.fromkeys(part.id for part in walk(self.node) if isinstance(part, Name)))


@dataclass(frozen=True, slots=True)
class Checked:
    """What is known about a formula that can be used.

    ``unit`` is None when the formula does not tell; ``conflicts`` are sums of different things, to be pointed out.
    ``undefined_when`` lists what the formula itself divides by, takes roots of and the like.
    """

    canonical: str
    formula: Formula
    unit: Unit | None
    conflicts: tuple[UnitConflict, ...]
    nature: Nature
    undefined_when: tuple[Condition, ...]
    segment_kinds: frozenset[SegmentKind]
    replacing: str = ""

    @property
    def node(self) -> Node:
        return self.formula.node

    @property
    def uses(self) -> frozenset[str]:
        return self.formula.uses


class Definitions:
    """Immutable. Raises FormulaError, with ``indicator`` set, for the first formula that cannot be used."""

    def __init__(self, indicators: Mapping[str, Indicator], read: Mapping[str, Formula] | None = None) -> None:
        """``read`` holds formulas that were read before and have not changed."""
        self.indicators: dict[str, Indicator] = dict(indicators)
        self.names = Names(self.indicators)
        self._formulas = self._read(read or {})
        self._uses = {id_: self._formulas[id_].uses if id_ in self._formulas else frozenset() for id_ in indicators}
        if chain := graph.circle(self._uses):
            raise _circular(chain)
        self.order: tuple[str, ...] = graph.in_order(self._uses)
        nodes = {id_: formula.node for id_, formula in self._formulas.items()}
        self._sizes = Sizes(self.order, nodes, self._uses)

    def formula(self, indicator: str) -> Formula | None:
        """None for an input figure and for one that is computed otherwise (`Kind.MODEL`)."""
        return self._formulas.get(indicator)

    def uses(self, indicator: str) -> frozenset[str]:
        """The ids that its formula names."""
        return self._uses[indicator]

    def inputs_of(self, indicator: str) -> frozenset[str]:
        """The typed figures it comes down to, itself when it is one. Weights of means are not among them."""
        if indicator in self._inputs:
            return frozenset({indicator})
        return graph.reachable((indicator,), self._uses) & self._inputs

    def followers(self, indicator: str) -> frozenset[str]:
        """Everything that can change when this changes: formulas, filled figures, means weighted by it."""
        return graph.reachable((indicator,), self._users)

    def dependents_of(self, indicator: str) -> frozenset[str]:
        """The indicators that name it, in a formula, as weight or to fill a blank: it cannot go while they stay."""
        return self._users.get(indicator, frozenset()) - {indicator}

    def nature(self, indicator: str) -> Nature:
        return self._natures[indicator]

    def grows(self, indicator: str) -> bool:
        """Whether its value is larger in a longer period by nature, though its months do not simply add up.

        Customers lost over customers at the start is one: no goal for a month can be held against a quarter of it.
        """
        return self._powers[indicator] != 0.0

    def unit(self, indicator: str) -> Unit | None:
        """The unit that its formula suggests, None when it does not tell; of an input figure its own."""
        formula = self._formulas.get(indicator)
        return units.infer(formula.node, self._unit_of).unit if formula else self.indicators[indicator].unit

    def segment_kinds(self, indicator: str) -> frozenset[SegmentKind]:
        """The kinds of segment for which it has values."""
        return self._kinds[indicator]

    def depth(self, indicator: str) -> int:
        """Levels of its formula with everything it uses written out; 1 for an input figure."""
        return self._sizes.depth(indicator)

    def below(self, indicator: str) -> list[str]:
        """Everything it follows from, each after what it follows from itself."""
        below = graph.reachable((indicator,), self._uses)
        return [id_ for id_ in self.order if id_ in below]

    def label(self, indicator: str) -> str:
        return self.indicators[indicator].name

    @cached_property
    def labels(self) -> dict[str, str]:
        """The shortest clear wording of every id."""
        return {id_: indicator.name for id_, indicator in self.indicators.items()}

    def check(self, text: str, replacing: str | None = None) -> Checked:
        """Read a formula for the indicator ``replacing`` (None: a new one). Raises FormulaError."""
        formula = _formula(parse(text, self.names))
        written = canonical(formula.node)
        if len(written) > LONGEST:
            raise FormulaError(FormulaProblem.TOO_LONG, found=f"{len(written):,}", expected=f"at most {LONGEST:,}")
        if replacing is not None:
            self._refuse_circle(replacing, formula)
        self._sizes.refuse_too_large(formula.node, formula.uses)
        return Checked(
            canonical=written,
            formula=formula,
            unit=units.infer(formula.node, self._unit_of).unit,
            conflicts=units.infer(formula.node, self._unit_of).conflicts,
            nature=nature.of_formula(formula.node, self.nature),
            undefined_when=undefined_when(formula.node, self.labels),
            segment_kinds=self._kinds_of(formula, self._kinds),
            replacing=replacing or "",
        )

    def with_changes(self, changed: Mapping[str, Indicator | None]) -> "Definitions":
        """New definitions with these indicators added, replaced or (None) taken out.

        Only their formulas are read again. Raises FormulaError when one cannot be used or a name that is still in
        use would go.
        """
        indicators = dict(self.indicators)
        for id_, indicator in changed.items():
            if indicator is None:
                indicators.pop(id_, None)
            else:
                indicators[id_] = indicator
        kept = {
            id_: formula
            for id_, formula in self._formulas.items()
            if id_ in indicators
            and indicators[id_].formula == self.indicators[id_].formula
            and formula.uses <= indicators.keys()
        }
        return Definitions(indicators, kept)

    @cached_property
    def checks(self) -> ReadChecks:
        """What the typed figures are held against."""
        return ReadChecks(self)

    @cached_property
    def _inputs(self) -> frozenset[str]:
        return frozenset(id_ for id_, indicator in self.indicators.items() if indicator.kind is Kind.INPUT)

    @cached_property
    def _users(self) -> dict[str, frozenset[str]]:
        edges = dict(self._uses)
        for id_, indicator in self.indicators.items():
            others = {*indicator.filled_from, indicator.weight} - {""}
            if others:
                edges[id_] = edges[id_] | others
        return graph.turned(edges)

    @cached_property
    def _natures(self) -> dict[str, Nature]:
        found: dict[str, Nature] = {}
        for id_ in self.order:
            formula = self._formulas.get(id_)
            if formula:
                found[id_] = nature.of_formula(formula.node, found.__getitem__)
            else:
                indicator = self.indicators[id_]
                found[id_] = Nature.RATE if indicator.kind is Kind.MODEL else nature.of_input(indicator)
        return found

    @cached_property
    def _powers(self) -> dict[str, float | None]:
        found: dict[str, float | None] = {}
        for id_ in self.order:
            formula = self._formulas.get(id_)
            known = found.__getitem__
            found[id_] = growth.of_formula(formula.node, known) if formula else growth.of_input(self.indicators[id_])
        return found

    @cached_property
    def _kinds(self) -> dict[str, frozenset[SegmentKind]]:
        found: dict[str, frozenset[SegmentKind]] = {}
        for id_ in self.order:
            formula = self._formulas.get(id_)
            indicator = self.indicators[id_]
            own = frozenset() if indicator.kind is Kind.MODEL else indicator.segment_kinds
            found[id_] = self._kinds_of(formula, found) if formula else own
        return found

    @staticmethod
    def _kinds_of(formula: Formula, known: Mapping[str, frozenset[SegmentKind]]) -> frozenset[SegmentKind]:
        if formula.names_segment and formula.focus is None:
            return frozenset()
        read = _read_by_segment(formula.node) if formula.focus else formula.uses
        kinds = [known[id_] for id_ in read]
        common = frozenset.intersection(*kinds) if kinds else frozenset()
        return common & {formula.focus} if formula.focus else common

    def _unit_of(self, indicator: str) -> Unit:
        return self.indicators[indicator].unit

    def _read(self, known: Mapping[str, Formula]) -> dict[str, Formula]:
        formulas: dict[str, Formula] = {}
        for id_, indicator in self.indicators.items():
            if indicator.kind not in {Kind.HELPER, Kind.KPI}:
                continue
            try:
                formulas[id_] = known.get(id_) or _formula(parse(indicator.formula, self.names))
            except FormulaError as error:
                raise error.of(id_) from None
        return formulas

    def _refuse_circle(self, replacing: str, formula: Formula) -> None:
        uses = {**self._uses, replacing: formula.uses}
        if chain := graph.circle({replacing: formula.uses, **uses}):
            raise _circular(chain)


def _formula(node: Node) -> Formula:
    kinds = [part for part in walk(node) if isinstance(part, At)]
    focused = [part for part in kinds if part.kind is not None]
    for part in focused[1:]:
        if part.kind is not focused[0].kind:
            raise FormulaError(
                FormulaProblem.MIXED_SEGMENTS,
                part.start,
                part.end,
                found=f"the formula looks at one {focused[0].kind} and at one {part.kind}",
                expected="only one kind can be looked at; name the other one in quotes",
            )
    for outer in kinds:
        inner = next((part for part in walk(outer.operand) if isinstance(part, At)), None)
        if inner:
            raise FormulaError(
                FormulaProblem.MIXED_SEGMENTS,
                inner.start,
                inner.end,
                found="this at() stands inside another at()",
                expected="a figure is split once; take one of them out",
            )
    focus = focused[0].kind if focused else None
    return Formula(node, names(node), focus, len(focused) < len(kinds))


def _read_by_segment(node: Node) -> frozenset[str]:
    """The names inside ``at(x, channel)``."""
    read = [names(part.operand) for part in walk(node) if isinstance(part, At) and part.kind is not None]
    return frozenset().union(*read)


def _circular(chain: tuple[str, ...]) -> FormulaError:
    links = [f"{user} uses {used}" for user, used in pairwise(chain)]
    if len(links) > _MOST_LINKS:
        links = [*links[: _MOST_LINKS - 1], "and so on", links[-1]]
    return FormulaError(FormulaProblem.CIRCULAR, found=", ".join(links), chain=chain)
