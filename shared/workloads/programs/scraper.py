"""A scraper: fetches pages and takes out their titles, so many at a time, and loses nothing.

Usage: scraper.py sequence|threads|processes|hybrid WORKERS TIMEOUT BASE COUNT [FAILURES [HANGS [MS]]]

Of COUNT pages, each FAILURES-th fails and each HANGS-th never comes (0: none). A page takes MS milliseconds to come, 20 by default. Prints the seconds, and what became of each
URL, in order. Runs in every Python from 3.7 on.
"""

import multiprocessing
import re
import sys
import urllib.request
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from time import perf_counter


# ANCHOR: program
def fetch(url, timeout):
    """The page, or what went wrong: an error is a result, not an end."""
    try:
        with urllib.request.urlopen(url, timeout=timeout) as response:
            return response.read().decode(), None
    except Exception as error:
        return None, type(error).__name__


def parse(page):
    title = re.search("<title>(.*?)</title>", page)
    words = 0
    for line in page.splitlines():
        words += len(line.split())
    return (title.group(1) if title else "no title"), words


def fetch_and_parse(job):
    url, timeout = job
    page, error = fetch(url, timeout)
    if error is not None:
        return url, None, error
    return url, parse(page)[0], None


def in_sequence(jobs, workers):
    return [fetch_and_parse(job) for job in jobs]


def in_threads(jobs, workers):
    # A free worker takes the next URL: nobody waits for the oldest one. map keeps the order.
    with ThreadPoolExecutor(max_workers=workers) as pool:
        return list(pool.map(fetch_and_parse, jobs))


def in_processes(jobs, workers):
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(max_workers=workers, mp_context=context) as pool:
        return list(pool.map(fetch_and_parse, jobs))


def hybrid(jobs, workers):
    """Threads wait for the pages; processes parse them."""
    context = multiprocessing.get_context("spawn")
    cores = multiprocessing.cpu_count()
    with ThreadPoolExecutor(max_workers=workers) as threads:
        with ProcessPoolExecutor(max_workers=cores, mp_context=context) as processes:
            fetched = list(threads.map(lambda job: (job[0],) + fetch(*job), jobs))
            parsed = [None if error else processes.submit(parse, page) for _, page, error in fetched]
            return [
                (url, result.result()[0] if result else None, error)
                for (url, _, error), result in zip(fetched, parsed)
            ]
# ANCHOR_END: program


def main(way, workers, timeout, base, count, failures, hangs, ms):
    urls = []
    for number in range(count):
        path = f"/page/Page-{number}/4000/{ms}"
        if failures and number % failures == failures - 1:
            path = "/error"
        elif hangs and number % hangs == hangs // 2:
            path = "/hang"
        urls.append(base + path)
    ways = {"sequence": in_sequence, "threads": in_threads, "processes": in_processes, "hybrid": hybrid}
    began = perf_counter()
    results = ways[way]([(url, timeout) for url in urls], workers)
    print(perf_counter() - began)
    assert [url for url, _, _ in results] == urls, "each URL once, in order"
    for url, title, error in results:
        print(url[len(base):], "->", title if error is None else error)


if __name__ == "__main__":
    way, workers, timeout, base, count = sys.argv[1:6]
    failures, hangs, ms = sys.argv[6:] + ["0", "0", "20"][len(sys.argv) - 6:]
    main(way, int(workers), float(timeout), base, int(count), int(failures), int(hangs), int(ms))
