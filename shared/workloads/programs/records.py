"""Ten thousand records, in chunks: in sequence, or in processes.

Usage: records.py sequence|processes WORKERS RECORDS

Prints the seconds, how many chunks there were, and a checksum. Runs in every Python from 3.6 on.
"""

import multiprocessing
import sys
from time import perf_counter


# ANCHOR: program
def process(chunk):
    results = []
    for record in chunk:
        value = sum(i ** 2 for i in range(record["value"]))
        results.append({"id": record["id"], "value": value, "category": record["category"].upper()})
    return results


def chunks(records, number):
    """So many chunks of nearly the same length, none of them empty; fewer where there are fewer records."""
    number = min(number, len(records))
    for at in range(number):
        yield records[len(records) * at // number:len(records) * (at + 1) // number]


def in_sequence(records, workers):
    return process(records), 1


def in_processes(records, workers):
    parts = list(chunks(records, workers))
    if not parts:
        return [], 0
    with multiprocessing.get_context("spawn").Pool(len(parts)) as pool:
        return [result for part in pool.map(process, parts, chunksize=1) for result in part], len(parts)
# ANCHOR_END: program


def main(way, workers, count):
    records = [{"id": i, "value": i % 1000, "category": f"cat_{i % 10}"} for i in range(count)]
    began = perf_counter()
    results, parts = (in_sequence if way == "sequence" else in_processes)(records, workers)
    print(perf_counter() - began, parts, len(results), sum(result["value"] for result in results))
    assert [result["id"] for result in results] == list(range(count)), "each record once, in order"


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
