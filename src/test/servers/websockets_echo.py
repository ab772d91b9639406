"""python websockets with its defaults; started by scripts/servers-check."""
import asyncio
import websockets


async def echo(socket, path=None):
    async for message in socket:
        await socket.send(message)


async def main():
    server = await websockets.serve(echo, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    print(f"websockets {websockets.version.version} listening on 127.0.0.1:{port}", flush=True)
    await asyncio.Future()


asyncio.run(main())
