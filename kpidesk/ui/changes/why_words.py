"""Why a figure changed, in words: one sentence, and a bridge of rows from the figure before to the figure now."""

from collections.abc import Iterator
from dataclasses import dataclass

from kpidesk.analysis.causes.bridge import Bridge, BridgeStep
from kpidesk.analysis.causes.causes import Causes
from kpidesk.analysis.causes.drivers import Driver, DriverKind
from kpidesk.analysis.causes.mixed_terms import Key
from kpidesk.analysis.numbers.merit import Merit
from kpidesk.analysis.numbers.numerals import NumberForm
from kpidesk.charts.words import month_names
from kpidesk.domain.cell import Cell
from kpidesk.domain.indicator import Indicator, Unit
from kpidesk.domain.period import Period
from kpidesk.domain.value import Cause, NoValue
from kpidesk.ui.changes.words import tr
from kpidesk.ui.wording import reason_words, wording
from kpidesk.ui.wording.figure_text import bare_difference, bare_text, figure_text, short_text
from kpidesk.workbook.workbook import Workbook


@dataclass(frozen=True, slots=True)
class BridgeRow:
    """A total (``is_total``) or a step of a bridge, between two places on the scale of the figure.

    ``text`` stands beside the bar: "21.7 %", "-9.9". A total runs from 0.
    """

    name: str
    text: str
    start: float
    end: float
    spoken: str
    is_total: bool = False
    is_last: bool = False
    merit: Merit = Merit.NONE
    cell: Cell | None = None


class WhyWriter:
    """Puts causes into the words and numbers of their reader."""

    def __init__(self, workbook: Workbook, form: NumberForm) -> None:
        self._workbook, self._form = workbook, form

    @property
    def _currency(self) -> str:
        return self._workbook.business.currency

    # -- the sentence -------------------------------------------------------------------------------------------

    def sentence(self, about: Indicator, period: Period, found: Causes) -> str:
        """One sentence; the reason where nothing can be told."""
        if found.reason is not None:
            return self._refusal(about, found.reason)
        assert found.bridge is not None and found.why is not None
        if not about.is_calculated:
            return self._moved(about, period, found) + "."
        steps = [self._part(about, step, found) for step in _largest_first(found)]
        text = ": ".join(filter(None, [self._moved(about, period, found), "; ".join(steps)])) + "."
        return f"{text} {tr('Few cases: such a figure moves by chance alone.')}" if found.few_cases else text

    def _refusal(self, about: Indicator, reason: NoValue) -> str:
        if reason.cause is Cause.UNFINISHED:
            running = wording.month(reason.month) if reason.month is not None else tr("The period")
            return tr("{month} still runs: why {name} changed is told once all its days are in.").format(
                month=running, name=_inside(about.name)
            )
        return reason_words.reason(reason, self._workbook)

    def _moved(self, about: Indicator, period: Period, found: Causes) -> str:
        before, after = self._periods(found.against.period, period)
        if not found.difference:
            return tr("{name} is unchanged from {before} to {after}").format(
                name=about.name, before=before, after=after
            )
        text = tr("{name} rose by {step} from {before} to {after}")
        if found.difference < 0:
            text = tr("{name} fell by {step} from {before} to {after}")
        assert found.bridge is not None
        step = self._amount(abs(found.difference), about, found.bridge.decimals)
        return text.format(name=about.name, step=step, before=before, after=after)

    def _periods(self, before: Period, after: Period) -> tuple[str, str]:
        if before.length == after.length == 1:
            months = [before.first, after.first]
            return month_names.among(before.first, months), month_names.among(after.first, months)
        calendar = self._workbook.calendar
        return f"“{wording.period(before, calendar)}”", f"“{wording.period(after, calendar)}”"

    def _part(self, about: Indicator, step: BridgeStep, found: Causes) -> str:
        """Lower total revenue took 9.9; a step against the change gave some of it back."""
        assert found.bridge is not None
        up, rose = step.shown > 0, found.difference > 0
        verb = tr("{cause} added {step}") if up else tr("{cause} took {step}")
        if found.difference and up is not rose:
            verb = tr("{cause} gave back {step}") if up else tr("{cause} took back {step}")
        amount = bare_text(abs(step.shown), about, found.bridge.decimals, self._form)
        return verb.format(cause=self._cause(step, found), step=amount)

    def _cause(self, step: BridgeStep, found: Causes) -> str:
        assert found.why is not None
        name = _inside(self.step_name(step))
        driver = next((driver for driver in found.why.drivers if driver.figures == step.figures), None)
        if driver is None or not _moves(driver):
            return name
        is_more = driver.after > driver.before  # type: ignore[operator]  # both are numbers
        return (tr("higher {name}") if is_more else tr("lower {name}")).format(name=name)

    def step_name(self, step: BridgeStep) -> str:
        match step.kind:
            case DriverKind.CALENDAR:
                return tr("Days of the period")
            case DriverKind.SEVERAL:
                return tr("{n} other figures").format(n=len(step.figures))
            case _:
                return self.figure_name(step.figures[0])

    def figure_name(self, figure: Key) -> str:
        """Units returned; with its part of the business where it is not the whole."""
        name, segment = figure
        about = self._workbook.indicators[name]
        return about.name if segment is None else f"{about.name}, {segment.name}"

    def _amount(self, size: float, about: Indicator, decimals: int) -> str:
        if about.unit is Unit.PERCENT:
            return tr("{n} points").format(n=bare_text(size, about, decimals, self._form))
        return figure_text(size, about, decimals, self._form, self._currency)

    # -- the bridge ---------------------------------------------------------------------------------------------

    def rows(self, about: Indicator, period: Period, found: Causes) -> list[BridgeRow]:
        """From the figure before over its steps to the figure now; none where nothing can be told or nothing moved."""
        if found.bridge is None or not found.bridge.steps:
            return []
        before, after = self._heads(found.against.period, period)
        steps = list(self._steps(about, period, found))
        if not steps:
            return []
        start = self._total(before, found.bridge.start, about, found.bridge)
        return [start, *steps, self._total(after, found.bridge.end, about, found.bridge, is_last=True)]

    def _heads(self, before: Period, after: Period) -> tuple[str, str]:
        if before.length == after.length == 1:
            return self._periods(before, after)
        calendar = self._workbook.calendar
        return wording.short_period(before, calendar), wording.short_period(after, calendar)

    def _total(self, name: str, value: float, about: Indicator, steps: Bridge, *, is_last: bool = False) -> BridgeRow:
        spoken = f"{name}: {figure_text(value, about, steps.decimals, self._form, self._currency)}"
        text = short_text(value, about, steps.decimals, self._form)
        return BridgeRow(name, text, 0.0, value, spoken, is_total=True, is_last=is_last)

    def _steps(self, about: Indicator, period: Period, found: Causes) -> Iterator[BridgeRow]:
        assert found.bridge is not None
        spans = zip(found.bridge.steps, found.bridge.spans, strict=True)
        for step, (start, end) in ((step, span) for step, span in spans if step.shown):
            name, verb = self.step_name(step), tr("{name} added {step}")
            if step.shown < 0:
                verb = tr("{name} took {step}")
            spoken = verb.format(name=name, step=self._amount(abs(step.shown), about, found.bridge.decimals))
            yield BridgeRow(
                name,
                bare_difference(step.shown, about, found.bridge.decimals, self._form),
                start,
                end,
                spoken,
                merit=Merit.NONE if found.few_cases else step.merit,
                cell=_cell(step, period),
            )

    def footnote(self, about: Indicator, found: Causes, *, per_day: bool) -> str:
        """The unit of the steps, and what they add up to."""
        if found.bridge is None or not found.bridge.steps:
            return ""
        unit = tr("Points") if about.unit is Unit.PERCENT else wording.unit(about.unit, self._currency)
        total = bare_difference(found.difference, about, found.bridge.decimals, self._form)
        text = tr("{unit}; the steps add up to {total}.").format(unit=_capital(unit), total=total)
        return f"{text} {tr('Whole periods, not per day.')}" if per_day else text


def _cell(step: BridgeStep, period: Period) -> Cell | None:
    """Where the figure is typed, in the last month of the period."""
    if step.kind is not DriverKind.FIGURE:
        return None
    name, segment = step.figures[0]
    return Cell(name, period.last, segment)


def _largest_first(found: Causes) -> list[BridgeStep]:
    """Those that go the way of the change before those that go against it; a step that shows as 0 is not told."""
    assert found.bridge is not None
    told = [step for step in found.bridge.steps if step.shown]
    rose = found.difference >= 0
    return sorted(told, key=lambda step: ((step.shown > 0) is not rose, -abs(step.shown)))


def _moves(driver: Driver) -> bool:
    both_there = isinstance(driver.before, float) and isinstance(driver.after, float)
    return both_there and driver.before != driver.after


def _inside(name: str) -> str:
    """As it stands within a sentence: a name that is no abbreviation begins small."""
    return name[:1].lower() + name[1:] if name[1:2].islower() or name[1:2] == " " else name


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
