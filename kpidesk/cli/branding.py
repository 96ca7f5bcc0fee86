"""The command for the owner's colour and logo on charts."""

import argparse
from pathlib import Path

from kpidesk.charts.brand import Brand, brand_of, branding, checked_accent
from kpidesk.cli.opened import looked_at, opened
from kpidesk.cli.usage import Commands, command


def add_brand(commands: Commands) -> None:
    parser = command(
        commands,
        "brand",
        brand,
        "show, set or forget the colour and the logo that charts carry",
        "brand shop.kpidesk --accent #5548C8 --logo logo.png",
    )
    colour, logo = parser.add_mutually_exclusive_group(), parser.add_mutually_exclusive_group()
    colour.add_argument("--accent", metavar="COLOUR", help="like #5548C8; it must be seen on white")
    colour.add_argument("--no-accent", action="store_true")
    logo.add_argument("--logo", type=Path, metavar="FILE", help="a PNG or JPEG picture")
    logo.add_argument("--no-logo", action="store_true")


def brand(arguments: argparse.Namespace) -> None:
    """Raises Refusal for a colour or a logo that could hardly be seen, with what is needed."""
    if not (arguments.accent or arguments.no_accent or arguments.logo or arguments.no_logo):
        with looked_at(arguments.file) as workbook:
            print(_told(brand_of(workbook)))
        return
    accent = checked_accent(arguments.accent) if arguments.accent else None
    logo = _logo(arguments.logo) if arguments.logo else None
    with opened(arguments.file) as file:
        before = brand_of(file.workbook)
        wanted = Brand(
            None if arguments.no_accent else accent or before.accent, None if arguments.no_logo else logo or before.logo
        )
        file.workbook.apply(branding(wanted))
        print(_told(wanted))


def _logo(path: Path) -> bytes:
    from kpidesk.charts.paper.logo import logo_from  # matplotlib is slow to load

    return logo_from(path)


def _told(held: Brand) -> str:
    logo = f"a logo of {len(held.logo) / 1000:,.0f} kB" if held.logo else "no logo"
    return f"{held.accent or 'no colour'}, {logo}"
