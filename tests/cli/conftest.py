import sys
from pathlib import Path

# The invented records are shared with the tests of the store.
sys.path.insert(0, str(Path(__file__).parents[1] / "record"))
