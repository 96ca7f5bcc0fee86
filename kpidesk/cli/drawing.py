"""The command that draws charts: one that is asked for, or all that the owner saved."""

import argparse
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from kpidesk.analysis.activity.activity_source import source_for
from kpidesk.analysis.numbers.numerals import ENGLISH, NumberForm
from kpidesk.catalogue.catalogue import read_catalogue
from kpidesk.charts.ask import ChartAsk, Options
from kpidesk.charts.brand import brand_of
from kpidesk.charts.chart import Chart, ChartKind, RefusedChart
from kpidesk.charts.kinds import ROOMS, make_chart
from kpidesk.charts.pictures.file_name import file_name
from kpidesk.charts.pictures.presets import PRESETS
from kpidesk.charts.saved import in_order, settings_read
from kpidesk.charts.spans import why_not
from kpidesk.cli import words
from kpidesk.cli.asked import known_segment
from kpidesk.domain.period import Calendar, Period, PeriodKind
from kpidesk.domain.refusal import FileProblem, FileRefused, Refusal
from kpidesk.domain.value import Cause, NoValue
from kpidesk.workbook.opening import look_at
from kpidesk.workbook.workbook import Workbook

if TYPE_CHECKING:
    from kpidesk.charts.pictures.picture import Look


def chart(arguments: argparse.Namespace) -> None:
    """Raises Refusal, among them the reason why the chart cannot be drawn honestly."""
    file = look_at(arguments.file, read_catalogue())
    try:
        if arguments.all:
            _draw_all(file.workbook, arguments)
        else:
            _draw_one(file.workbook, arguments)
    finally:
        file.close()


def _draw_one(workbook: Workbook, arguments: argparse.Namespace) -> None:
    from kpidesk.charts.pictures.export import export  # matplotlib is slow to load and only charts need it

    if arguments.at is None:
        raise Refusal("say which period the chart is about, like --at 2011-11; or draw all saved charts with --all")
    ask = _ask(workbook, arguments)
    made = make_chart(workbook, ask)
    if isinstance(made, RefusedChart):
        raise Refusal(made.reason.rstrip("."))
    export(made, arguments.output, PRESETS[arguments.preset], _look(workbook, arguments))
    _say_left_aside(workbook, ask)
    if arguments.output.suffix.lower() != ".csv":
        _say_lacking([made], _look(workbook, arguments))
    print(f"{arguments.output}: {made.titles[0]}")


def _say_left_aside(workbook: Workbook, ask: ChartAsk) -> None:
    """On stderr, when a chart of this kind cannot be about the quarter or year that was asked for."""
    reason = why_not(workbook, ask.kind, ask.period) if ask.period.kind is not PeriodKind.MONTH else ""
    if reason:
        asked = workbook.calendar.name(ask.period)
        print(f"kpidesk-cli: {asked} only says up to which month: {reason}", file=sys.stderr)


def _say_lacking(charts: Sequence[Chart], look: "Look") -> None:
    """On stderr, when pictures have boxes in place of characters, or not the owner's logo."""
    from kpidesk.charts.paper.logo import is_seen
    from kpidesk.charts.pictures.lacking import lacking

    logo = look.brand.logo
    if charts and logo is not None and not is_seen(logo, look.colours.background):
        print("kpidesk-cli: without the logo, which could hardly be seen on this background", file=sys.stderr)
    found = "".join(dict.fromkeys("".join(map(lacking, charts))))
    if found:
        print(f"kpidesk-cli: drawn as a box, because the font of charts does not have it: {found}", file=sys.stderr)


def _ask(workbook: Workbook, arguments: argparse.Namespace) -> ChartAsk:
    kind = ChartKind(arguments.kind)
    if kind not in ROOMS:
        raise Refusal(f"charts of the kind {kind} are not drawn by this version")
    indicator = workbook.named(arguments.id).id if arguments.id else ""
    period = _period(workbook.calendar, arguments.at)
    is_worked_out = indicator and kind is ChartKind.GOAL
    value = source_for(workbook, indicator).value(indicator, period) if is_worked_out else None
    if isinstance(value, NoValue) and value.cause is Cause.MODEL:
        raise Refusal(words.reason(value, workbook))
    return ChartAsk(
        kind,
        indicator,
        period,
        known_segment(workbook, arguments.segment),
        Options(
            previous_year=arguments.previous_year,
            forecast=arguments.forecast,
            limits=not arguments.no_limits,
            notes=not arguments.no_notes,
            difference_arrow=arguments.difference_arrow,
            growth_arrow=arguments.growth_arrow,
            moving_ranges=arguments.moving_ranges,
        ),
        _form(arguments.numbers),
        tuple(workbook.named(word).id for word in arguments.ids or ()),
    )


def _draw_all(workbook: Workbook, arguments: argparse.Namespace) -> None:
    """Every saved chart into a folder, in their order; one that cannot be drawn stops none of the others."""
    from kpidesk.charts.pictures.many import Batch, Job, numbered

    folder: Path = arguments.output
    if not folder.is_dir():
        raise FileRefused(folder, FileProblem.NOT_FOUND)
    saved = list(in_order(workbook).values())
    charts, names, left_out = list[Chart](), list[str](), list[str]()
    for held in saved:
        settings = settings_read(held)
        made = None if settings is None else settings.chart(workbook, _form(arguments.numbers))
        if settings is None or made is None or isinstance(made, RefusedChart):
            left_out.append(f"{held.title or held.kind}: {_why(made)}")
        else:
            charts.append(made)
            names.append(file_name(made, f".{arguments.format}", settings.dated(workbook, made.month)))
    paths = list(numbered([folder / name for name in names]))
    jobs = [Job(path, partial(_itself, made)) for path, made in zip(paths, charts, strict=True)]
    with Batch(jobs, PRESETS[arguments.preset], _look(workbook, arguments)) as batch:
        while batch.step():
            pass
    for path, made in zip(paths, charts, strict=True):
        if path in batch.written:
            print(f"{path}: {made.titles[0]}")
    if arguments.format != "csv":
        _say_lacking(charts, _look(workbook, arguments))
    if not saved:
        print("no charts are saved in this file")
    left_out += [f"{job.path}: {error}" for job, error in batch.failed]
    if left_out:
        raise Refusal(f"not drawn: {'; '.join(left_out)}")


def _look(workbook: Workbook, arguments: argparse.Namespace) -> "Look":
    from kpidesk.charts.pictures.picture import Look

    return Look(arguments.dark, arguments.transparent, arguments.ibcs, brand_of(workbook))


def _itself(chart: Chart) -> Chart:
    return chart


def _why(chart: Chart | None) -> str:
    return "a kind of chart that this version does not know" if chart is None else chart.titles[0].rstrip(".")


def _form(locale: str | None) -> NumberForm:
    return ENGLISH if locale is None else NumberForm.of_locale(locale)


def _period(calendar: Calendar, text: str) -> Period:
    try:
        return calendar.parse(text)
    except ValueError as error:
        raise Refusal(str(error)) from None
