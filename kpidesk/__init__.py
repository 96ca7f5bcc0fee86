"""kpidesk: the monthly figures of a one-person business, in one file, offline."""

__version__ = "0.1.0"
