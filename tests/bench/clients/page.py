"""Our page without its browser: the same socket, the same events, the state put together alike."""

from __future__ import annotations

import asyncio
import json
import re
import time
import uuid
from importlib.metadata import version
from typing import Any

import httpx

from tests.bench.clients.reply import Reply
from tests.bench.clients.websocket import SocketIO
from tests.bench.replies import Order, read_stamps

NAMESPACE = "/_event"
ROOT = "reflex___state____state"
STATES = f"{ROOT}.todo_chat___ui___state___"
CHAT = f"{STATES}chat____chat_state"
LIVE = f"{STATES}live____live_state"
SEND = f"{STATES}composer____composer_state.send"
ON_LOAD = f"{ROOT}.reflex___state____on_load_internal_state.on_load_internal"
SUFFIX = "_rx_state_"
COOKIE = "todo_chat_session"
SECONDS = 120
_TIER = re.compile(rf"tier_(\d+){SUFFIX}")


class Page:
    """One tab of one person."""

    def __init__(self) -> None:
        self.state: dict[str, dict[str, Any]] = {}
        self._socket: SocketIO
        self._reply: Reply | None = None
        self._changed = asyncio.Event()
        self._path = "/c"

    @classmethod
    async def open(cls, url: str, cookie: str, conversation_id: str = "") -> Page:
        """Open the chat as a browser would; returns when the page is ready."""
        page = cls()
        page._path = f"/c/{conversation_id}" if conversation_id else "/c"
        hydrate = {"name": f"{ROOT}.hydrate_and_load", "payload": {}}
        query = f"?token={uuid.uuid4()}&EIO=4&transport=websocket"
        page._socket = await SocketIO.connect(
            url.replace("http", "ws", 1) + f"{NAMESPACE}/{query}",
            page._take,
            namespace=NAMESPACE,
            origin=url,
            cookie=cookie,
            auth={"event": hydrate | {"router_data": page._router_data()}},
            subprotocol=version("reflex"),
        )
        await page._until(lambda: bool(page.value(CHAT, "ready")))
        return page

    def value(self, state: str, name: str) -> Any:
        """A variable of a state as the browser has it."""
        return self.state.get(state, {}).get(name + SUFFIX)

    @property
    def live_text(self) -> str:
        """The running text of the reply that is being written."""
        return "".join(_texts(self.state.get(LIVE, {})))

    @property
    def last_text(self) -> str:
        """The text of the newest message."""
        recent = self.value(CHAT, "recent") or self.value(CHAT, "older") or [{"text": ""}]
        text: str = recent[-1]["text"]
        return text

    async def ask(self, order: Order) -> Reply:
        """Send a message and take in the reply, until it stands among the messages."""
        socket = self._socket
        before = socket.wire_bytes, socket.payload_bytes, socket.frames
        earlier = self.value(CHAT, "last_id")
        self._reply = reply = Reply(order)
        form = [["client_id", uuid.uuid4().hex], ["message", str(order)]]
        self._emit(SEND, {"form": {"__reflex_form_data__": form}})
        await self._until(lambda: self.value(CHAT, "last_id") != earlier and self._has_ended)
        reply.text, reply.ended = self.last_text, time.time()
        reply.wire_bytes = socket.wire_bytes - before[0]
        reply.payload_bytes = socket.payload_bytes - before[1]
        reply.frames = socket.frames - before[2]
        self._reply = None
        return reply

    def close(self) -> None:
        """Close the tab."""
        self._socket.close()

    @property
    def _has_ended(self) -> bool:
        return not self.value(LIVE, "turn_id") and len(read_stamps(self.last_text)) > 1

    def _emit(self, name: str, payload: dict[str, Any]) -> None:
        event = {"name": name, "payload": payload, "router_data": self._router_data()}
        self._socket.emit("event", event)

    def _router_data(self) -> dict[str, Any]:
        where: dict[str, Any] = {"pathname": self._path, "asPath": self._path}
        if conversation_id := self._path.removeprefix("/c").strip("/"):
            where["query"] = {"chat": conversation_id}
        return where

    def _take(self, _name: str, update: Any) -> None:
        for state, values in (update.get("delta") or {}).items():
            self.state.setdefault(state, {}).update(values)
            if state == LIVE and self._reply and any(_texts(values)):
                self._reply.saw("" if self._reply.first else self.live_text)
        for event in update.get("events") or ():
            if event["name"] == "_redirect":
                self._path = event["payload"]["path"]
                self._emit(ON_LOAD, {})
            elif event["name"].startswith("reflex___"):
                self._emit(event["name"], event["payload"])
        self._changed.set()

    async def _until(self, condition: Any) -> None:
        try:
            async with asyncio.timeout(SECONDS):
                while not condition():
                    self._changed.clear()
                    await self._changed.wait()
        except TimeoutError:
            seen = json.dumps(self.state)[-2_000:]
            raise RuntimeError(f"the page did not get there within {SECONDS} s: {seen}") from None


def _texts(live: dict[str, Any]) -> list[str]:
    """The tiers of the running text, in their order."""
    found = [(int(match[1]), text) for name, text in live.items() if (match := _TIER.match(name))]
    return [text for _, text in sorted(found)]


async def guest_cookie(client: httpx.AsyncClient, url: str) -> str:
    """Sign in as a new guest; returns the cookie header of that login."""
    response = await client.post(f"{url}/api/session/guest", json={"timezone": "UTC"})
    response.raise_for_status()
    client.cookies.clear()
    return f"{COOKIE}={response.cookies[COOKIE]}"
