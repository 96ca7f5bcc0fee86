"""Makes sample.json beside it: 36 months of an invented shop, the same to the last byte on every run."""

import json
from collections import defaultdict
from pathlib import Path
from random import Random
from typing import Any

from kpidesk.domain.month import Month

SEED = 1789
FIRST, LAST = Month.of(2023, 10), Month.of(2026, 9)
UNTIL_DAY = 17  # September 2026 is still running
DOWNHILL_AFTER = Month.of(2025, 12)  # from then on visitors buy less often, and goods and ads cost more

#             Jan   Feb   Mar   Apr   May   Jun   Jul   Aug   Sep   Oct   Nov   Dec
VISIT_SEASON = (0.96, 0.90, 1.01, 0.99, 1.02, 0.98, 0.99, 0.99, 0.97, 1.02, 1.08, 1.12)
BUYER_SEASON = (0.95, 0.97, 1.00, 0.99, 1.01, 1.00, 1.01, 0.95, 1.01, 1.02, 1.06, 1.10)
AD_SEASON = (0.85, 0.90, 1.00, 1.00, 1.05, 0.95, 0.90, 0.95, 1.00, 1.10, 1.45, 1.30)
PREBOUGHT = {10: 900, 11: 700, 12: -500, 1: -800, 2: -300}  # goods for Christmas are paid before they are sold
MENTIONED = {Month.of(2025, 5): 1.09}  # visits in a month in which somebody wrote about the shop
FIXED_COSTS = {2023: 880, 2024: 930, 2025: 1010, 2026: 1130}
DRAWINGS = {2023: 640, 2024: 1040, 2025: 1520, 2026: 1220}
INCOME_TAX = {2023: 150, 2024: 260, 2025: 420, 2026: 460}  # paid at the end of every quarter

CHANNELS = ("Search", "Direct", "Social", "Email", "Paid ads")
VISIT_SHARES = (0.345, 0.27, 0.135, 0.09, 0.13)
ORDER_SHARES = (0.30, 0.25, 0.075, 0.12, 0.215)

CHOSEN = """
revenue cogs expenses variable_expenses cash_in cash_out cash_balance
total_revenue gross_margin profit profit_margin net_cash_flow cash_buffer_days
orders units_sold orders_placed aov
customers_start customers_new customers_lost customers_end customers_active customers_repeat
customer_count churn_rate repeat_customer_rate cac
visitors conversions website_visits conversion_rate revenue_per_visit
carts_created checkouts_started orders_online units_returned cart_abandonment_rate checkout_abandonment_rate return_rate
ad_spend marketing_other_cost ad_revenue ad_impressions ad_clicks marketing_cost_ratio roas ad_ctr cpc
emails_sent emails_delivered bounces_hard bounces_soft email_opens email_clicks email_unsubscribes newsletter_signups
subscribers email_open_rate email_ctr unsubscribe_rate newsletter_signup_rate subscriber_growth
"""

NOTES = {
    "expenses 2026-03": "New shelves for the packing room, 186.40.",
    "ad_spend 2025-11": "Two weeks of gift ads instead of one.",
    "revenue 2026-08": "Away from the 10th to the 16th, no parcels sent.",
    "visitors 2025-05": "A garden blog wrote about the bird feeder.",
    "marketing_other_cost 2025-10": "Stand at the craft fair.",
}
MONTH_NOTES = {"2026-08": "Summer break in the second week. Orders waited, some were cancelled."}

RATE_GOALS: dict[str, dict[str, float | str]] = {
    "profit_margin": {"value": 0.2, "tolerance": 0.02, "reason": "Enough to live on and to put some aside."},
    "gross_margin": {"value": 0.57, "tolerance": 0.01, "reason": "Last year's average, held."},
    "aov": {"value": 48, "reason": "Gift sets should lift it."},
    "churn_rate": {"value": 0.042, "reason": "As in 2025."},
    "cac": {"value": 22, "reason": "A first order leaves about this much."},
    "conversion_rate": {"value": 0.02, "tolerance": 0.001, "reason": "The new product pages should hold it."},
    "cart_abandonment_rate": {"value": 0.65, "reason": "Shipping cost is now shown in the cart."},
    "return_rate": {"value": 0.028, "reason": "Better photographs of sizes."},
    "email_ctr": {"value": 0.032, "reason": "Two good letters a month."},
    "marketing_cost_ratio": {"value": 0.06, "upper": 0.1, "reason": "Less would starve the shop, more would eat it."},
}

Series = dict[str, list[float | None]]


class Dice:
    """Chance from one seed. Uses `Random.random` alone, whose sequence is the same in every Python."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)

    def around(self, value: float, spread: float) -> float:
        """Something within ``spread`` (0.05 is 5 %) of the value, more often near it than far from it."""
        return value * (1 + spread * (self._random.random() + self._random.random() - 1))

    def split(self, total: int, shares: tuple[float, ...]) -> list[int]:
        """Parts of the total; what they leave over belongs to nobody."""
        return [int(self.around(total * share, 0.06)) for share in shares]


class Shop:
    """The shop in the month that is being lived through, and what it carries into the next."""

    def __init__(self) -> None:
        self.dice = Dice(SEED)
        self.customers, self.subscribers, self.cash, self.last_revenue = 548, 1240, 6850.0, 4400.0
        self.figures: dict[str, float] = {}

    def live(self, month: Month) -> dict[str, float]:
        """One month's figures; a running month has what happened until `UNTIL_DAY`, and nothing of its end."""
        self.figures = {"customers_start": self.customers} if month == FIRST else {}
        part = UNTIL_DAY / month.days if month == LAST else 1.0
        self._sell(month, part)
        self._advertise(month, part)
        self._spend(month, part)
        self._win_and_lose(month, part)
        self._write_letters(month)
        if month != LAST:
            self._count_money(month)
        return self.figures

    def _sell(self, month: Month, part: float) -> None:
        around, age, worse = self.dice.around, month - FIRST, _downhill(month)
        usual = 5150 * (1 + 0.0132 * age) * VISIT_SEASON[month.number - 1]
        visits = round(around(usual * MENTIONED.get(month, 1), 0.045) * part)
        bought = around(0.0212 * BUYER_SEASON[month.number - 1] * (1 - 0.021 * worse), 0.045)
        online = round(visits * bought)
        orders = online + round(around(online * (0.14 if month.number == 12 else 0.06), 0.3))
        revenue = round(orders * around(44.6 + 0.125 * age, 0.025), 2)
        carts = round(online / around(0.361, 0.035))
        units = round(around(orders * 2.26, 0.04))
        self.figures |= {
            "visitors": visits,
            "carts_created": carts,
            "checkouts_started": round(around(carts * 0.585, 0.03)),
            "orders_online": online,
            "conversions": online,
            "orders": orders,
            "units_sold": units,
            "units_returned": round(around(units * 0.0262, 0.15)),
            "revenue": revenue,
            "cogs": round(revenue * around(0.417 + 0.0032 * worse, 0.02), 2),
        }
        for name, shares in (("visitors", VISIT_SHARES), ("conversions", ORDER_SHARES)):
            for channel, count in zip(CHANNELS, self.dice.split(round(self.figures[name]), shares), strict=True):
                self.figures[f"{name} channel:{channel}"] = count
        for channel in CHANNELS:  # an order at the market stall comes through none of them
            self.figures[f"orders channel:{channel}"] = self.figures[f"conversions channel:{channel}"]

    def _advertise(self, month: Month, part: float) -> None:
        around, age, worse = self.dice.around, month - FIRST, _downhill(month)
        spend = around((318 + 3.6 * age) * AD_SEASON[month.number - 1] + 29 * worse, 0.05) * part
        clicks = round(around(self.figures["visitors channel:Paid ads"] * 1.07, 0.02))
        sold = self.figures["orders channel:Paid ads"] * self.figures["revenue"] / self.figures["orders"]
        fair = 145.0 if month.number == 10 else 0.0
        self.figures |= {
            "ad_spend": round(spend, 2),
            "ad_clicks": clicks,
            "ad_impressions": round(clicks / around(0.0185, 0.06)),
            "ad_revenue": round(around(sold, 0.04), 2),
            "marketing_other_cost": round((58.0 if month.year < 2025 else 69.0) + fair, 2),
        }

    def _spend(self, month: Month, part: float) -> None:
        varying = self.dice.around(self.figures["revenue"] * 0.113, 0.03)
        fixed = self.dice.around(FIXED_COSTS[month.year], 0.05) * part
        shelves = 186.4 if month == Month.of(2026, 3) else 0.0
        marketing = self.figures["ad_spend"] + self.figures["marketing_other_cost"]
        self.figures["variable_expenses"] = round(varying, 2)
        self.figures["expenses"] = round(fixed + varying + marketing + shelves, 2)

    def _win_and_lose(self, month: Month, part: float) -> None:
        around, orders = self.dice.around, self.figures["orders"]
        won = round(around(orders * 0.245 * (1 - 0.026 * _downhill(month)), 0.09))
        lost = round(around(self.customers * 0.0385 * part, 0.13) * (1.35 if month == LAST.previous else 1.0))
        self.figures |= {"customers_new": won, "customers_lost": lost}
        self.customers += won - lost
        if month != LAST:
            active = round(around(orders * 0.9, 0.03))
            self.figures |= {"customers_active": active, "customers_repeat": active - won}

    def _write_letters(self, month: Month) -> None:
        around = self.dice.around
        letters = 1 if month == LAST else 4 if month.number in {11, 12} else 2
        sent = self.subscribers * letters
        hard, soft = round(around(sent * 0.0022, 0.3)), round(around(sent * 0.0068, 0.25))
        delivered = sent - hard - soft
        joined = round(around(self.figures["visitors"] * 0.0072, 0.12))
        left = round(around(delivered * 0.0031, 0.2))
        self.figures |= {
            "emails_sent": sent,
            "bounces_hard": hard,
            "bounces_soft": soft,
            "emails_delivered": delivered,
            "email_opens": round(around(delivered * 0.412, 0.04)),
            "email_clicks": round(around(delivered * 0.0335, 0.09)),
            "email_unsubscribes": left,
            "newsletter_signups": joined,
        }
        self.subscribers += joined - left - hard
        if month != LAST:
            self.figures["subscribers"] = self.subscribers

    def _count_money(self, month: Month) -> None:
        """The payment service pays out a week later; stock is bought ahead; tax is due every quarter."""
        revenue, number = self.figures["revenue"], month.number
        received = round(0.78 * revenue + 0.22 * self.last_revenue, 2)
        tax = INCOME_TAX[month.year] if number % 3 == 0 else 0
        goods = self.figures["cogs"] + PREBOUGHT.get(number, 0)
        paid = round(goods + self.figures["expenses"] + self.dice.around(DRAWINGS[month.year], 0.1) + tax, 2)
        self.cash = round(self.cash + received - paid, 2)
        self.last_revenue = revenue
        self.figures |= {"cash_in": received, "cash_out": paid, "cash_balance": self.cash}


def _downhill(month: Month) -> int:
    """Months since things began to go worse; 0 before."""
    return max(0, month - DOWNHILL_AFTER)


def live_through() -> Series:
    """All figures, month after month."""
    shop, series = Shop(), defaultdict[str, list[float | None]](list)
    months = FIRST.until(LAST)
    for position, month in enumerate(months):
        for name, value in shop.live(month).items():
            series[name] += [None] * (position - len(series[name])) + [value]
    series["units_returned"][Month.of(2026, 5) - FIRST] = None  # forgotten
    return {name: values + [None] * (len(months) - len(values)) for name, values in series.items()}


def goals(series: Series) -> dict[str, dict[str, Any]]:
    """Goals for 2026. Those of amounts follow last year's seasons, those of rates are the same every month."""
    in_2025 = slice(Month.of(2025, 1) - FIRST, Month.of(2026, 1) - FIRST)

    def like_last_year(name: str, factor: float, step: int) -> list[int]:
        return [round(value * factor / step) * step for value in series[name][in_2025] if value is not None]

    revenue = like_last_year("revenue", 1.06, 10)
    return {
        "total_revenue": {"values": revenue, "reason": "Last year's seasons and six percent more."},
        "profit": {"values": [round(value * 0.2 / 10) * 10 for value in revenue], "reason": "A fifth of sales."},
        "orders_placed": {"values": like_last_year("orders", 1.04, 1), "reason": "Last year and four percent more."},
        "website_visits": {"values": like_last_year("visitors", 1.1, 50), "reason": "Last year and a tenth more."},
        **RATE_GOALS,
    }


def sample() -> dict[str, Any]:
    series = live_through()
    return {
        "business": {"name": "Alder & Wren", "currency": "EUR", "year_start": 1},
        "first_month": str(FIRST),
        "unfinished": {str(LAST): UNTIL_DAY},
        "chosen": CHOSEN.split(),
        "segments": [f"channel:{channel}" for channel in CHANNELS],
        "figures": series,
        "notes": NOTES,
        "month_notes": MONTH_NOTES,
        "goal_days": {"year": 2026, "set_on": "2026-01-05", "review_on": "2026-10-05"},
        "goals": goals(series),
        "benchmarks": {
            "conversion_rate": {
                "value": 0.021,
                "kind": "own history",
                "source": "Average of 2024 and 2025",
                "noted_on": "2026-01-05",
            }
        },
    }


def compact(contents: dict[str, Any]) -> str:
    """JSON with one line for each figure and each goal, so that a change of one shows as one."""
    return (
        _in_lines(
            {
                **{name: json.dumps(part, ensure_ascii=False) for name, part in contents.items()},
                "figures": _in_lines({name: _in_line(values) for name, values in contents["figures"].items()}),
                "goals": _in_lines({name: _in_line(part) for name, part in contents["goals"].items()}),
            }
        )
        + "\n"
    )


def _in_lines(parts: dict[str, str]) -> str:
    return "{\n" + ",\n".join(f"{json.dumps(name)}: {text}" for name, text in parts.items()) + "\n}"


def _in_line(part: object) -> str:
    return json.dumps(part, ensure_ascii=False, separators=(",", ":"))


if __name__ == "__main__":
    Path(__file__).with_name("sample.json").write_text(compact(sample()), "utf-8")
