"""The benchmarks, one a file; each is `async def run(model_url, *, full) -> Result`."""
