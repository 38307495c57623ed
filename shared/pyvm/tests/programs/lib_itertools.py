# itertools, operator, heapq, bisect.
import bisect
import heapq
import itertools
import operator
from itertools import accumulate, chain, count, cycle, islice, product, repeat

print(
    list(islice(count(5), 3)),
    list(islice(count(0, 0.5), 3)),
    list(islice(count(10, -2), 3)),
    count(3),
    count(1, 2),
)
print(
    list(islice(cycle("ab"), 5)),
    list(cycle([])),
    list(repeat("x", 2)),
    repeat(1),
    repeat(1, 2),
    list(repeat(1, -1)),
)
print(list(chain([1], (2, 3), "a")), list(chain.from_iterable([[1], [2]])), list(chain()))
print(
    list(islice(range(10), 2, 8, 3)),
    list(islice(range(10), 4)),
    list(islice("abc", 1, None)),
    list(islice("abc", 0)),
)
source = iter(range(10))
print(list(islice(source, 3)), next(source), list(islice(source, 1, 3)), next(source))
for bad in ((-1,), (0, -1), (0, 1, 0), ("x",)):
    try:
        islice([], *bad)
    except ValueError as error:
        print("ValueError:", error)
print(
    list(itertools.takewhile(lambda n: n < 3, [1, 2, 3, 1])),
    list(itertools.dropwhile(lambda n: n < 3, [1, 2, 3, 1])),
)
print(list(itertools.filterfalse(None, [0, 1, ""])), list(itertools.compress("abcd", [1, 0, 1])))
print(
    list(itertools.starmap(pow, [(2, 3), (3, 2)])), list(itertools.zip_longest([1, 2, 3], "a", fillvalue="-"))
)
print(
    list(accumulate([1, 2, 3])),
    list(accumulate([3, 1, 2], max)),
    list(accumulate([1], initial=5)),
    list(accumulate([])),
)
print(list(product([1, 2], "ab")), list(product([0, 1], repeat=2)), list(product()), list(product([1], [])))
print(
    list(itertools.permutations([1, 2, 3])),
    list(itertools.permutations("abc", 2)),
    list(itertools.permutations([1], 2)),
)
print(
    list(itertools.permutations([])),
    list(itertools.permutations([1, 2], 0)),
    len(list(itertools.permutations(range(5)))),
)
print(
    list(itertools.combinations("abcd", 2)),
    list(itertools.combinations([1], 2)),
    list(itertools.combinations([1], 0)),
)
print(list(itertools.combinations(range(5), 4)), list(itertools.combinations_with_replacement("abc", 2)))
print(
    list(itertools.combinations_with_replacement([], 2)),
    list(itertools.combinations_with_replacement("a", 3)),
)
print([(key, list(group)) for key, group in itertools.groupby("aabccc")])
print([key for key, group in itertools.groupby([1, 3, 2, 4, 5], key=lambda n: n % 2)])
print([(key, next(group)) for key, group in itertools.groupby([1, 3, 2, 4, 5], key=lambda n: n % 2)])
a, b = itertools.tee([1, 2, 3])
print(next(a), next(a), list(b), list(a), itertools.tee([], 0))
print(list(itertools.pairwise([1, 2, 3])), list(itertools.pairwise([1])), list(itertools.batched("abcde", 2)))

rows = [{"n": 2, "k": "b"}, {"n": 1, "k": "a"}]
print(
    sorted(rows, key=operator.itemgetter("n")),
    operator.itemgetter(1, 0)("ab"),
    operator.itemgetter(slice(1, 3))("abcd"),
)
print(
    operator.attrgetter("real")(3),
    operator.attrgetter("real", "imag")(4),
    operator.methodcaller("upper")("a"),
)
print(operator.itemgetter(1), operator.attrgetter("a.b"))
print(
    operator.add(1, 2),
    operator.mul("a", 3),
    operator.truediv(1, 2),
    operator.neg(3),
    operator.contains([1], 1),
)
print(
    operator.lt(1, 2),
    operator.ge(1, 2),
    operator.not_(1),
    operator.xor(6, 3),
    operator.floordiv(7, 2),
    operator.abs(-2),
)
total = [1]
print(operator.iadd(total, [2]) is total, total, operator.countOf([1, 2, 1], 1), operator.indexOf("abc", "c"))

heap = []
for n in [5, 3, 8, 1, 9, 2, 7]:
    heapq.heappush(heap, n)
print(heap, heapq.heappop(heap), heap, heapq.heapreplace(heap, 4), heap, heapq.heappushpop(heap, 0), heap)
numbers = [9, 8, 7, 6, 5, 4, 3, 2, 1, 0]
heapq.heapify(numbers)
print(numbers, [heapq.heappop(numbers) for _ in range(4)], numbers)
print(
    heapq.nlargest(3, [4, 1, 7, 3]), heapq.nsmallest(2, ["bb", "a", "ccc"], key=len), heapq.nlargest(0, [1])
)
print(list(heapq.merge([1, 4, 7], [2, 5], [], [0, 9])), list(heapq.merge([7, 1], [5, 3], reverse=True)))
print(list(heapq.merge(["a", "ccc"], ["bb"], key=len)))
for call in (heapq.heappop, lambda heap: heapq.heapreplace(heap, 1)):
    try:
        call([])
    except IndexError as error:
        print("IndexError:", error)
jobs = [(2, "b"), (1, "z"), (1, "a")]
heapq.heapify(jobs)
print([heapq.heappop(jobs) for _ in range(3)])

scores = [10, 20, 20, 30]
print(
    bisect.bisect(scores, 20),
    bisect.bisect_left(scores, 20),
    bisect.bisect_right(scores, 5),
    bisect.bisect_left(scores, 99),
)
bisect.insort(scores, 25)
bisect.insort_left(scores, 20)
print(
    scores,
    bisect.bisect(["a", "bbb"], 2, key=len),
    bisect.bisect_left(scores, 20, 3),
    bisect.bisect(scores, 20, 0, 2),
)
print(["FDCBA"[bisect.bisect([60, 70, 80, 90], score)] for score in (33, 99, 77, 70, 89, 90)])
