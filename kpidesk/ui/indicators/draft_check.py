"""Whether what stands in the editor can be kept, and what is wrong with it."""

from dataclasses import dataclass

from kpidesk.domain.indicator import Indicator, Kind, Rollup
from kpidesk.formula.definitions import Checked
from kpidesk.formula.errors import FormulaError
from kpidesk.ui.indicators.draft import Draft, draft_of, indicator_of, is_id
from kpidesk.ui.indicators.sentences import tr
from kpidesk.workbook.workbook import Workbook


@dataclass(frozen=True, slots=True)
class DraftCheck:
    """The problems are sentences, "" where there is none; ``checked`` and ``error`` are None for a typed figure."""

    draft: Draft
    checked: Checked | None
    error: FormulaError | None
    name_problem: str
    id_problem: str
    content_problem: str

    @property
    def problem(self) -> str:
        """Why it cannot be saved; empty when it can."""
        return self.name_problem or self.id_problem or self.content_problem

    def indicator(self, before: Indicator | None) -> Indicator:
        """What would be kept; ``before`` is what is kept now."""
        if self.checked is None:
            return indicator_of(self.draft, "", None, before)
        return indicator_of(self.draft, self.checked.canonical, self.checked.unit, before)


def check_draft(workbook: Workbook, draft: Draft, indicator: str) -> DraftCheck:
    """``indicator`` is the id that is being changed, "" for a new one."""
    checked: Checked | None = None
    error: FormulaError | None = None
    if draft.is_kpi:
        try:
            checked = workbook.check_formula(draft.formula, indicator or None)
        except FormulaError as refused:
            error = refused
    return DraftCheck(
        draft,
        checked,
        error,
        _name_problem(workbook, draft, indicator),
        "" if indicator else _id_problem(workbook, draft),
        _content_problem(draft, error),
    )


def first_draft(workbook: Workbook, indicator: str) -> Draft:
    """What the editor begins with: the owner's own, a copy of one that is not, or nothing."""
    about = workbook.indicators.get(indicator)
    if about is None or about.kind is Kind.MODEL:
        return Draft(group=about.group if about else _usual_group(workbook))
    draft = draft_of(about, workbook.definitions.unit(about.id))
    if about.own:
        return draft
    return Draft(
        label=tr("{name} (own)").format(name=about.label),
        is_kpi=draft.is_kpi,
        formula=draft.formula,
        unit=draft.unit,
        decimals=draft.decimals,
        direction=draft.direction,
        rollup=draft.rollup,
        weight=draft.weight,
        group=draft.group,
    )


def _usual_group(workbook: Workbook) -> str:
    shown = (*workbook.chosen, *workbook.indicators)
    return workbook.indicators[shown[0]].group if shown else ""


def _name_problem(workbook: Workbook, draft: Draft, indicator: str) -> str:
    label = " ".join(draft.label.split())
    if not label:
        return tr("It needs a name.")
    wanted = label.casefold()
    for about in workbook.indicators.values():
        if about.label.casefold() == wanted and about.id != indicator:
            return tr("There is a “{name}” already; give it another name.").format(name=about.label)
    return ""


def _id_problem(workbook: Workbook, draft: Draft) -> str:
    if not is_id(draft.id):
        return tr("The name in formulas has small letters, digits and _, and is no function.")
    if draft.id in workbook.indicators:
        return tr("“{id}” stands for another figure in formulas; write another one.").format(id=draft.id)
    return ""


def _content_problem(draft: Draft, error: FormulaError | None) -> str:
    if error is not None:
        return tr("The formula has an error; it can be saved once that is corrected.")
    if not draft.is_kpi and draft.rollup is Rollup.WEIGHTED_MEAN and not draft.weight:
        return tr("Say which figure the mean is weighted by.")
    return ""
