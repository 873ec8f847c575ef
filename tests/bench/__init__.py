"""The benchmarks: `python -m tests.bench`, run by `make bench`; see docs/benchmarks.md."""
