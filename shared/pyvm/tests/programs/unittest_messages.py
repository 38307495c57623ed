# What a failed assertion says.
import unittest, io
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
class T(unittest.TestCase):
    def test_fib(self): self.assertEqual([fib(i) for i in range(6)], [0, 1, 1, 2, 3, 5])
    def test_bad(self): self.assertListEqual([1, 2, 3], [1, 2, 4])
    def test_str(self): self.assertEqual("hello world", "hello there")
    def test_dict(self): self.assertEqual({"a": 1, "b": 2}, {"a": 1, "b": 3})
stream = io.StringIO()
suite = unittest.TestLoader().loadTestsFromTestCase(T)
r = unittest.TextTestRunner(stream=stream, verbosity=2).run(suite)
print(r.testsRun, len(r.failures), len(r.errors), r.wasSuccessful())
for t, tb in r.failures: print(t.id()); print(tb.split("AssertionError")[1])
print([l for l in stream.getvalue().splitlines() if "..." in l])
