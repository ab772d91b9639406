#!/usr/bin/env python3
"""A proxy with a planted leak: each tunnel leaves as many bytes behind as the name says by which it is called.

A plan starts it in nghttpx's place, with nghttpx's file:

  { name = leaking, proxy = nghttpx, program = "src/test/python/leaking-1024" }
"""
import asyncio
import gc
import re
import sys

LEAK_BYTES = int(re.search(r"-(\d+)$", sys.argv[0]).group(1))
CHUNK_BYTES = 65_536
WAITING = 4_096

kept = []


async def pass_on(reader, writer):
    """Passes everything on until one side ends."""
    try:
        while data := await reader.read(CHUNK_BYTES):
            writer.write(data)
            await writer.drain()
    except OSError:
        pass
    finally:
        writer.close()


async def tunnel(origin, reader, writer):
    try:
        # Not zeros, which would take no memory.
        kept.append(b"\x01" * LEAK_BYTES)
        there, back = await asyncio.open_connection(*origin)
        await asyncio.gather(pass_on(reader, back), pass_on(there, writer))
        # Or what a tunnel leaves in cycles would wait for a collection that is the rarer the longer it takes.
        gc.collect()
    except OSError:
        writer.close()


async def serve(file):
    text = open(file, encoding="utf-8").read()
    address = {key: re.search(rf"^{key}=([^,]+),(\d+)", text, re.M).groups() for key in ("frontend", "backend")}
    server = await asyncio.start_server(lambda r, w: tunnel(address["backend"], r, w), *address["frontend"], backlog=WAITING)
    async with server:
        await server.serve_forever()


if sys.argv[1:] == ["--version"]:
    print("leaking proxy 1.0")
else:
    asyncio.run(serve(sys.argv[1].removeprefix("--conf=")))
