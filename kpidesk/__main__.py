"""Starts the window: `python -m kpidesk`."""

import sys

from kpidesk.app import main

sys.exit(main())
