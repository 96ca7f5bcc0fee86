"""python -m kpidesk.ui.gallery."""

import sys

from kpidesk.ui.gallery.gallery import main

sys.exit(main())
