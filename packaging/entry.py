"""What the frozen program starts with: the command `digitpad`, which opens the window if alone."""

import multiprocessing
import sys

from digitpad.cli import main

if __name__ == "__main__":
    # Reading many files starts copies of this program that are workers and nothing else.
    multiprocessing.freeze_support()
    sys.exit(main())
