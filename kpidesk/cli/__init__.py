"""kpidesk without a screen, for scripts and for checking. Plain English; Qt is never imported."""
