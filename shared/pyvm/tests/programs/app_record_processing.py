"""Records in chunks: split, process, combine, as a pool would do it."""

RECORDS = [{"id": n, "kind": "abc"[n % 3], "size": n * 7 % 11, "ok": n % 5 != 0} for n in range(1, 21)]

def chunks(items, parts):
    size, extra = divmod(len(items), parts)
    start = 0
    for part in range(parts):
        end = start + size + (part < extra)
        yield items[start:end]
        start = end

def process(chunk):
    summary = {}
    for record in chunk:
        if not record["ok"]:
            continue
        entry = summary.setdefault(record["kind"], {"count": 0, "size": 0, "ids": []})
        entry["count"] += 1
        entry["size"] += record["size"]
        entry["ids"].append(record["id"])
    return summary

def combine(summaries):
    total = {}
    for summary in summaries:
        for kind, entry in summary.items():
            into = total.setdefault(kind, {"count": 0, "size": 0, "ids": []})
            for key in into:
                into[key] += entry[key]
    return total

print([len(chunk) for chunk in chunks(RECORDS, 6)], [list(chunk) for chunk in chunks("abcde", 3)], list(chunks([1], 3)))
alone = process(RECORDS)
for parts in (1, 3, 7, 30):
    print(parts, combine(map(process, chunks(RECORDS, parts))) == alone)
for kind, entry in sorted(alone.items()):
    print(f"{kind}: {entry['count']} records, size {entry['size']}, mean {entry['size'] / entry['count']:.2f}, ids {entry['ids']}")
by_size = {}
for record in RECORDS:
    by_size.setdefault(record["size"], []).append(record["id"])
print(sorted(by_size.items())[:4], max(by_size, key=lambda s: (len(by_size[s]), -s)))
print(sorted(RECORDS, key=lambda r: (r["kind"], -r["size"]))[0], [r["id"] for r in RECORDS if not r["ok"]])
table = "\n".join(",".join(str(r[k]) for k in ("id", "kind", "size")) for r in RECORDS[:3])
print(table)
back = [dict(zip(("id", "kind", "size"), line.split(","))) for line in table.splitlines()]
print(back[1], sum(int(r["size"]) for r in back))
