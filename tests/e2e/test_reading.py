"""Reading: what a reply may contain, and a view that leaves the reader alone."""

from __future__ import annotations

import asyncio

from playwright.async_api import Page, Request, expect

from tests.e2e.steps import finished, register, replies, send
from tests.support.browser import NewPage
from tests.support.server import AppServer
from tests.support.wire import Text, Wait, WireServer

NASTY = """
<img src="https://evil.example/1.png" onerror="window.caught = 1">
<script>window.caught = 2</script>
<iframe src="https://evil.example/frame"></iframe>

![picture](https://evil.example/2.png) and [a link](https://example.com/page)
and [a trap](javascript:window.caught=3) and <b onclick="window.caught=4">bold</b>

[![linked picture](https://evil.example/3.png)](https://example.com/other)
"""


async def test_html_never_runs_and_images_never_load(
    new_page: NewPage, scripted_server: AppServer, wire: WireServer
) -> None:
    asked: list[str] = []

    def note(request: Request) -> None:
        if not request.url.startswith((scripted_server.url, "data:", "ws")):
            asked.append(request.url)

    half = len(NASTY) // 2
    rest = asyncio.Event()
    wire.script(Text(*NASTY[:half]), Wait(rest), Text(*NASTY[half:], "\n\nThe end."))
    page = await new_page(scripted_server.url)
    page.context.on("request", note)
    await register(page)
    await send(page, "Be nasty")
    await expect(replies(page)).to_contain_text("onerror")
    rest.set()
    await expect(replies(page)).to_contain_text("The end.")
    await finished(page)
    await page.reload()
    await expect(replies(page)).to_contain_text("The end.")
    assert await page.evaluate("window.caught") is None
    assert asked == []
    inside = replies(page).locator("img, script, iframe, [onclick], [href^=javascript]")
    await expect(inside).to_have_count(0)
    link = replies(page).get_by_role("link", name="a link")
    await expect(link).to_have_attribute("target", "_blank")
    await expect(link).to_have_attribute("rel", "noopener noreferrer nofollow")


async def test_unfinished_markdown_is_mended_while_it_streams(
    new_page: NewPage, scripted_server: AppServer, wire: WireServer
) -> None:
    rest = asyncio.Event()
    wire.script(
        Text("Some **bold words"),
        Wait(rest),
        Text(" here** and\n\n```\ncode\n```\n\n| a |\n|-|\n| b |"),
    )
    page = await new_page(scripted_server.url)
    await register(page)
    await send(page, "Markdown, please")
    await expect(replies(page).locator("strong")).to_have_text("bold words")
    rest.set()
    await finished(page)
    await expect(replies(page).locator("strong")).to_have_text("bold words here")
    await expect(replies(page).locator("pre")).to_have_text("code")
    await expect(replies(page).get_by_role("cell")).to_have_text("b")
    await page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    await replies(page).get_by_role("button", name="Copy").click()
    await expect(replies(page).get_by_role("button", name="Copied")).to_be_visible()
    assert await page.evaluate("navigator.clipboard.readText()") == "code"


async def test_the_view_follows_only_a_reader_who_is_at_the_end(
    new_page: NewPage, scripted_server: AppServer, wire: WireServer
) -> None:
    paragraphs = [f"Paragraph {number}.\n\n" for number in range(60)]
    rest = asyncio.Event()
    wire.script(Text(*paragraphs[:40]), Wait(rest), Text(*paragraphs[40:], "The end."))
    page = await new_page(scripted_server.url)
    await register(page)
    await send(page, "Much, please")
    await expect(page.get_by_text("Paragraph 39.")).to_be_in_viewport()
    await page.get_by_text("Paragraph 39.").hover()
    await page.mouse.wheel(0, -600)
    await expect(page.get_by_text("Paragraph 39.")).not_to_be_in_viewport()
    jump = page.get_by_role("button", name="Jump to latest")
    await expect(jump).to_be_visible()
    top = await _top(page)
    rest.set()
    await finished(page)
    assert await _top(page) == top
    await jump.click()
    await expect(page.get_by_text("The end.")).to_be_in_viewport()
    await expect(jump).to_be_hidden()


async def _top(page: Page) -> float:
    top: float = await page.locator(".scroller").evaluate("box => box.scrollTop")
    return top


async def test_only_start_and_end_of_a_reply_are_announced(
    new_page: NewPage, scripted_server: AppServer, wire: WireServer
) -> None:
    rest = asyncio.Event()
    wire.script(Text("Some", " words"), Wait(rest), Text(" more."))
    page = await new_page(scripted_server.url)
    await register(page)
    announcer = page.get_by_role("main").locator("> [role=status]")
    await announcer.evaluate(
        """node => {
            window.said = [];
            const listen = () => node.textContent && window.said.push(node.textContent);
            new MutationObserver(listen)
                .observe(node, {childList: true, characterData: true, subtree: true});
        }"""
    )
    await send(page, "hello")
    await expect(replies(page)).to_contain_text("Some words")
    rest.set()
    await finished(page)
    await expect(announcer).to_have_text("The reply is complete.")
    said = await page.evaluate("window.said")
    assert said == ["The assistant is replying.", "The reply is complete."]
    await expect(page.get_by_role("main").locator("[aria-live], [role=log]")).to_have_count(0)
