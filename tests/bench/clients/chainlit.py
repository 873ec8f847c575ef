"""Chainlit's page without its browser."""

from __future__ import annotations

import asyncio
import time
import uuid
from datetime import UTC, datetime
from typing import Any

from tests.bench.clients.reply import Reply
from tests.bench.clients.websocket import SocketIO
from tests.bench.replies import Order


class ChainlitPage:
    """One tab."""

    _socket: SocketIO
    _reply: Reply

    def __init__(self) -> None:
        self._ended = asyncio.Event()

    @classmethod
    async def open(cls, url: str) -> ChainlitPage:
        """Open the chat."""
        page = cls()
        auth = {"sessionId": str(uuid.uuid4()), "clientType": "webapp", "userEnv": "{}"}
        socket_url = url.replace("http", "ws", 1) + "/ws/socket.io/?EIO=4&transport=websocket"
        page._socket = await SocketIO.connect(socket_url, page._take, origin=url, auth=auth)
        page._socket.emit("connection_successful")
        await page._ended.wait()  # its first word is that no task runs
        return page

    async def ask(self, order: Order) -> Reply:
        """Send a message and take in the reply."""
        socket = self._socket
        before = socket.wire_bytes, socket.payload_bytes, socket.frames
        self._reply = reply = Reply(order)
        self._ended.clear()
        message = {
            "id": str(uuid.uuid4()),
            "threadId": "",
            "name": "user",
            "type": "user_message",
            "output": str(order),
            "createdAt": datetime.now(UTC).isoformat(),
        }
        socket.emit("client_message", {"message": message, "fileReferences": []})
        await self._ended.wait()
        reply.ended = time.time()
        reply.wire_bytes = socket.wire_bytes - before[0]
        reply.payload_bytes = socket.payload_bytes - before[1]
        reply.frames = socket.frames - before[2]
        return reply

    def close(self) -> None:
        """Close the tab."""
        self._socket.close()

    def _take(self, name: str, argument: Any) -> None:
        if name == "stream_start":
            self._reply.saw(argument["output"])
        elif name == "stream_token":
            self._reply.saw(argument["token"])
        elif name == "update_message" and argument["type"] == "assistant_message":
            self._reply.text = argument["output"]
        elif name == "task_end":
            self._ended.set()
