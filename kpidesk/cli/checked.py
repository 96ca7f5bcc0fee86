"""The command that checks a file: what was looked at, step by step, and what was found."""

import argparse
import json
from typing import Any

from kpidesk.catalogue.catalogue import read_catalogue
from kpidesk.domain.check_report import CheckReport, CheckStep, Finding
from kpidesk.domain.file_facts import Notice
from kpidesk.domain.refusal import FileProblem, FileRefused, Refusal
from kpidesk.store.check import report
from kpidesk.workbook.opening import look_at

_REPAIRABLE = (FileProblem.DAMAGED, FileProblem.FOREIGN)


def check(arguments: argparse.Namespace) -> None:
    told = report(arguments.file)
    unusable = _unusable(told) if told.is_sound else None
    if arguments.json:
        used = {"unusable": None if unusable is None else str(unusable)}
        print(json.dumps(_record(told) | used, ensure_ascii=False, indent=2))
    else:
        print("\n".join(_lines(told) if unusable is None else _lines(told)[:-1]))  # the last one says that all is well
    if told.problem is not None:
        raise _refusal(told, told.problem)
    if unusable is not None:
        raise Refusal(f"{told.path}: nothing in it is damaged, and yet it cannot be used: {unusable}")


def _unusable(told: CheckReport) -> Refusal | None:
    """Why a sound file makes no workbook: an indicator of one's own in it that no kpidesk would have taken."""
    try:
        look_at(told.path, read_catalogue()).close()
    except Refusal as refusal:
        return refusal
    return None


def _refusal(told: CheckReport, problem: FileProblem) -> Refusal:
    if problem not in _REPAIRABLE:
        return FileRefused(told.path, problem, "; ".join(told.faults))
    found = f"{told.path}: {problem}: " + "; ".join(told.faults)
    return Refusal(f"{found}. Go on with a copy that is known to be good, or `kpidesk-cli repair` into a new file")


def _lines(told: CheckReport) -> list[str]:
    lines = [_line(finding) for finding in told.findings]
    lines += [f"   --    {step}" for step in told.not_reached]
    lines += [f"   note  {_said(notice)}" for notice in told.notices]
    if told.problem is not None:
        return lines
    figures, changes = told.rows.get("value", 0), told.rows.get("commit_log", 0)
    older = f", opening brings it to {told.newest_schema}" if _is_older(told) else ""
    lines.append(f"   schema {told.schema}{older}; {told.size:,} bytes, {figures:,} figures, {changes:,} changes saved")
    return [*lines, f"{told.path}: sound"]


def _line(finding: Finding) -> str:
    verdict = "ok    " if finding.passed else "WRONG "
    return f"   {verdict}{finding.step}" + "".join(f"\n         {fault}" for fault in finding.faults)


def _said(notice: Notice) -> str:
    about = ", ".join(path.name for path in notice.paths)
    return f"{about}: {notice.kind}" + (f" ({notice.detail})" if notice.detail else "")


def _is_older(told: CheckReport) -> bool:
    return told.schema is not None and told.schema < told.newest_schema


def _record(told: CheckReport) -> dict[str, Any]:
    """null for a step that was not reached, and for what is not known."""
    found = {finding.step: finding for finding in told.findings}
    return {
        "file": str(told.path),
        "sound": told.is_sound,
        "problem": None if told.problem is None else told.problem.name.lower(),
        "schema": told.schema,
        "newest_schema": told.newest_schema,
        "size": told.size,
        "identity": None if told.identity is None else told.identity._asdict(),
        "rows": told.rows,
        "steps": [_step(step, found.get(step)) for step in CheckStep],
        "notices": [
            {"kind": notice.kind.name.lower(), "detail": notice.detail, "paths": [str(path) for path in notice.paths]}
            for notice in told.notices
        ],
    }


def _step(step: CheckStep, finding: Finding | None) -> dict[str, Any]:
    passed = None if finding is None else finding.passed
    return {
        "step": step.name.lower(),
        "says": str(step),
        "passed": passed,
        "faults": list(finding.faults if finding else ()),
    }
