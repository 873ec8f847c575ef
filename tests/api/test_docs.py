"""The browsable schema in a real browser."""

from __future__ import annotations

from tests.support.browser import NewPage


async def test_the_docs_show_the_api_and_ask_no_other_host(served: str, new_page: NewPage) -> None:
    page = await new_page(served)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    await page.goto("/api/docs")
    await page.get_by_text("Stream a reply with its tool calls").wait_for()
    foreign = [url for url in asked if not url.startswith((served, "data:"))]
    assert foreign == []
