"""A bad network: a TCP proxy on loopback that cuts, stalls, delays and refuses connections.

Within one connection TCP keeps bytes in order; with delays, though, one connection's bytes
overtake another's, and so do the connections themselves.
"""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

CHUNK = 4_096


class Proxy:
    """Passes connections on to a port; the attributes say how badly, and may change meanwhile."""

    def __init__(self, port: int, rng: random.Random) -> None:
        self.delay = 0.0  # seconds that a chunk waits at most
        self.life: float | None = None  # bytes that a connection brings back, on average
        self.refuses = False
        self._rng = rng
        self._upstream = port
        self._there, self._back = asyncio.Event(), asyncio.Event()
        self.go_on()
        self._open: set[asyncio.StreamWriter] = set()
        self._server: asyncio.Server | None = None

    @property
    def port(self) -> int:
        """Where it listens."""
        assert self._server
        port: int = self._server.sockets[0].getsockname()[1]
        return port

    @property
    def url(self) -> str:
        """The address that leads through it."""
        return f"http://127.0.0.1:{self.port}"

    def cut(self) -> None:
        """Break every connection there is, without a word to either side."""
        for writer in list(self._open):
            writer.transport.abort()

    def stall(self, *, answers_only: bool = False) -> None:
        """Keep every byte back, or those that come back from the server."""
        self._back.clear()
        if not answers_only:
            self._there.clear()

    def go_on(self) -> None:
        """Let what was kept back flow."""
        self._there.set()
        self._back.set()

    def go_offline(self) -> None:
        """Break every connection and refuse new ones."""
        self.refuses = True
        self.cut()

    def go_online(self) -> None:
        """Take connections again."""
        self.refuses = False

    async def start(self) -> None:
        """Listen on a free port."""
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0)

    async def stop(self) -> None:
        """Stop listening and break every connection."""
        assert self._server
        self._server.close()
        self.go_on()
        self.cut()
        await self._server.wait_closed()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._open.add(writer)
        try:
            await self._wait(self._there)
            if not self.refuses:
                await self._join(reader, writer)
        finally:
            self._open.discard(writer)
            writer.transport.abort()

    async def _join(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            there, back = await asyncio.open_connection("127.0.0.1", self._upstream)
        except OSError:
            return
        self._open.add(back)
        life = self._rng.expovariate(1 / self.life) if self.life else float("inf")
        pumps = {
            asyncio.create_task(self._pump(reader, back, self._there, float("inf"))),
            asyncio.create_task(self._pump(there, writer, self._back, life)),
        }
        try:
            await asyncio.wait(pumps, return_when="FIRST_COMPLETED")
        finally:
            self._open.discard(back)
            for pump in pumps:
                pump.cancel()
            back.transport.abort()

    async def _pump(
        self,
        reader: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
        flows: asyncio.Event,
        life: float,
    ) -> None:
        with suppress(OSError):
            while life > 0 and (data := await reader.read(CHUNK)):
                await self._wait(flows)
                writer.write(data[: int(min(life, CHUNK)) + 1])
                await writer.drain()
                life -= len(data)

    async def _wait(self, flows: asyncio.Event) -> None:
        if self.delay:
            await asyncio.sleep(self._rng.uniform(0, self.delay))
        await flows.wait()


@asynccontextmanager
async def open_proxy(port: int, rng: random.Random) -> AsyncIterator[Proxy]:
    """A proxy for as long as the block lasts."""
    proxy = Proxy(port, rng)
    await proxy.start()
    try:
        yield proxy
    finally:
        await proxy.stop()
