"""The functions of the formula language: what the owner may call, how, and what it means."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Function:
    """``least`` and ``most`` count the values between the brackets; ``most`` None means as many as one likes."""

    name: str
    least: int
    most: int | None
    usage: str
    description: str
    example: str

    def takes(self, count: int) -> bool:
        return self.least <= count and (self.most is None or count <= self.most)

    @property
    def arity(self) -> str:
        """How many values it takes, in words: ``no value``, ``1 value``, ``2 or more values``."""
        if self.most is None:
            return f"{self.least} or more values"
        return "no value" if self.most == 0 else "1 value" if self.most == 1 else f"{self.most} values"


_TABLE = (
    Function("prev", 1, 1, "prev(x)", "x in the period before, of the same length", "revenue - prev(revenue)"),
    Function("yago", 1, 1, "yago(x)", "x in the same period a year earlier", "revenue / yago(revenue)"),
    Function("change", 1, 1, "change(x)", "x less x in the period before", "change(subscribers)"),
    Function("pchange", 1, 1, "pchange(x)", "change from the period before, as a share of it", "pchange(revenue)"),
    Function("days", 0, 0, "days()", "days in the period, so far if it is unfinished", "visitors / days()"),
    Function("months", 0, 0, "months()", "months in the period, 3 in a quarter", "revenue / months()"),
    Function("sum12", 1, 1, "sum12(x)", "the last 12 months added up", "sum12(revenue)"),
    Function("avg12", 1, 1, "avg12(x)", "the mean of the last 12 months", "avg12(inventory_value)"),
    Function("avg3", 1, 1, "avg3(x)", "the mean of the last 3 months", "avg3(cash_out)"),
    Function("ytd", 1, 1, "ytd(x)", "x since the start of the business year", "ytd(revenue)"),
    Function("nz", 1, 1, "nz(x)", "x, where a blank counts as 0", "revenue - nz(discounts_given)"),
    Function("at", 2, 2, 'at(x, "name")', "x of one channel, campaign or product", 'at(visitors, "search")'),
    Function("if", 3, 3, "if(x > y, a, b)", "a when the comparison holds, otherwise b", "if(orders > 0, 1, 0)"),
    Function("none", 1, 1, 'none("reason")', "no value, and why", 'none("nothing was sold")'),
    Function("min", 2, None, "min(x, y)", "the smallest of several values", "min(revenue, expenses)"),
    Function("max", 2, None, "max(x, y)", "the largest of several values", "max(profit, 0)"),
    Function("abs", 1, 1, "abs(x)", "x without its sign", "abs(change(revenue))"),
    Function("sqrt", 1, 1, "sqrt(x)", "the square root, of 0 and more", "sqrt(orders)"),
    Function("ln", 1, 1, "ln(x)", "the natural logarithm, above 0", "ln(revenue)"),
    Function("exp", 1, 1, "exp(x)", "e to the power of x", "exp(1)"),
)

FUNCTIONS = {function.name: function for function in _TABLE}

WINDOWS = {"sum12": 12, "avg12": 12, "avg3": 3}
"""Functions over single months, and how many."""

OTHER_NAMES = {
    "sum": "sum12",
    "average": "avg12",
    "avg": "avg12",
    "mean": "avg12",
    "log": "ln",
    "previous": "prev",
    "last": "prev",
    "lastyear": "yago",
    "pct": "pchange",
    "growth": "pchange",
    "minimum": "min",
    "maximum": "max",
    "iferror": "nz",
    "blank": "nz",
    "zero": "nz",
    "iif": "if",
    "case": "if",
    "sqr": "sqrt",
    "root": "sqrt",
    "na": "none",
    "segment": "at",
    "channel": "at",
}
"""What people coming from a spreadsheet call them."""
