"""What the strip says about the current channel, campaign, product or figure, and what it offers."""

from typing import NamedTuple

from kpidesk.analysis.segment_use import Split, merge_of, total_change, use_of
from kpidesk.domain.refusal import Refusal
from kpidesk.domain.segment import Segment, SegmentKind
from kpidesk.ui.parts.question_strip import Offer
from kpidesk.ui.segments import segment_words as words
from kpidesk.ui.segments.segment_words import tr
from kpidesk.ui.wording import refusal_words
from kpidesk.workbook.workbook import Workbook

MERGE, END, REOPEN, REMOVE, SET, LEAVE = "merge", "end", "reopen", "remove", "set", "leave"
"""Ways that are offered."""


class Saying(NamedTuple):
    """``icon`` "" is none; ``below`` is a second line."""

    sentence: str
    below: str = ""
    icon: str = ""
    offers: tuple[Offer, ...] = ()


class SegmentSayings:
    """Words only: what is so is handed in or looked up."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook

    def others(self, segment: Segment | None) -> list[Segment]:
        """Those of its kind that it could be merged into."""
        if segment is None:
            return []
        return [other for other in self._workbook.segments if other.kind is segment.kind and other != segment]

    def segment(self, segment: Segment | None) -> Saying:
        """None: a heading."""
        if segment is None:
            lead = tr("Figures can be split by channels, campaigns and products.")
            return Saying(lead, tr("What no part explains is shown as unassigned."))
        card, use = self._workbook.segment_card(segment), use_of(self._workbook, segment)
        end = Offer(REOPEN, tr("Let it go on")) if card.ends is not None else Offer(END, tr("End it"))
        merge = [Offer(MERGE, tr("Merge…"))] if self.others(segment) else []
        remove = [] if use.figures or use.notes else [Offer(REMOVE, tr("Remove"), tr("Del"))]
        below = tr("It is not offered in months after its last day.") if card.ends is not None else ""
        return Saying(words.used(segment, use), below, "", (end, *merge, *remove))

    def merging(self, segment: Segment, into: Segment) -> Saying:
        """Before it is done."""
        offers = Offer(MERGE, tr("Merge")), Offer(LEAVE, tr("Cancel"), tr("Esc"))
        try:
            merge = merge_of(self._workbook, segment, into)
        except Refusal as refusal:
            return Saying(refusal_words.refusal(refusal), "", "info", offers[1:])
        return Saying(words.merged(segment, into, merge, self._workbook), words.merged_below(merge), "info", offers)

    def total(self, split: Split, can_choose: bool) -> Saying:
        """How the totals of a figure come about; ``can_choose``: there is another way."""
        name = self._workbook.indicators[split.indicator].name
        if not split.sums:
            return Saying(words.no_sums(name), "", "info")
        offers = (Offer(SET, tr("Change…"), tr("Enter")),) if can_choose else ()
        below = "" if offers else tr("Add a part first, then its total can be the sum of the parts.")
        return Saying(words.total_said(name, split.total_from), below, "info", offers)

    def total_would(self, indicator: str, kind: SegmentKind | None) -> Saying:
        """Before the totals come about in another way."""
        name = self._workbook.indicators[indicator].name
        said = words.total_would(name, kind, total_change(self._workbook, indicator, kind))
        verb = tr("Take the sum") if kind is not None else tr("Type the totals")
        return Saying(said, "", "info", (Offer(SET, verb), Offer(LEAVE, tr("Leave it"), tr("Esc"))))
