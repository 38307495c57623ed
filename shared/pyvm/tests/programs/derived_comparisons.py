class L(int):
    def __lt__(self, o): print("lt", int(self), int(o)); return int(self) > int(o)
print(sorted([L(1), L(3), L(2)])); print("--")
print(max(L(1), L(2))); print("--")
print(min([L(1), L(2)])); print("--")
print(L(1) > L(2), L(1) < L(2), 1 > L(2), L(1) > 2); print("--")
x = [L(5), L(4)]; x.sort(reverse=True); print(x)
class R(str):
    def __lt__(self, o): return len(self) < len(o)
print(sorted([R("ccc"), R("bb"), R("a")]), min(R("zz"), R("y")), max([R("b"), R("aaa")]))
class P(tuple):
    def __lt__(self, o): return self[1] < o[1]
print(sorted([P((1, 9)), P((2, 3))]))
import heapq
h = []
for p in [P((1, 9)), P((2, 3)), P((0, 5))]: heapq.heappush(h, p)
print([heapq.heappop(h) for _ in range(3)])
