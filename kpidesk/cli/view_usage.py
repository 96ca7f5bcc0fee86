"""The commands that show what follows from the figures."""

from pathlib import Path

from kpidesk.charts.presets import PRESETS
from kpidesk.cli import look
from kpidesk.cli.usage import Commands, command, takes_json, takes_segment

PERIODS = "2011-11, 2011-Q4, 2011, ytd:2011-11 or 12m:2011-11"


def add_show(commands: Commands) -> None:
    text = "values, changes, goals and status"
    parser = command(commands, "show", look.show, text, "show shop.kpidesk total_revenue --at 2011-Q4 --json")
    parser.add_argument("ids", nargs="*", metavar="ID", help="else everything that is chosen")
    parser.add_argument("--at", required=True, metavar="PERIOD", help=PERIODS)
    parser.add_argument("--from", dest="first", metavar="PERIOD", help="every period from this one on")
    takes_segment(parser)
    takes_json(parser)


def add_explain(commands: Commands) -> None:
    text = "how a value comes about, step by step"
    parser = command(commands, "explain", look.explain, text, "explain shop.kpidesk aov --at ytd:2011-11")
    parser.add_argument("id", metavar="ID")
    parser.add_argument("--at", required=True, metavar="PERIOD", help=PERIODS)
    takes_segment(parser)
    takes_json(parser)


def add_chart(commands: Commands) -> None:
    parser = command(
        commands,
        "chart",
        look.chart,
        "write a chart; its ending says what: .png .svg .pdf .csv",
        "chart shop.kpidesk total_revenue --at 2011-11 -o chart.png --preset slide",
    )
    parser.add_argument("id", metavar="ID")
    parser.add_argument("--kind", default="goal-vs-actual", choices=("goal-vs-actual",))
    parser.add_argument("--at", required=True, metavar="PERIOD", help=PERIODS)
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="OUT")
    parser.add_argument("--preset", default="slide", choices=PRESETS)
    parser.add_argument("--dark", action="store_true")
    parser.add_argument("--no-notes", action="store_true", help="leave the owner's notes on the months out")


def add_catalogue(commands: Commands) -> None:
    text = "every figure and KPI that ships"
    takes_json(command(commands, "catalogue", look.catalogue, text, "catalogue --json", file=False))
