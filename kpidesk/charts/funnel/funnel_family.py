"""Which figures follow each other as steps, and which of these ways a figure belongs to."""

from dataclasses import dataclass

from kpidesk.domain.indicator import Indicator
from kpidesk.workbook.workbook import Workbook


@dataclass(frozen=True, slots=True)
class Family:
    """``steps`` are ids of typed counts, each a part of the one before; ``groups`` are those of KPIs beside them."""

    name: str
    steps: tuple[str, ...]
    groups: frozenset[str]
    programs: frozenset[str]


FAMILIES = (
    Family(
        "Shop",
        ("visitors", "engaged_visitors", "carts_created", "checkouts_started", "orders_online"),
        frozenset({"Store", "Website", "Sales"}),
        frozenset({"shop", "analytics"}),
    ),
    Family(
        "Email",
        ("emails_sent", "emails_delivered", "email_opens", "email_clicks"),
        frozenset({"Email"}),
        frozenset({"newsletter"}),
    ),
    Family("Sales", ("leads", "quotes_sent", "quotes_won"), frozenset({"Sales"}), frozenset({"crm"})),
    Family(
        "Ads",
        ("ad_impressions", "ad_clicks", "ad_conversions"),
        frozenset({"Advertising"}),
        frozenset({"ads"}),
    ),
)


def family_of(workbook: Workbook, indicator: str) -> Family | None:
    """By the steps that the figure is worked out from; else by its group or the program that it is looked up in.

    Of several of these, the first that has figures.
    """
    about = workbook.indicators.get(indicator)
    if about is None:
        return None
    inputs = workbook.definitions.inputs_of(indicator) | {indicator}
    best = max(FAMILIES, key=lambda family: len(inputs & set(family.steps)))
    if inputs & set(best.steps):
        return best
    beside = _beside(about)
    return next((family for family in beside if _has_figures(workbook, family)), beside[0] if beside else None)


def _beside(about: Indicator) -> list[Family]:
    by_group = [family for family in FAMILIES if about.group in family.groups]
    by_program = [family for family in FAMILIES if about.program in family.programs]
    return list(dict.fromkeys([*by_group, *by_program]))


def _has_figures(workbook: Workbook, family: Family) -> bool:
    return sum(bool(workbook.cells_of(step)) for step in family.steps) > 1
