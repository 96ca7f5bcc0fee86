"""What is wrong with a formula: the kind of mistake, its place, and one sentence with the remedy."""

from enum import StrEnum

from kpidesk.domain.refusal import Refusal


class FormulaProblem(StrEnum):
    EMPTY = "empty"
    TOO_LONG = "too long"
    TOO_DEEP = "too deep"
    TOO_MANY_PARTS = "too many parts"
    TOO_MANY_STEPS = "too many steps"
    EXPECTED = "expected"  # something has to stand here and does not
    UNEXPECTED = "unexpected"  # something stands here that does not belong
    NO_OPERATOR = "no operator"  # two operands side by side
    UNCLOSED = "unclosed"
    UNOPENED = "unopened"
    UNKNOWN_NAME = "unknown name"
    AMBIGUOUS_NAME = "ambiguous name"
    UNKNOWN_FUNCTION = "unknown function"
    NOT_A_FUNCTION = "not a function"
    NEEDS_BRACKETS = "needs brackets"  # a function's name without its brackets
    WRONG_ARGUMENTS = "wrong arguments"
    DECIMAL_COMMA = "decimal comma"
    THOUSANDS = "thousands separator"
    BAD_NUMBER = "bad number"
    UNKNOWN_CHARACTER = "unknown character"
    TEXT = "text"  # text where a number belongs
    NEEDS_TEXT = "needs text"
    UNCLOSED_TEXT = "unclosed text"
    COMPARISON = "comparison"  # outside the first place of if()
    NEEDS_COMPARISON = "needs comparison"
    MIXED_SEGMENTS = "mixed segments"
    CIRCULAR = "circular"


_SENTENCES = {
    FormulaProblem.EMPTY: "the formula is empty; write for example {expected}",
    FormulaProblem.TOO_LONG: "the formula has {found} characters, {expected} are possible; "
    "give a part of it a name of its own and use that",
    FormulaProblem.TOO_DEEP: "the formula is nested more than {expected} deep{found}; "
    "give an inner part a name of its own and use that",
    FormulaProblem.TOO_MANY_PARTS: "from here on the formula has more than {expected} parts; "
    "give some of them a name of their own and use that",
    FormulaProblem.TOO_MANY_STEPS: "working this out takes more than {expected} steps; "
    "put fewer looks back over several months inside each other",
    FormulaProblem.EXPECTED: "{expected} is missing {found}",
    FormulaProblem.UNEXPECTED: "{found} does not belong here; {expected}",
    FormulaProblem.NO_OPERATOR: "{found} stand side by side; {expected}",
    FormulaProblem.UNCLOSED: "the bracket {found} opened here is never closed; add {expected} where it ends",
    FormulaProblem.UNOPENED: "this {found} closes nothing; take it out or open a bracket before it",
    FormulaProblem.UNKNOWN_NAME: "no figure or KPI is called “{found}”",
    FormulaProblem.AMBIGUOUS_NAME: "“{found}” is the name of several: {expected}; write the one you mean",
    FormulaProblem.UNKNOWN_FUNCTION: "there is no function “{found}”",
    FormulaProblem.NOT_A_FUNCTION: "{found} is a figure, not a function; {expected}",
    FormulaProblem.NEEDS_BRACKETS: "{found} is a function and needs its brackets; write {expected}",
    FormulaProblem.WRONG_ARGUMENTS: "{found}; write {expected}",
    FormulaProblem.DECIMAL_COMMA: "{found} has a decimal comma; write {expected} with a point",
    FormulaProblem.THOUSANDS: "{found} has separators in it; write {expected}",
    FormulaProblem.BAD_NUMBER: "{found} is no number that can be kept exactly; {expected}",
    FormulaProblem.UNKNOWN_CHARACTER: "the character {found} means nothing in a formula; {expected}",
    FormulaProblem.TEXT: "the text {found} stands where a number belongs; {expected}",
    FormulaProblem.NEEDS_TEXT: "{found} needs {expected}",
    FormulaProblem.UNCLOSED_TEXT: "the text that begins here has no end; add {expected} after it",
    FormulaProblem.COMPARISON: "{found} compares, which is possible only in the first place of if(), "
    "once and without brackets around it; write {expected}",
    FormulaProblem.NEEDS_COMPARISON: "if() begins with a comparison; write {expected}",
    FormulaProblem.MIXED_SEGMENTS: "{found}; {expected}",
    FormulaProblem.CIRCULAR: "these go round in a circle: {found}; take one of the names out",
}


class FormulaError(Refusal):
    """A formula that cannot be understood.

    ``start`` and ``end`` are character positions from 0 (``end`` excluded); the sentence counts from 1. ``found`` is
    what stands there, ``expected`` what should, in the owner's words. ``suggestion`` is the id or the function that is
    nearest to an unknown name, ``suggestion_label`` its wording; both "" without one. ``chain`` names the formulas of
    a circle in order and ends with the first. ``indicator`` is whose formula it is, "" while it is being typed.
    """

    def __init__(
        self,
        problem: FormulaProblem,
        start: int = 0,
        end: int = 0,
        *,
        found: str = "",
        expected: str = "",
        suggestion: str = "",
        suggestion_label: str = "",
        chain: tuple[str, ...] = (),
        indicator: str = "",
    ) -> None:
        self.problem, self.start, self.end = problem, start, end
        self.found, self.expected, self.chain, self.indicator = found, expected, chain, indicator
        self.suggestion, self.suggestion_label = suggestion, suggestion_label
        super().__init__(str(self))

    def of(self, indicator: str) -> "FormulaError":
        """The same mistake, said about this indicator's formula."""
        return FormulaError(
            self.problem,
            self.start,
            self.end,
            found=self.found,
            expected=self.expected,
            suggestion=self.suggestion,
            suggestion_label=self.suggestion_label,
            chain=self.chain,
            indicator=indicator,
        )

    def __str__(self) -> str:
        place = "" if self.problem in _WITHOUT_PLACE else f"Position {self.start + 1}: "
        whose = f"Formula of {self.indicator}: " if self.indicator else ""
        sentence = _SENTENCES[self.problem].format(found=self.found, expected=self.expected)
        if not place and not whose:
            sentence = sentence[:1].upper() + sentence[1:]
        return f"{whose}{place}{sentence}{self._nearest()}."

    def _nearest(self) -> str:
        if not self.suggestion:
            return ""
        if self.found.casefold() == self.suggestion_label.casefold():
            return f"; write {self.suggestion}, or [{self.suggestion_label}]"
        named = self.suggestion_label and self.suggestion_label.casefold() != self.suggestion.casefold()
        return f"; the nearest is {self.suggestion}" + (f" ({self.suggestion_label})" if named else "")


_WITHOUT_PLACE = frozenset({FormulaProblem.EMPTY, FormulaProblem.TOO_LONG, FormulaProblem.CIRCULAR})
