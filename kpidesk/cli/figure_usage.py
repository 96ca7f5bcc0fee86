"""The commands about figures, months and parts of the business."""

from kpidesk.cli import edit, entering, months, questions, segments
from kpidesk.cli.usage import SEGMENT, Commands, Parser, Run, command, takes_json, takes_segment
from kpidesk.domain.indicator import Direction, Rollup, Unit


def add_set(commands: Commands) -> None:
    parser = command(
        commands,
        "set",
        entering.set_figures,
        "store figures and notes of one month",
        'set shop.kpidesk 2011-11 orders=412 "ad_spend==1200+340.50" --note-on "orders=Christmas began"\n'
        "set shop.kpidesk 2011-11 visitors=2,300 --segment channel:newsletter",
    )
    parser.add_argument("month", metavar="MONTH")
    parser.add_argument(
        "values", nargs="*", metavar="ID=VALUE", help="a number, or a sum that begins with = and is kept; ID= clears"
    )
    takes_segment(parser)
    parser.add_argument("--decimal", choices=(".", ","), help="the decimal mark; else that which the numbers show")
    parser.add_argument("--note", metavar="TEXT", help='the note on the month; "" takes it away')
    parser.add_argument(
        "--note-on",
        action="append",
        default=[],
        metavar="ID=TEXT",
        help="the note on a figure or a KPI in this month; may repeat; ID= takes it away",
    )


def add_indicator(commands: Commands) -> None:
    parser = command(
        commands,
        "indicator",
        edit.set_indicator,
        "add or change an indicator of your own",
        'indicator shop.kpidesk parcels_per_order --label "Parcels per order" --formula "units_sold / orders"',
    )
    parser.add_argument("id", metavar="ID")
    parser.add_argument("--label")
    parser.add_argument("--formula", help="a KPI; without one it is a figure to type")
    parser.add_argument("--unit", choices=[str(unit) for unit in Unit])
    parser.add_argument("--direction", choices=[str(direction) for direction in Direction])
    parser.add_argument("--rollup", choices=[str(r) for r in Rollup if r is not Rollup.WEIGHTED_MEAN])
    parser.add_argument("--group")
    parser.add_argument("--decimals", type=int, choices=range(7), metavar="0..6")
    parser.add_argument("--remove", action="store_true", help="remove it with its figures and goals")


def add_month(commands: Commands) -> None:
    parser = command(
        commands,
        "month",
        edit.set_month,
        "say what a month is, without looking at its figures: open, closed, or still running",
        "month shop.kpidesk 2011-12 --unfinished-until 9",
    )
    parser.add_argument("month", metavar="MONTH")
    state = parser.add_mutually_exclusive_group(required=True)
    state.add_argument("--open", action="store_true")
    state.add_argument("--closed", action="store_true")
    state.add_argument("--unfinished-until", type=int, metavar="DAY", help="last day whose figures are entered")


def add_close(commands: Commands) -> None:
    parser = command(
        commands,
        "close",
        months.close,
        "close a month; says what is missing and what is still asked, and then closes only with --anyway",
        "close shop.kpidesk 2011-11 --anyway",
    )
    parser.add_argument("month", metavar="MONTH")
    parser.add_argument("--anyway", action="store_true", help="close it as it is")


def add_reopen(commands: Commands) -> None:
    parser = command(
        commands,
        "reopen",
        months.reopen,
        "open a closed month again; what changes from then on is marked as restated",
        'reopen shop.kpidesk 2011-11 --reason "an invoice came late"',
    )
    parser.add_argument("month", metavar="MONTH")
    parser.add_argument("--reason", required=True, metavar="TEXT", help="why; it stays with the month")


def add_questions(commands: Commands) -> None:
    parser = command(
        commands,
        "questions",
        questions.questions,
        "what is still open: odd and impossible figures, gaps, months that nobody closed; the newest first",
        "questions shop.kpidesk --month 2011-11 --json",
    )
    parser.add_argument("--month", metavar="MONTH", help="of this month only")
    takes_json(parser)


def add_confirm(commands: Commands) -> None:
    parser = command(
        commands,
        "confirm",
        questions.confirm,
        "say that an odd figure is right",
        "confirm shop.kpidesk 2011-11 orders",
    )
    parser.add_argument("month", metavar="MONTH")
    parser.add_argument("id", metavar="ID")
    takes_segment(parser)


def add_segment(commands: Commands) -> None:
    parser = command(
        commands,
        "segment",
        None,
        "channels, campaigns and products: list, add, rename, end, merge and remove them",
        "segment shop.kpidesk add campaign:spring --from 2011-03-01 --until 2011-03-31 --type newsletter\n"
        "segment shop.kpidesk merge channel:facebook channel:instagram --into channel:social",
    )
    deeds = parser.add_subparsers(required=True, metavar="ACTION")
    _add_list(deeds)
    _add_add(deeds)
    _add_changes(deeds)
    _add_totals(deeds)


def _add_list(deeds: Commands) -> None:
    text = "every one with its dates, its type and what it is used for"
    takes_json(_deed(deeds, "list", segments.show, text, "segment shop.kpidesk list"))


def _add_add(deeds: Commands) -> None:
    text = "add one, or change its dates and type"
    parser = _deed(deeds, "add", segments.add, text, "segment shop.kpidesk add campaign:spring --from 2011-03-01")
    parser.add_argument("segment", metavar=SEGMENT)
    parser.add_argument("--from", dest="starts", metavar="DAY", help="its first day")
    parser.add_argument("--until", dest="ends", metavar="DAY", help="its last day")
    parser.add_argument("--type", metavar="TEXT", help="what it is: newsletter, social, ads, fair, discount …")


def _add_changes(deeds: Commands) -> None:
    text = "give one another name; its figures, notes and formulas go along"
    rename = _deed(deeds, "rename", segments.rename, text, "segment shop.kpidesk rename channel:insta Instagram")
    rename.add_argument("segment", metavar=SEGMENT)
    rename.add_argument("name", metavar="NEW-NAME")
    text = "say which day was its last: it is not asked for after that"
    end = _deed(deeds, "end", segments.end, text, "segment shop.kpidesk end campaign:spring 2011-03-31")
    end.add_argument("segment", metavar=SEGMENT)
    end.add_argument("day", metavar="DAY", help='its last day; "" lets it go on')
    text = "make one of several: figures are added, the others go"
    example = "segment shop.kpidesk merge channel:facebook channel:instagram --into channel:social"
    merge = _deed(deeds, "merge", segments.merge, text, example)
    merge.add_argument("segments", nargs="+", metavar=SEGMENT)
    merge.add_argument("--into", required=True, metavar=SEGMENT)
    merge.add_argument(
        "--keep-into", action="store_true", help="where figures do not add up, keep that of --into and note the other"
    )
    text = "remove one that is not used"
    remove = _deed(deeds, "remove", segments.remove, text, "segment shop.kpidesk remove product:mug")
    remove.add_argument("segment", metavar=SEGMENT)
    remove.add_argument("--with-figures", action="store_true", help="remove its figures and notes, too")


def _add_totals(deeds: Commands) -> None:
    text = "say whether a blank total is the sum of its parts; without ID tell how it is"
    parser = _deed(deeds, "totals", segments.totals, text, "segment shop.kpidesk totals visitors channel")
    parser.add_argument("id", nargs="?", default="", metavar="ID")
    parser.add_argument("kind", nargs="?", choices=("typed", "channel", "campaign", "product"), help="else as it is")
    takes_json(parser)


def _deed(deeds: Commands, name: str, run: Run, text: str, example: str) -> Parser:
    return command(deeds, name, run, text, example, file=False)
