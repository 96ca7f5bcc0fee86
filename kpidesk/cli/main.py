"""The command line: what can be asked, and how it ends."""

import argparse
import io
import sys

from kpidesk import __version__
from kpidesk.cli import (
    activity_index,
    attention,
    benchmarks,
    branding,
    campaign,
    foresight,
    goals,
    limits,
    owner_says,
    reasons,
)
from kpidesk.cli import figure_usage as figures
from kpidesk.cli import file_usage as files
from kpidesk.cli import view_usage as views
from kpidesk.cli.usage import ENDS
from kpidesk.domain.refusal import Refusal
from kpidesk.domain.text import NOTE_LENGTH, clean_text


def main(arguments: list[str] | None = None) -> int:
    """Run one command. 0: done; 1: refused, with the reason on stderr; 2: wrong usage."""
    asked = _asked(shielded(sys.argv[1:] if arguments is None else arguments))
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # a character that a terminal lacks must stop nothing
    try:
        asked.run(asked)
    except Refusal as refusal:
        print(f"kpidesk-cli: {clean_text(str(refusal), NOTE_LENGTH)}", file=sys.stderr)
        return 1
    except BrokenPipeError:
        sys.stderr.close()  # the reader of a pipe has seen enough
    return 0


def _asked(arguments: list[str]) -> argparse.Namespace:
    """What may be left out may follow an option, as figures may: argparse has given up on them by then."""
    made = parser()
    asked, rest = made.parse_known_args(arguments)
    figures: list[str] | None = getattr(asked, "values", None)
    late: str | None = getattr(asked, "late", None)
    if late and len(rest) == 1 and not rest[0].startswith("-") and not getattr(asked, late):
        setattr(asked, late, rest.pop())
    if rest and (figures is None or any(word.startswith("-") for word in rest)):
        made.error(f"unrecognized arguments: {' '.join(rest)}")
    if figures is not None:
        figures.extend(rest)
    return asked


def shielded(arguments: list[str]) -> list[str]:
    """Values that begin with a minus are values: ``--formula -2^2`` and a goal of ``-5..-1`` are no options."""
    safe: list[str] = []
    for argument in arguments:
        if safe and safe[-1] in _WITH_TEXT:
            safe[-1] += f"={argument}"
        elif argument[:1] == "-" and argument[1:2].isdigit():
            safe.append(f"\N{MINUS SIGN}{argument[1:]}")  # which is read alike
        else:
            safe.append(argument)
    return safe


_WITH_TEXT = (
    *("--formula", "--tolerance", "--label", "--reason", "--name", "--group"),
    *("--note", "--note-on", "--type", "--rules", "--reopen", "--sheet", "--source"),
)

_COMMANDS = (
    *(files.add_new, files.add_import, files.add_readers, files.add_export),
    *(figures.add_set, goals.add_goal, goals.add_goals, benchmarks.add_benchmark),
    *(figures.add_indicator, figures.add_segment),
    *(figures.add_month, figures.add_close, figures.add_reopen, figures.add_questions, figures.add_confirm),
    *(views.add_show, views.add_explain, views.add_chart, branding.add_brand, views.add_catalogue),
    *(foresight.add_forecast, limits.add_limits, activity_index.add_activity),
    *(owner_says.add_break, owner_says.add_seasonal),
    *(attention.add_attention, reasons.add_why, reasons.add_solve, reasons.add_demand, campaign.add_campaign),
    *(files.add_check, files.add_repair, files.add_backups, files.add_restore, files.add_history),
)


def parser() -> argparse.ArgumentParser:
    """Of every command."""
    made = argparse.ArgumentParser(prog="kpidesk-cli", description=__doc__, epilog=ENDS)
    made.add_argument("--version", action="version", version=f"kpidesk {__version__}")
    commands = made.add_subparsers(required=True, metavar="COMMAND")
    for add in _COMMANDS:
        add(commands)
    return made


if __name__ == "__main__":
    sys.exit(main())
