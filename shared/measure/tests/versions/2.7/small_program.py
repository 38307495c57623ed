# A program of Python 2.
def fact(n):
    """factorial"""
    if n <= 1: return 1
    return n * fact(n - 1)
class Shape:
    def area(self): return 0
class Sq(Shape):
    def __init__(self, s): self.s = s
    def area(self): return self.s ** 2
def main():
    print "fact(20) = %d" % fact(20)
    print "fact(25) =", fact(25)
    shapes = [Sq(2), Sq(3)]
    total = 0
    for sh in shapes: total += sh.area()
    print "total", total, "avg", total / len(shapes), float(total) / len(shapes)
    l = [5, 3, 8]; l.sort(); print l, l[::-1], max(l), sum(l)
    print "a" "b", 'it''s', u"uni", r"\n"
    words = "the quick the lazy the".split()
    counts = {}
    for w in words: counts[w] = counts.get(w, 0) + 1
    for k in sorted(counts.keys()): print k, counts[k]
    print "\n".join(["%-5s|%5d" % (k, v) for k, v in sorted(counts.items())])
    print [x for x in range(10) if x % 2 == 0], tuple(range(3)), dict(a=1)
    assert 1 == 1, "x"
    print None, True, not True, 1 if True else 2, 5 and 0
main()
