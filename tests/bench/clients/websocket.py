"""Socket.IO over a WebSocket as a browser opens it, compression offered, every byte counted."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from typing import Any, cast

from websockets.client import ClientProtocol
from websockets.extensions.permessage_deflate import ClientPerMessageDeflateFactory
from websockets.frames import Frame, Opcode
from websockets.http11 import Response
from websockets.typing import Origin, Subprotocol
from websockets.uri import parse_uri

OnEvent = Callable[[str, Any], None]


class SocketIO(asyncio.Protocol):
    """One namespace on one connection; each event goes to `on_event(name, argument)`.

    `wire_bytes` is what the connection carried, `payload_bytes` what its messages hold once they
    are unpacked (which is what a browser's network panel shows).
    """

    def __init__(
        self, url: str, on_event: OnEvent, *, namespace: str, headers: dict[str, str], auth: Any
    ) -> None:
        self.wire_bytes = self.payload_bytes = self.frames = 0
        self._on_event = on_event
        self.connected = asyncio.get_running_loop().create_future()
        self._namespace = namespace
        self._headers = headers
        subprotocol = headers.pop("Sec-WebSocket-Protocol", "")
        self._protocol = ClientProtocol(
            parse_uri(url),
            origin=cast(Origin, headers.pop("Origin")),
            extensions=[ClientPerMessageDeflateFactory(client_max_window_bits=True)],
            subprotocols=[cast(Subprotocol, subprotocol)] if subprotocol else None,
            max_size=None,
        )
        self._message: list[bytes] = []
        self._auth = auth

    @classmethod
    async def connect(
        cls,
        url: str,
        on_event: OnEvent,
        *,
        namespace: str = "/",
        origin: str,
        cookie: str = "",
        auth: Any = None,
        subprotocol: str = "",
    ) -> SocketIO:
        """Open a connection and join the namespace; returns when the server has let it in."""
        headers = {"Origin": origin}
        if cookie:
            headers["Cookie"] = cookie
        if subprotocol:
            headers["Sec-WebSocket-Protocol"] = subprotocol
        loop = asyncio.get_running_loop()
        where = parse_uri(url)
        _, client = await loop.create_connection(
            lambda: cls(url, on_event, namespace=namespace, headers=headers, auth=auth),
            where.host,
            where.port,
        )
        async with asyncio.timeout(30):
            await client.connected
        return client

    def emit(self, name: str, *arguments: Any) -> None:
        """Send an event."""
        place = "" if self._namespace == "/" else self._namespace + ","
        self._send(f"42{place}{json.dumps([name, *arguments])}")

    def close(self) -> None:
        """Drop the connection as a closed tab does."""
        self._transport.abort()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)
        request = self._protocol.connect()
        request.headers.update(self._headers)
        self._protocol.send_request(request)
        self._flush()

    def data_received(self, data: bytes) -> None:
        self.wire_bytes += len(data)
        self._protocol.receive_data(data)
        for event in self._protocol.events_received():
            if isinstance(event, Response):
                continue
            assert isinstance(event, Frame)
            if event.opcode in {Opcode.TEXT, Opcode.CONT}:
                self._message.append(bytes(event.data))
                if event.fin:
                    message, self._message = b"".join(self._message), []
                    self._take(message)
        if self._protocol.handshake_exc:
            self.connected.set_exception(self._protocol.handshake_exc)
        self._flush()

    def connection_lost(self, error: Exception | None) -> None:
        if not self.connected.done():
            self.connected.set_exception(error or ConnectionError("the server closed the socket"))

    def _take(self, message: bytes) -> None:
        self.payload_bytes += len(message)
        self.frames += 1
        place = "" if self._namespace == "/" else self._namespace + ","
        text = message.decode()
        if text.startswith("0"):
            auth = "" if self._auth is None else json.dumps(self._auth)
            self._send(f"40{place}{auth}")
        elif text == "2":
            self._send("3")
        elif text.startswith("42"):
            name, *arguments = json.loads(text[2 + len(place) :])
            self._on_event(name, arguments[0] if arguments else None)
        elif text.startswith("40") and not self.connected.done():
            self.connected.set_result(None)
        elif text.startswith("44"):
            self.connected.set_exception(ConnectionError(f"refused: {text}"))

    def _send(self, text: str) -> None:
        self._protocol.send_text(text.encode())
        self._flush()

    def _flush(self) -> None:
        for data in self._protocol.data_to_send():
            if data:
                self._transport.write(data)
