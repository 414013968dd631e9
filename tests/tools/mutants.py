"""`make mutants`: how many seeded faults the checks catch. See the folder of the same name."""

import sys

from mutants.runner import main  # the folder: a package goes before this file

if __name__ == "__main__":
    sys.exit(main())
