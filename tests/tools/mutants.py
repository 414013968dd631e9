"""`make mutants`: how many seeded faults the checks catch. See tests/mutants."""

import sys

from mutants.runner import main

if __name__ == "__main__":
    sys.exit(main())
