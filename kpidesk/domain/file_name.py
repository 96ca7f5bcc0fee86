"""How the file of a business is called."""

SUFFIX = ".kpidesk"
