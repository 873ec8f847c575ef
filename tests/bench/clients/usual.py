"""The usual Reflex app's page without its browser."""

from __future__ import annotations

import asyncio
import time
import uuid
from importlib.metadata import version
from typing import Any

from tests.bench.clients.reply import Reply
from tests.bench.clients.websocket import SocketIO
from tests.bench.replies import Order

ROOT = "reflex___state____state"
STATE = f"{ROOT}.usual___usual____state"


class UsualPage:
    """One tab."""

    _socket: SocketIO
    _reply: Reply

    def __init__(self) -> None:
        self._ready = asyncio.Event()
        self._ended = asyncio.Event()

    @classmethod
    async def open(cls, url: str) -> UsualPage:
        """Open the page."""
        page = cls()
        query = f"?token={uuid.uuid4()}&EIO=4&transport=websocket"
        event = {"name": f"{ROOT}.hydrate_and_load", "payload": {}, "router_data": _WHERE}
        page._socket = await SocketIO.connect(
            url.replace("http", "ws", 1) + f"/_event/{query}",
            page._take,
            namespace="/_event",
            origin=url,
            auth={"event": event},
            subprotocol=version("reflex"),
        )
        await page._ready.wait()
        return page

    async def ask(self, order: Order) -> Reply:
        """Send a message and take in the reply."""
        socket = self._socket
        before = socket.wire_bytes, socket.payload_bytes, socket.frames
        self._reply = reply = Reply(order)
        self._ended.clear()
        payload = {"form": {"message": str(order)}}
        event = {"name": f"{STATE}.answer", "payload": payload, "router_data": _WHERE}
        socket.emit("event", event)
        await self._ended.wait()
        reply.ended = time.time()
        reply.wire_bytes = socket.wire_bytes - before[0]
        reply.payload_bytes = socket.payload_bytes - before[1]
        reply.frames = socket.frames - before[2]
        return reply

    def close(self) -> None:
        """Close the tab."""
        self._socket.close()

    def _take(self, _name: str, update: Any) -> None:
        delta = update.get("delta") or {}
        self._ready.set()
        values = delta.get(STATE, {})
        messages = values.get("messages_rx_state_")
        if messages and (text := messages[-1]["content"]):
            self._reply.text = text
            self._reply.saw("" if self._reply.first else text)
        if values.get("busy_rx_state_") is False:
            self._ended.set()


_WHERE = {"pathname": "/", "asPath": "/"}
