"""Where a request comes from, as far as it matters for limits and for whom to trust."""

from __future__ import annotations

from ipaddress import IPv6Address, ip_address, ip_network
from urllib.parse import urlsplit

from fastapi import Request

from todo_chat.config import get_settings
from todo_chat.errors import AccessDenied, InvalidInput
from todo_chat.strings import t


def client_address(request: Request) -> str:
    """The address that tries are counted for; of IPv6 the network, which is one household's.

    This app speaks plain http, so a public address on https means that a proxy stands before it.
    Only then is the last entry of `X-Forwarded-For` believed, and only from a near neighbour.
    """
    peer = request.client.host if request.client else ""
    forwarded = request.headers.get("x-forwarded-for", "").rsplit(",", 1)[-1].strip()
    if forwarded and get_settings().secure_cookies and _is_near(peer):
        return _counted(forwarded)
    return _counted(peer)


def _is_near(host: str) -> bool:
    try:
        return ip_address(host).is_private
    except ValueError:
        return not host


def _counted(host: str) -> str:
    try:
        address = ip_address(host)
    except ValueError:
        return host[:64]
    if isinstance(address, IPv6Address):
        if address.ipv4_mapped:
            return str(address.ipv4_mapped)
        return str(ip_network((address, 64), strict=False))
    return str(address)


async def require_own_page(request: Request) -> None:
    """Let only this app's own pages use the login cookie, and only with JSON.

    Another site can't send JSON without the browser asking first; programs send no `Origin`.

    Raises:
        AccessDenied: the request comes from another site's page.
        InvalidInput: it is not JSON.
    """
    origin = request.headers.get("origin")
    if origin is not None:
        own = {urlsplit(get_settings().public_url).netloc, request.headers.get("host", "")}
        if origin.partition("://")[2] not in own:
            raise AccessDenied(t("origin.foreign"))
    if request.headers.get("content-type", "").split(";")[0].strip() != "application/json":
        raise InvalidInput.of("body", t("input.object"))
