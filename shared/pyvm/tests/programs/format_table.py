"""Tables and reports, as programs print them."""

rows = [("threads", 4, 1.0525, True), ("processes", 16, 0.5, False), ("async", 1, 12.25, None)]
header = ("kind", "n", "time", "ok")
print("{:<12}{:>4}{:>10}  {}".format(*header))
print("-" * 32)
for kind, n, seconds, ok in rows:
    print(f"{kind:<12}{n:>4}{seconds:>10.3f}  {ok}")
print("=" * 32)
print(f"{'total':<12}{sum(row[1] for row in rows):>4}{sum(row[2] for row in rows):>10.3f}")
widths = [max(len(str(row[i])) for row in rows + [header]) for i in range(4)]
for row in [header] + rows:
    print(" | ".join(str(cell).ljust(width) for cell, width in zip(row, widths)).rstrip())
print("+".join("-" * (width + 2) for width in widths))
for kind, n, *_ in rows:
    print(f"{kind:>10} {'#' * n} {n}")
for fraction in (0, 0.125, 0.5, 0.999, 1):
    filled = int(fraction * 20)
    print(f"[{'=' * filled:<20}] {fraction:>6.1%}")
seconds = 3725
print(f"{seconds // 3600:02d}:{seconds % 3600 // 60:02d}:{seconds % 60:02d}", "%02d:%02d" % divmod(seconds, 60))
for size in (5, 2048, 5_000_000, 7 * 1024 ** 4):
    value = float(size)
    for unit in ("B", "KiB", "MiB", "GiB", "TiB"):
        if value < 1024 or unit == "TiB":
            break
        value /= 1024
    print(f"{value:.1f} {unit} ({size:,} bytes)")
print("Speedup: %.2fx (%d%% of ideal)" % (3.456, 86.4))
print("\n".join(f"{i:2} x {j} = {i * j:<3}|" for i in (3, 12) for j in (4, 5)))
