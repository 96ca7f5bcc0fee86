"""What the page of channels, campaigns and products says. Plain text only."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from kpidesk.analysis.segment_use import Availability, Merge, SegmentUse, Split, TotalChange
from kpidesk.charts.words import month_names
from kpidesk.domain.segment import Segment, SegmentKind
from kpidesk.ui.wording import wording
from kpidesk.workbook.workbook import Workbook

DASH, NAMED = "–", 3
"""What stands for nothing; names that are listed one by one, of more only the number is said."""


def tr(text: str) -> str:
    return QCoreApplication.translate("Segments", text)


def group(kind: SegmentKind) -> str:
    return {
        SegmentKind.CHANNEL: tr("Channels"),
        SegmentKind.CAMPAIGN: tr("Campaigns"),
        SegmentKind.PRODUCT: tr("Products"),
    }[kind]


def several(kind: SegmentKind) -> str:
    return {
        SegmentKind.CHANNEL: tr("channels"),
        SegmentKind.CAMPAIGN: tr("campaigns"),
        SegmentKind.PRODUCT: tr("products"),
    }[kind]


def add(kind: SegmentKind) -> str:
    return {
        SegmentKind.CHANNEL: tr("Add a channel"),
        SegmentKind.CAMPAIGN: tr("Add a campaign"),
        SegmentKind.PRODUCT: tr("Add a product"),
    }[kind]


def by(kind: SegmentKind) -> str:
    return {
        SegmentKind.CHANNEL: tr("by channel"),
        SegmentKind.CAMPAIGN: tr("by campaign"),
        SegmentKind.PRODUCT: tr("by product"),
    }[kind]


def none_yet(kind: SegmentKind) -> str:
    """Below the heading of a kind without any."""
    return {
        SegmentKind.CHANNEL: tr("None yet. A channel is where customers come from: shop, marketplace, newsletter."),
        SegmentKind.CAMPAIGN: tr("None yet. A campaign has a beginning and an end: a sale, a fair, a mailing."),
        SegmentKind.PRODUCT: tr("None yet. A product, or a range of products, whose figures you know apart."),
    }[kind]


def types() -> list[str]:
    """What is suggested for the type of a campaign; anything else can be typed."""
    return [tr("newsletter"), tr("social"), tr("ads"), tr("fair"), tr("discount")]


def counted(number: int) -> str:
    return tr("1 figure") if number == 1 else tr("{n} figures").format(n=number)


def used(segment: Segment, use: SegmentUse) -> str:
    """24 figures, January 2025 to August 2026."""
    if use.first is None or use.last is None:
        return tr("“{name}” has no figures yet.").format(name=segment.name)
    months = month_names.span(use.first, use.last)
    return tr("“{name}” has {figures}, {months}.").format(
        name=segment.name, figures=counted(use.figures), months=months
    )


def cannot_be_removed(segment: Segment, use: SegmentUse) -> str:
    parts = [counted(use.figures)] if use.figures else []
    if use.notes:
        parts.append(tr("1 note") if use.notes == 1 else tr("{n} notes").format(n=use.notes))
    said = tr("“{name}” still has {what}, so it is not removed. Merge it into another, or end it.")
    return said.format(name=segment.name, what=wording.listed(parts))


def merged(segment: Segment, into: Segment, merge: Merge, workbook: Workbook) -> str:
    """What merging the one into the other would do."""
    does = []
    if merge.moved:
        does.append(tr("1 figure moves") if merge.moved == 1 else tr("{n} figures move").format(n=merge.moved))
    if merge.added:
        one, more = (
            tr("1 figure is added to the one of the same month"),
            tr("{n} figures are added to those of the same month"),
        )
        does.append(one if merge.added == 1 else more.format(n=merge.added))
    said = tr("“{name}” becomes a part of “{into}”: {what}.").format(
        name=segment.name, into=into.name, what=wording.listed(does) or tr("no figure changes")
    )
    return said if not merge.clashing else f"{said} {_clashing(into, merge, workbook)}"


def merged_below(merge: Merge) -> str:
    """What else there is to know before merging."""
    if not merge.closed:
        return tr("One step of undo takes it back.")
    if len(merge.closed) == 1:
        return tr("{month} is closed and stays so; what changes there is marked as restated.").format(
            month=wording.month(merge.closed[0])
        )
    words = tr("{n} of the months are closed and stay so; what changes there is marked as restated.")
    return words.format(n=len(merge.closed))


def _clashing(into: Segment, merge: Merge, workbook: Workbook) -> str:
    names = dict.fromkeys(workbook.indicators[cell.indicator].name for cell in merge.clashing)
    one = tr("1 figure cannot be added up ({names}): that of “{into}” stays, and a note keeps the other.")
    more = tr("{n} figures cannot be added up ({names}): those of “{into}” stay, and notes keep the others.")
    count = len(merge.clashing)
    return (one if count == 1 else more).format(n=count, names=few(names), into=into.name)


def few(names: Iterable[str]) -> str:
    """The names, or how many of them there are besides the first ones."""
    names = list(names)
    if len(names) <= NAMED:
        return wording.listed(names)
    return tr("{names} and {n} more").format(names=", ".join(names[:NAMED]), n=len(names) - NAMED)


def total(kind: SegmentKind | None) -> str:
    return tr("typed") if kind is None else tr("the sum of its {parts}").format(parts=several(kind))


def parts_used(split: Split) -> str:
    return wording.listed(several(kind) for kind in split.used) or DASH


def total_said(name: str, kind: SegmentKind | None) -> str:
    """How the totals of a figure come about now."""
    if kind is None:
        return tr("The totals of {name} are typed; a blank one stays blank.").format(name=name)
    return tr("A blank total of {name} is the sum of its {parts}; a typed one stays.").format(
        name=name, parts=several(kind)
    )


def total_would(name: str, kind: SegmentKind | None, change: TotalChange) -> str:
    """What would happen to the totals."""
    said = [total_said(name, kind)]
    if change.typed:
        said.append(
            tr("1 typed total stays as it is.")
            if change.typed == 1
            else tr("{n} typed totals stay as they are.").format(n=change.typed)
        )
    if change.gained:
        said.append(
            tr("1 month gets a total.") if change.gained == 1 else tr("{n} months get a total.").format(n=change.gained)
        )
    if change.lost:
        said.append(
            tr("1 month loses its own.") if change.lost == 1 else tr("{n} months lose theirs.").format(n=change.lost)
        )
    return " ".join(said)


def no_sums(name: str) -> str:
    return tr("{name} does not add up over its parts, so its totals are typed.").format(name=name)


def available(found: Availability, kind: SegmentKind, workbook: Workbook) -> str:
    """Profit by channel is not available: Direct cost of what was sold is split by products only."""
    name = workbook.indicators[found.indicator].name
    if kind in found.kinds:
        return tr("{name} {by} is available.").format(name=name, by=by(kind))
    return tr("{name} {by} is not available: {why}.").format(name=name, by=by(kind), why=_why(found, kind, workbook))


def _why(found: Availability, kind: SegmentKind, workbook: Workbook) -> str:
    lacking = found.lacking.get(kind, ())
    if not lacking:
        return tr("its formula looks at one part of the business itself")
    about = workbook.indicators[lacking[0]]
    kinds = [several(each) for each in SegmentKind if each in about.segment_kinds]
    split = tr("split by {kinds} only").format(kinds=wording.listed(kinds)) if kinds else tr("not split")
    said = tr("{name} is {split}").format(name=about.name, split=split)
    others = [workbook.indicators[one].name for one in lacking[1:]]
    if not others:
        return said
    return tr("{first}; it also lacks {others}").format(first=said, others=few(others))
