"""Shows what a check of the draft found: message, unit and values, each in its own place."""

from kpidesk.analysis.formula_preview import preview_formula, reach
from kpidesk.formula.definitions import Checked
from kpidesk.formula.errors import FormulaError, FormulaProblem
from kpidesk.ui.indicators import sentences
from kpidesk.ui.indicators.draft_check import DraftCheck
from kpidesk.ui.indicators.editor_form import EditorForm
from kpidesk.ui.indicators.preview_side import PreviewSide
from kpidesk.ui.parts.label import tip
from kpidesk.ui.parts.message import Tone
from kpidesk.ui.wording import wording
from kpidesk.workbook.workbook import Workbook


class CheckReport:
    """Remembers the last formula without an error, because the values shown belong to it."""

    def __init__(self, workbook: Workbook, form: EditorForm, preview: PreviewSide) -> None:
        self._workbook, self._form, self._preview = workbook, form, preview
        self._good = ""

    def begin(self) -> None:
        """Another figure or KPI is edited from here on."""
        self._good = ""
        self._preview.show_nothing()

    def show(self, found: DraftCheck, indicator: str, *, brief: bool = False) -> None:
        """``indicator`` is the id that is edited, "" for a new one; ``brief`` leaves out what repeats a key."""
        self._preview.show_users(self._users(indicator))
        if not found.draft.is_kpi:
            self._preview.show_typed(_typed_by(found))
        elif found.error is not None:
            self._show_error(found.error, brief)
        elif found.checked is not None:
            self._show_right(found, found.checked, indicator)

    def _show_error(self, error: FormulaError, brief: bool) -> None:
        words = sentences.mistake(error, self._workbook)
        tone = Tone.PLAIN if error.problem is FormulaProblem.EMPTY else Tone.BAD
        remedy = sentences.suggestion(error)
        keys = sentences.tr("Alt Enter") if remedy and not brief else ""
        self._form.message.say(words, tone, remedy=remedy, key_hint=keys)
        self._form.message.setToolTip(tip(words))  # the whole of it, should it need a third line
        self._form.formula.mark((error.start, error.end) if error.end > error.start else None)
        if self._good:
            self._preview.show_stale(self._good)

    def _show_right(self, found: DraftCheck, checked: Checked, indicator: str) -> None:
        message = sentences.right(checked, self._workbook.business.currency)
        if checked.conflicts:
            self._form.message.say(message, icon="triangle-alert")
        else:
            self._form.message.clear(message)
        self._form.message.setToolTip(tip(""))
        self._form.formula.mark(None)
        self._form.show_found(checked.unit)
        self._form.show_undefined(*sentences.undefined_when(checked.undefined_when))
        self._good = " ".join(found.draft.formula.split())
        about = found.indicator(self._workbook.own_indicators.get(indicator))
        self._form.show_longer(about.rollup)
        self._preview.show_preview(preview_formula(self._workbook, checked), about, reach(self._workbook, checked))

    def _users(self, indicator: str) -> str:
        users = sorted(self._workbook.definitions.dependents_of(indicator)) if indicator else []
        if not users:
            return sentences.tr("Nothing yet.")
        named = sentences.named(users, self._workbook)
        return sentences.tr("{names}. It can be deleted when they do not need it any more.").format(names=named)


def _typed_by(found: DraftCheck) -> str:
    ways = [sentences.by(kind) for kind in sorted(found.draft.segment_kinds)]
    return sentences.tr("Also {ways}.").format(ways=wording.listed(ways)) if ways else ""
