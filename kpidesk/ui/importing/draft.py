"""An import as far as it is decided: worked out beside the window, on a copy of the business."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from kpidesk.domain.business import Contents
from kpidesk.domain.change import Change
from kpidesk.domain.goal import GoalEntry
from kpidesk.domain.indicator import Indicator
from kpidesk.domain.log import MadeBy
from kpidesk.domain.refusal import Refusal
from kpidesk.exchange.intake import laid_out, settings_for
from kpidesk.exchange.layout import Layout
from kpidesk.exchange.plan import ImportPlan, plan
from kpidesk.exchange.settings import ImportSettings, shape_of
from kpidesk.exchange.sheet import SourceFile
from kpidesk.workbook.workbook import Workbook


@dataclass(frozen=True, slots=True)
class Draft:
    """``layout`` and ``plan`` are None when the file was ``refused``. ``is_known``: a file of this shape was taken in
    before.
    """

    source: SourceFile
    settings: ImportSettings
    layout: Layout | None = None
    plan: ImportPlan | None = None
    refused: Refusal | None = None
    is_known: bool = False

    @property
    def is_unclear(self) -> bool:
        """Whether the months cannot be known before the owner says the year, or which is the day."""
        return self.layout is not None and (self.layout.needs_year or self.layout.needs_day_order)

    @property
    def has_cells(self) -> bool:
        return self.layout is not None and any(series.cells for series in self.layout.series)


class _Nowhere:
    """Keeps nothing: a copy of a business is never changed."""

    def write(self, _change: Change, _at: dt.datetime, _made_by: MadeBy) -> None:
        raise RuntimeError("a copy that is only asked was changed")

    def goal_history(self, _indicator: str) -> list[GoalEntry]:
        return []


class Copy:
    """The business as it was at one moment, to be asked in another thread while the owner goes on.

    Made in the thread that changes the business, which costs a copy; the rest is done when it is first asked.
    """

    def __init__(self, workbook: Workbook, now: Callable[[], dt.datetime] = dt.datetime.now) -> None:
        own = workbook.own_indicators
        self._contents: Contents = workbook.contents()
        self._shipped: Mapping[str, Indicator] = {
            name: about for name, about in workbook.indicators.items() if name not in own
        }
        today = workbook.today
        self._now = lambda: dt.datetime.combine(today, now().time())
        self._made: Workbook | None = None
        self._laid_out: tuple[tuple[object, ...], Layout] | None = None

    @property
    def workbook(self) -> Workbook:
        if self._made is None:
            self._made = Workbook(_Nowhere(), self._contents, self._shipped, self._now)
        return self._made

    def begin(self, source: SourceFile) -> Draft:
        """With what was said of a file of this shape before. Days are added up to months."""
        draft = self.work_out(source, settings_for(self.workbook, source))
        if draft.layout is not None and draft.layout.is_daily and not draft.settings.by_month:
            draft = self.work_out(source, replace(draft.settings, by_month=True))
        return draft

    def work_out(self, source: SourceFile, settings: ImportSettings) -> Draft:
        """What becomes of every cell. A file that cannot be read as it is gives a draft that says so."""
        try:
            layout = self._layout(source, settings)
        except Refusal as refused:
            return Draft(source, settings, refused=refused)
        known = bool(self.workbook.mapping(shape_of(layout)))
        return Draft(source, settings, layout, plan(self.workbook, layout, settings), is_known=known)

    def _layout(self, source: SourceFile, settings: ImportSettings) -> Layout:
        """Made again only when something that it depends on has changed."""
        key = (source, settings.layout, settings.reader, settings.reader_options)
        if self._laid_out is None or any(a != b for a, b in zip(self._laid_out[0], key, strict=True)):
            self._laid_out = (key, laid_out(source, settings))
        return self._laid_out[1]
