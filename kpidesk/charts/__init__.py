"""What a chart says (its description), then how it is drawn (matplotlib)."""

import os

import platformdirs

# matplotlib reads this once, on import. A cache folder that stays saves building the font list anew at every start.
os.environ.setdefault("MPLCONFIGDIR", platformdirs.user_cache_dir("kpidesk", appauthor=False) + os.sep + "matplotlib")
