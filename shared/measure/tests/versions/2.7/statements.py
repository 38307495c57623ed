# A program of Python 2.
class Stack(object):
    """A stack."""
    def __init__(self, items=None):
        self.items = items or []
    def push(self, x): self.items.append(x)
    def pop(self):
        if not self.items:
            raise IndexError, "pop from empty stack"
        return self.items.pop()
    def __nonzero__(self): return bool(self.items)
    def __iter__(self): return self
    def next(self):
        if not self.items: raise StopIteration
        return self.items.pop()
s = Stack([1, 2, 3])
print bool(s), list(s), bool(s)
try:
    s.pop()
except IndexError, e:
    print "caught:", e
d = {'a': 1}
print d.has_key('a'), d.keys(), d.values(), d.items(), [k for k, v in d.iteritems()]
print map(lambda x: x * 2, [1, 2]), filter(None, [0, 1]), zip([1, 2], 'ab'), range(3), reduce(lambda a, b: a + b, [1, 2, 3])
print `1 + 1`, 1 <> 2, 0777, 10L, 0x1F, isinstance("a", basestring), unicode("x"), unichr(65)
print type(1), type("a"), type([]), type(s), Stack, int, type(None)
print round(2.5), round(3.14159, 2), 2 ** 10, divmod(7, 2), 7 // 2, 7 % 3
print sorted([3, 1, 2], cmp=lambda a, b: b - a), cmp(1, 2), sorted("hello", reverse=True)
print "abc".upper(), "a b c".split(), "%s %r" % ("x", "x"), "{0} {1}".format(1, 2), 'x' in 'xyz'
exec "y = 5"
print y
g = (i for i in range(3))
print g.next(), next(g)
def gen():
    yield 1
for v in gen(): print v,
print
print set([1, 2]), frozenset([1]), repr(ValueError("x")), (1,), 1e10, 0.1 + 0.2, repr(0.1 + 0.2), 1.0
if 1: print "one line"
for i in range(2): print i, ; print "x"
try:
    1 / 0
except ZeroDivisionError, e:
    print e
except (TypeError, ValueError), e:
    print "other"
print s.push.im_func.func_name, "end"
