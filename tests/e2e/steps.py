"""What people do on the page, by what they see and hear: roles and names, never style."""

from __future__ import annotations

import re
from itertools import count

from playwright.async_api import Locator, Page, expect

SIGN_IN = re.compile(r"/login/?$")
PASSWORD = "correct horse battery staple"

_numbers = count(1)


def new_name(word: str = "person") -> str:
    """A name that no other test has registered on the shared server."""
    return f"{word}{next(_numbers)}"


def composer(page: Page) -> Locator:
    """The box a message is written in."""
    return page.get_by_role("textbox", name="Message", exact=True)


def replies(page: Page) -> Locator:
    """The assistant's messages, the one that is being written included."""
    return page.get_by_role("region", name="Messages").locator(".message.assistant")


def task(page: Page, title: str) -> Locator:
    """A task's line in the list."""
    return page.get_by_role("complementary").get_by_role("listitem").filter(has_text=title)


def stop_button(page: Page) -> Locator:
    """What stands in place of Send while a reply runs."""
    return page.get_by_role("button", name="Stop the reply")


def send_button(page: Page) -> Locator:
    """The button that sends."""
    return page.get_by_role("button", name="Send", exact=True)


async def register(page: Page, name: str | None = None, password: str = PASSWORD) -> str:
    """Make an account and arrive at the empty chat; returns the name."""
    name = name or new_name()
    await page.goto("/register")
    await page.get_by_label("Name", exact=True).fill(name)
    await page.get_by_label("Password", exact=True).fill(password)
    await page.get_by_role("button", name="Make my account").click()
    await arrive(page)
    return name


async def sign_in(page: Page, name: str, password: str = PASSWORD) -> None:
    """Sign in and arrive at the empty chat."""
    await page.goto("/login")
    await page.get_by_label("Name", exact=True).fill(name)
    await page.get_by_label("Password", exact=True).fill(password)
    await page.get_by_role("button", name="Sign in", exact=True).click()
    await arrive(page)


async def enter_as_guest(page: Page) -> None:
    """Try the app without an account."""
    await page.goto("/login")
    await page.get_by_role("button", name="Try it without an account").click()
    await arrive(page)


async def arrive(page: Page) -> None:
    """Wait for the empty chat to be ready for a message."""
    await page.wait_for_url("**/c")
    await expect(page.get_by_text("Tell me what is on your mind.")).to_be_visible()


async def try_to_send(page: Page, text: str) -> None:
    """Write a message and press Enter, whatever comes of it."""
    await composer(page).fill(text)
    await composer(page).press("Enter")


async def send(page: Page, text: str) -> None:
    """Write a message, press Enter, and see it in the conversation."""
    said = page.locator(".message.user")
    before = await said.count()
    await try_to_send(page, text)
    await expect(said).to_have_count(before + 1)


async def finished(page: Page) -> None:
    """Wait until the reply to a message that was sent runs no more."""
    await expect(send_button(page)).to_be_visible()
    await expect(stop_button(page)).to_be_hidden()
