"""The commands about channels, campaigns and products."""

import argparse
import datetime as dt
import json
from dataclasses import replace
from typing import Any

from kpidesk.analysis.segment_use import splits, total_change, use_of
from kpidesk.cli import words
from kpidesk.cli.asked import find_segment, needed_segment, read_day
from kpidesk.cli.opened import back_up, looked_at, opened
from kpidesk.domain import change as c
from kpidesk.domain.file_facts import BackupReason
from kpidesk.domain.log import MadeBy
from kpidesk.domain.refusal import Refusal
from kpidesk.domain.segment import Segment, SegmentKind
from kpidesk.workbook import segments
from kpidesk.workbook.refusals import SegmentInUse
from kpidesk.workbook.workbook import Workbook


def show(arguments: argparse.Namespace) -> None:
    with looked_at(arguments.file) as workbook:
        if arguments.json:
            records = [_record(workbook, segment) for segment in workbook.segments]
            print(json.dumps(records, ensure_ascii=False, indent=2))
        elif not workbook.segments:
            print("no channels, campaigns or products yet")
        else:
            heading = ("", "from", "until", "type", "figures", "first month", "last month")
            print(words.table([heading, *(_line(workbook, segment) for segment in workbook.segments)]))


def add(arguments: argparse.Namespace) -> None:
    with opened(arguments.file) as file:
        workbook = file.workbook
        segment = find_segment(workbook, arguments.segment)
        if segment is None:
            raise Refusal("name a channel, campaign or product, like channel:newsletter")
        is_new = segment not in workbook.segments
        said = arguments.starts is not None, arguments.ends is not None, arguments.type is not None
        if not is_new and not any(said):
            raise Refusal(f"{segment} is there already; give --from, --until or --type to change it")
        card = workbook.segment_card(segment)
        if arguments.starts is not None:
            card = replace(card, starts=_day(arguments.starts))
        if arguments.ends is not None:
            card = replace(card, ends=_day(arguments.ends))
        if arguments.type is not None:
            card = replace(card, type=arguments.type)
        made = (c.SetSegments((*workbook.segments, segment)),) if is_new else ()
        carded = (c.SetSegmentCards({segment: card}),) if any(said) else ()
        workbook.apply(c.Several((*made, *carded)), MadeBy.COMMAND)
        print(f"{segment}: {'added' if is_new else 'changed'}")


def rename(arguments: argparse.Namespace) -> None:
    with opened(arguments.file) as file:
        workbook = file.workbook
        segment = needed_segment(workbook, arguments.segment)
        place = workbook.segments.index(segment)
        workbook.apply(segments.renaming(workbook, segment, arguments.name), MadeBy.COMMAND)
        print(f"{segment}: is {workbook.segments[place]} now")


def end(arguments: argparse.Namespace) -> None:
    last_day = _day(arguments.day)
    with opened(arguments.file) as file:
        segment = needed_segment(file.workbook, arguments.segment)
        file.workbook.apply(segments.ending(file.workbook, segment, last_day), MadeBy.COMMAND)
        print(f"{segment}: " + (f"ends on {last_day}" if last_day else "goes on"))


def merge(arguments: argparse.Namespace) -> None:
    with opened(arguments.file) as file:
        workbook = file.workbook
        into = needed_segment(workbook, arguments.into)
        gone = [needed_segment(workbook, text) for text in arguments.segments]
        figures = sum(len(workbook.cells_in(segment)) for segment in dict.fromkeys(gone) if segment != into)
        change = segments.merging(workbook, gone, into, arguments.keep_into)
        back_up(file, BackupReason.BULK)
        workbook.apply(change, MadeBy.COMMAND)
        parts = ", ".join(str(segment) for segment in dict.fromkeys(gone) if segment != into)
        print(f"{parts}: merged into {into}, {figures} figure{'s'[: figures != 1]}")


def remove(arguments: argparse.Namespace) -> None:
    with opened(arguments.file) as file:
        workbook = file.workbook
        segment = needed_segment(workbook, arguments.segment)
        use = use_of(workbook, segment)
        if (use.figures or use.notes) and not arguments.with_figures:
            remedy = "end it or merge it into another; --with-figures removes them, too"
            raise Refusal(f"{SegmentInUse(segment, use.figures, use.notes)}, or {remedy}")
        if use.figures or use.notes:
            back_up(file, BackupReason.BULK)
        workbook.apply(segments.removing(workbook, segment), MadeBy.COMMAND)
        print(f"{segment}: removed" + (f" with {use.figures} figures" if use.figures else ""))


def totals(arguments: argparse.Namespace) -> None:
    if arguments.kind is None:
        with looked_at(arguments.file) as workbook:
            _show_totals(workbook, arguments.id, arguments.json)
        return
    with opened(arguments.file) as file:
        workbook = file.workbook
        about = workbook.named(arguments.id)
        kind = None if arguments.kind == "typed" else SegmentKind(arguments.kind)
        told = total_change(workbook, about.id, kind)
        workbook.apply(c.SetTotals({about.id: kind}), MadeBy.COMMAND)
        if kind is None:
            print(f"{about.id}: its total is typed; {told.lost} months have none now")
        else:
            print(f"{about.id}: a blank total is the sum of its {kind}s; {told.typed} typed totals stay")


def _show_totals(workbook: Workbook, asked: str, as_json: bool) -> None:
    wanted = workbook.named(asked).id if asked else ""
    found = [each for each in splits(workbook) if wanted in {"", each.indicator}]
    if wanted and not found:
        raise Refusal(f"{wanted} has no parts and cannot be split")
    if as_json:
        records = [
            {
                "id": each.indicator,
                "total": str(each.total_from or "typed"),
                "can_be_split_by": [str(kind) for kind in each.kinds],
                "is_split_by": [str(kind) for kind in each.used],
                "can_be_sum_of": [str(kind) for kind in each.sums],
            }
            for each in found
        ]
        print(json.dumps(records, ensure_ascii=False, indent=2))
        return
    for each in found:
        total = f"the sum of its {each.total_from}s where it is blank" if each.total_from else "typed"
        used = f"; in use: {', '.join(each.used)}" if each.used else ""
        print(f"{each.indicator}: {total}; may be split by {', '.join(each.kinds)}{used}")


def _day(text: str) -> dt.date | None:
    """None for an empty text."""
    return read_day(text) if text.strip() else None


def _line(workbook: Workbook, segment: Segment) -> tuple[str, ...]:
    record = _record(workbook, segment)
    names = ("starts", "ends", "type", "figures", "first_month", "last_month")
    return str(segment), *("-" if record[name] in (None, "") else str(record[name]) for name in names)


def _record(workbook: Workbook, segment: Segment) -> dict[str, Any]:
    """null for what is not known."""
    card, use = workbook.segment_card(segment), use_of(workbook, segment)
    return {
        "segment": str(segment),
        "kind": str(segment.kind),
        "name": segment.name,
        "starts": card.starts.isoformat() if card.starts else None,
        "ends": card.ends.isoformat() if card.ends else None,
        "type": card.type,
        "figures": use.figures,
        "notes": use.notes,
        "first_month": None if use.first is None else str(use.first),
        "last_month": None if use.last is None else str(use.last),
    }
