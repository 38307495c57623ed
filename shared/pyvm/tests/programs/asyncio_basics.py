"""Coroutines: await, gather, tasks, and an order that is fixed."""

import asyncio

async def fetch(name, delay):
    print("start", name)
    await asyncio.sleep(delay)
    print("end", name)
    return name.upper()

async def failing():
    await asyncio.sleep(0)
    raise ValueError("in a coroutine")

async def numbers(n):
    for i in range(n):
        await asyncio.sleep(0)
        yield i

class Session:
    async def __aenter__(self):
        print("open")
        return self

    async def __aexit__(self, *details):
        print("close", details[0] is None)

async def main():
    print(await fetch("one", 0))
    print(await asyncio.gather(fetch("slow", 0.2), fetch("fast", 0.05), fetch("now", 0)))
    task = asyncio.create_task(fetch("task", 0))
    print("created", task.done())
    print(await task, task.done())
    try:
        await failing()
    except ValueError as error:
        print("caught", error)
    print(await asyncio.gather(failing(), fetch("ok", 0), return_exceptions=True))
    print([i async for i in numbers(3)])
    async for i in numbers(2):
        print("async for", i)
    async with Session() as session:
        print(type(session).__name__)
    try:
        await asyncio.wait_for(asyncio.sleep(30), timeout=0.02)
    except asyncio.TimeoutError:
        print("timed out")
    limit, active, most = asyncio.Semaphore(2), 0, 0
    async def limited():
        nonlocal active, most
        async with limit:
            active += 1
            most = max(most, active)
            await asyncio.sleep(0.001)
            active -= 1
    await asyncio.gather(*(limited() for _ in range(6)))
    print("most at once", most)
    queue = asyncio.Queue()
    async def producer():
        for n in range(3):
            await queue.put(n)
        await queue.put(None)
    producing = asyncio.create_task(producer())
    while (item := await queue.get()) is not None:
        print("item", item)
    await producing
    return "main done"

print(asyncio.run(main()))
