# statistics, and timeit with a clock of its own.
import statistics
import timeit
from statistics import fmean, mean, median, mode, pstdev, pvariance, quantiles, stdev, variance

for data in ([1, 2, 3, 4], [1, 2, 4], [1.5, 2.5, 4.0], [0.1] * 10, [3, 1, 2], [1e20, 1.0, -1e20], [7, 7.5]):
    print(mean(data), fmean(data), median(data), variance(data), pvariance(data), stdev(data), pstdev(data))
print(mean([5]), pstdev([5]), pvariance([2, 2]), mean([1, 3]), type(mean([2.0, 4.0])).__name__)
numbers = [((n * 7919) % 1000) / 7 for n in range(50)]
print(mean(numbers), stdev(numbers), pstdev(numbers), variance(numbers), median(numbers))
print(
    statistics.median_low([1, 3, 5, 7]),
    statistics.median_high([1, 3, 5, 7]),
    mode("aabbb"),
    mode([2, 1, 1, 2]),
)
print(
    statistics.multimode("aabb"), statistics.multimode([]), round(statistics.geometric_mean([54, 24, 36]), 9)
)
print(quantiles(range(1, 12)), quantiles([1.5, 2, 9], n=3), quantiles([1, 2, 3, 4], n=10, method="inclusive"))
print(
    statistics.fmean([1, 2], weights=[3, 1]),
    stdev([1e-30, 2e-30, 4e-30]),
    stdev([1e100, 3e100]),
    pstdev([10**30, 0]),
)
for call in (
    lambda: mean([]),
    lambda: median([]),
    lambda: stdev([1]),
    lambda: variance([1]),
    lambda: pstdev([]),
    lambda: mode([]),
    lambda: fmean([]),
):
    try:
        call()
    except statistics.StatisticsError as error:
        print("StatisticsError:", error)

calls = []
ticks = iter(range(0, 1000, 7))
print(timeit.timeit(lambda: calls.append(1), number=5, timer=lambda: next(ticks)), len(calls))
print(
    timeit.repeat(lambda: None, lambda: calls.append(2), repeat=3, number=2, timer=lambda: next(ticks)),
    len(calls),
)
print(timeit.Timer(lambda: None).timeit(10) >= 0, timeit.default_timer() > 0)
