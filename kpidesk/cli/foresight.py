"""The command forecast: of a figure of a file, or of plain series. It changes nothing."""

import argparse
import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from kpidesk.analysis.forecast.forecast import FURTHEST, Ahead, Basis, Forecast, Known, NoForecast, forecast
from kpidesk.analysis.forecast.track_record import TrackRecord, track_record
from kpidesk.analysis.goals.goals import goal_of
from kpidesk.analysis.numbers.rounding import decimals_of
from kpidesk.analysis.prospects.indicator_forecast import forecast_of, history_of
from kpidesk.analysis.prospects.outlook import outlook
from kpidesk.analysis.prospects.year_end import YearEnd, year_end
from kpidesk.cli import foresight_words as say
from kpidesk.cli.asked import known_segment, read_month
from kpidesk.cli.opened import looked_at
from kpidesk.cli.plain_series import read_series
from kpidesk.cli.usage import Commands, command, takes_json, takes_segment
from kpidesk.domain.goal import Goal
from kpidesk.domain.month import Month
from kpidesk.domain.period import Period
from kpidesk.domain.refusal import Refusal
from kpidesk.workbook.workbook import Workbook

_ANY_MONTH = Month.of(2000, 1)
"""Plain series have no months; what is told of them does not depend on any."""

_SEASONAL = {"yes": True, "no": False}


# -- what they take -----------------------------------------------------------------------------------------------


def add_forecast(commands: Commands) -> None:
    text = "the months to come, with the range they will likely lie in"
    examples = "forecast shop.kpidesk revenue --months 6\nforecast --series series.json --months 12 --json"
    parser = command(commands, "forecast", run_forecast, text, examples, file=False)
    parser.add_argument("file", type=Path, nargs="?", metavar="FILE", help="the .kpidesk file")
    parser.add_argument("id", nargs="?", metavar="ID")
    parser.set_defaults(late="id")
    parser.add_argument("--series", type=Path, metavar="IN.json", help="instead of a file: a JSON list of lists")
    parser.add_argument("--months", type=int, required=True, metavar="N", help=f"1 to {FURTHEST}")
    parser.add_argument("--last", metavar="MONTH", help="seen from this month; else from the last finished one")
    parser.add_argument("--seasonal", choices=_SEASONAL, help="whether the business is seasonal, if you know")
    takes_segment(parser)
    takes_json(parser)


# -- plain series -------------------------------------------------------------------------------------------------


def run_forecast(arguments: argparse.Namespace) -> None:
    if not 1 <= arguments.months <= FURTHEST:
        raise Refusal(f"--months {arguments.months}: ask for 1 to {FURTHEST}; further nothing can be told")
    if arguments.series is not None:
        if arguments.file is not None:
            raise Refusal("give a file and an ID, or --series, and not both")
        _forecast_series(arguments)
    elif arguments.file is None or arguments.id is None:
        raise Refusal("give a file and the ID of a figure or KPI, or --series with a JSON list of lists")
    else:
        _forecast_of_file(arguments)


def _forecast_series(arguments: argparse.Namespace) -> None:
    """A series that was never negative is held above zero, as an amount or a count would be."""
    told: list[list[list[float]]] = []
    refused: Counter[str] = Counter()
    for values in read_series(arguments.series):
        never_negative = all(value is None or value >= 0 for value in values)
        known = Known(floor=0.0 if never_negative else None, seasonal=_SEASONAL.get(arguments.seasonal))
        made = forecast(values, _ANY_MONTH, arguments.months, known)
        if isinstance(made, NoForecast):
            refused[str(made.why)] += 1
            told.append([])
        else:
            told.append([[month.value, month.low, month.high] for month in made.months])
    if arguments.json:
        print(json.dumps(told))
    else:
        for months in told:
            print("; ".join(f"{v:g} ({low:g} to {high:g})" for v, low, high in months) or "-")
    if refused:
        reasons = ", ".join(f"{why} {count}" for why, count in sorted(refused.items()))
        print(f"kpidesk-cli: no forecast for {refused.total()} of {len(told)} series: {reasons}", file=sys.stderr)


# -- a figure of a file -------------------------------------------------------------------------------------------


def _forecast_of_file(arguments: argparse.Namespace) -> None:
    with looked_at(arguments.file) as workbook:
        about = workbook.named(arguments.id)
        segment = known_segment(workbook, arguments.segment)
        last = read_month(arguments.last) if arguments.last else None
        known = Known(seasonal=_SEASONAL.get(arguments.seasonal))
        made = forecast_of(workbook, about.id, arguments.months, last=last, segment=segment, known=known)
        past = history_of(workbook, about.id, last, segment, known)
        year = workbook.calendar.year(workbook.calendar.year_of(past.last.next))
        end = None if segment else year_end(workbook, about.id, year, last, known)
        is_itself = isinstance(made, Forecast) and made.has_line and made.basis is Basis.ITSELF
        record = track_record(past.values, past.first, known=past.known) if is_itself else None
        if arguments.json:
            print(json.dumps(_record(workbook, about.id, made, end, record), ensure_ascii=False, indent=2))
        else:
            print("\n".join(_lines(workbook, about.id, made, end, record)))


def _record(
    workbook: Workbook,
    name: str,
    made: Forecast | NoForecast,
    end: YearEnd | NoForecast | None,
    record: TrackRecord | None,
) -> dict[str, Any]:
    """Exact numbers; null where there is none."""
    return {
        "indicator": name,
        "unit": str(workbook.indicator(name).unit),
        **_made(workbook, name, made),
        "year_end": _end(workbook, end) if isinstance(end, YearEnd) else None,
        "record": None if record is None else _past(record),
    }


def _made(workbook: Workbook, name: str, made: Forecast | NoForecast) -> dict[str, Any]:
    if isinstance(made, NoForecast):
        nothing = dict.fromkeys(("stage", "line", "rough", "basis", "used", "season"))
        return {"reason": say.refusal(made, workbook), "why": str(made.why), **nothing, "months": []}
    return {
        "reason": None,
        "why": None,
        "stage": str(made.stage),
        "line": made.has_line,
        "rough": made.is_rough,
        "basis": str(made.basis),
        "used": [str(month) for month in made.used],
        "season": made.season,
        "months": [_month(workbook, name, month) for month in made.months],
    }


def _month(workbook: Workbook, name: str, month: Ahead) -> dict[str, Any]:
    goal = goal_of(workbook, name, Period.month(month.month))
    seen = outlook(month, goal, workbook.indicator(name).direction) if isinstance(goal, Goal) else None
    return {
        "month": str(month.month),
        "value": month.value,
        "low": month.low,
        "high": month.high,
        "goal": goal.value if isinstance(goal, Goal) else None,
        "outlook": None if seen is None else str(seen),
    }


def _end(workbook: Workbook, end: YearEnd) -> dict[str, Any]:
    return {
        "period": workbook.calendar.name(end.period),
        "so_far": end.so_far,
        "months_left": end.months_left,
        "value": end.estimate.value,
        "low": end.estimate.low,
        "high": end.estimate.high,
        "goal": None if end.goal is None else end.goal.value,
        "outlook": None if end.outlook is None else str(end.outlook),
    }


def _past(record: TrackRecord) -> dict[str, Any]:
    return {
        "months": len(record.months),
        "inside": record.inside,
        "error": record.error,
        "error_of_last_year": record.error_of_last_year,
    }


def _lines(
    workbook: Workbook,
    name: str,
    made: Forecast | NoForecast,
    end: YearEnd | NoForecast | None,
    record: TrackRecord | None,
) -> list[str]:
    about = workbook.indicator(name)
    if isinstance(made, NoForecast):
        return [f"{about.name} ({about.id}): no forecast; {say.refusal(made, workbook)}"]
    decimals = decimals_of(about, *(month.value for month in made.months))
    told = say.likely if made.has_line else say.between
    lines = [f"{about.name} ({about.id}), {say.made_of(made)}"]
    lines += [f"{month.month}  {told(month, about, decimals)}" for month in made.months]
    if isinstance(end, YearEnd) and not end.is_over:
        lines.append(f"{workbook.calendar.name(end.period)}  {say.likely(end.estimate, about, decimals)}")
        lines += [f"      {say.OUTLOOKS[end.outlook]}"] if end.outlook else []
    if record is not None:
        inside = f"{record.inside * 100:.0f} %"
        lines.append(f"of the last {len(record.months)} months {inside} lay in the range told before")
    return lines
