"""The commands about a file as a whole: making it, taking figures in and out, keeping it safe."""

import argparse
from pathlib import Path

from kpidesk.cli import care, checked, edit, export, importing, readers
from kpidesk.cli.usage import Commands, command, takes_json, takes_segment, year

DAY_ORDERS = ("day-first", "month-first")


def add_new(commands: Commands) -> None:
    parser = command(
        commands, "new", edit.make_new, "make a file for a business", "new shop.kpidesk --starter shop --currency GBP"
    )
    start = parser.add_mutually_exclusive_group()
    start.add_argument("--starter", default="", choices=("shop", "services", "content", "everything"))
    start.add_argument("--sample", action="store_true", help="fill it with the invented sample business")
    parser.add_argument("--name", help="name of the business; else the name of the file")
    parser.add_argument("--currency", default="EUR", help="three letters, like GBP")
    parser.add_argument(
        "--business-year-start", type=int, default=1, choices=range(1, 13), metavar="1..12", help="first month"
    )


def add_import(commands: Commands) -> None:
    parser = command(
        commands,
        "import",
        importing.import_figures,
        "bring in a CSV, TSV or XLSX file of any shape, or what another program hands out",
        'import shop.kpidesk figures.csv --map "total_sales=revenue" "search=visitors@channel:search"\n'
        'import shop.kpidesk bank.csv --rules "hosting=out:expenses" --dry-run',
    )
    parser.add_argument("data", type=Path, metavar="DATA", help="the file to import; its content tells what it is")
    parser.add_argument(
        "--sheet", action="append", default=[], metavar="NAME", help="of an XLSX file; may repeat; else all that show"
    )
    parser.add_argument(
        "--reader",
        default="auto",
        metavar="NAME",
        help="a ready-made reader, as `readers` lists them; auto: the one that knows the file; none: a plain sheet",
    )
    parser.add_argument(
        "--map",
        action="extend",
        nargs="+",
        default=[],
        metavar="COLUMN=FIGURE",
        help="send a column to a figure, or to a part of it with FIGURE@channel:NAME; COLUMN= leaves it out",
    )
    parser.add_argument("--mapping", type=Path, metavar="FILE", help="decide as a mapping that was saved says")
    parser.add_argument("--save-mapping", type=Path, metavar="FILE", help="write what was decided, for --mapping")
    parser.add_argument("--year", type=year, metavar="YEAR", help="of months without one")
    parser.add_argument("--decimal", choices=(".", ","), help="the decimal mark, where the file does not tell")
    parser.add_argument("--day-order", choices=DAY_ORDERS, help="how 03/04/2026 is read, where the file does not tell")
    parser.add_argument("--by-month", action="store_true", help="add up the lines of each month")
    _add_reader_options(parser)
    parser.add_argument("--reopen", metavar="REASON", help="change figures of closed months, too, and open those")
    parser.add_argument("--unfinished-until", metavar="DAY", help="the last month runs still: 2011-12-09")
    parser.add_argument("--skip-refused", action="store_true", help="leave out what is refused, store the rest")
    parser.add_argument("--dry-run", action="store_true", help="say of every cell what would happen, store nothing")
    takes_json(parser)


def _add_reader_options(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("for ready-made readers")
    group.add_argument(
        "--rules",
        action="append",
        default=[],
        metavar="TEXT=SIGN:FIGURE",
        help="of a bank account: bookings with this text go to this figure; SIGN is in, out or any; may repeat, and the"
        " first that fits wins; the figure “own transfer” counts them nowhere",
    )
    group.add_argument("--split", action="store_true", help="also by channel or campaign")
    group.add_argument("--ads", action="store_true", help="sales of paid channels are sales traced to ads")
    group.add_argument("--currency", default="", metavar="CODE", help="the one to read of several, like EUR")
    group.add_argument("--month", metavar="MONTH", help="of a file that does not say which month it is")


def add_readers(commands: Commands) -> None:
    parser = command(
        commands,
        "readers",
        readers.readers,
        "the ready-made readers, and the columns that each looks for",
        "readers\nreaders Shopify --json",
        file=False,
    )
    parser.add_argument("name", nargs="?", default="", metavar="NAME", help="else all of them")
    takes_json(parser)


def add_export(commands: Commands) -> None:
    parser = command(
        commands,
        "export",
        export.export,
        "write the typed figures as a table that import takes back",
        "export shop.kpidesk -o figures.xlsx",
    )
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="OUT.csv|OUT.xlsx")
    takes_segment(parser)


def add_check(commands: Commands) -> None:
    text = "is the file sound? Looks at everything, changes nothing"
    takes_json(command(commands, "check", checked.check, text, "check shop.kpidesk --json"))


def add_repair(commands: Commands) -> None:
    text = "make a sound file of all that a damaged one still holds"
    parser = command(commands, "repair", care.repair, text, "repair damaged.kpidesk -o whole.kpidesk")
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="NEW", help="the new file")
    takes_json(parser)


def add_backups(commands: Commands) -> None:
    text = "the backups of a file, the newest first"
    takes_json(command(commands, "backups", care.backups, text, "backups shop.kpidesk"))


def add_restore(commands: Commands) -> None:
    text = "put a backup in the place of the file; can be undone"
    parser = command(commands, "restore", care.restore, text, "restore shop.kpidesk 1")
    parser.add_argument("backup", metavar="BACKUP", help="its number or name as listed by backups, or a file")
    takes_json(parser)


def add_history(commands: Commands) -> None:
    text = "every change of a figure: when, from what to what, how"
    parser = command(commands, "history", care.history, text, "history shop.kpidesk orders --at 2011-11")
    parser.add_argument("id", metavar="ID")
    parser.add_argument("--at", metavar="MONTH", help="of this month only")
    takes_json(parser)
