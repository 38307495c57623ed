import functools, random
class K:
    n = 0
    def __init__(self, v): self.v = v
    def __lt__(self, o):
        K.n += 1
        return self.v < o.v
    def __repr__(self): return f"K{self.v}"
random.seed(3)
for size in (2, 3, 5, 10, 40, 100, 300):
    K.n = 0
    l = [K(random.randrange(1000)) for _ in range(size)]
    s = sorted(l)
    print(size, K.n, [k.v for k in s] == sorted(k.v for k in l))
K.n = 0
sorted([K(i) for i in range(50)]); print(K.n)
K.n = 0
sorted([K(-i) for i in range(50)]); print(K.n)
K.n=0
sorted([K(-i) for i in range(50)], reverse=True); print(K.n)
c = 0
def cmp(a, b):
    global c
    c += 1
    return (a > b) - (a < b)
print(sorted([5, 2, 9, 1, 7, 3], key=functools.cmp_to_key(cmp)), c)
class L(int):
    n = 0
    def __lt__(self, o): L.n += 1; return int(self) < int(o)
sorted([L(5), L(2), L(9), L(1)]); print(L.n)
l = [K(3), K(1), K(2)]
def show(a): print("key", a); return a.v
print(sorted(l, key=show), min(l, key=show))
