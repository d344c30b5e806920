"""All benchmarks, as ratios within one run: `make bench`."""

from __future__ import annotations

from tests.benchmarks import extraction

if __name__ == "__main__":
    extraction.main()
