# Tests that pass, fail, are skipped and expected to fail.
import unittest, threading
class Counter:
    def __init__(self): self.n = 0; self.lock = threading.Lock()
    def inc(self):
        with self.lock: self.n += 1
class TestCounter(unittest.TestCase):
    @classmethod
    def setUpClass(cls): print("setUpClass")
    def setUp(self): self.c = Counter()
    def tearDown(self): print("tearDown", self._testMethodName)
    def test_threads(self):
        ts = [threading.Thread(target=lambda: [self.c.inc() for _ in range(100)]) for _ in range(4)]
        [t.start() for t in ts]; [t.join() for t in ts]
        self.assertEqual(self.c.n, 400)
    def test_fail(self): self.assertEqual(1 + 1, 3, "maths")
    def test_raises(self):
        with self.assertRaises(ZeroDivisionError) as cm: 1 / 0
        self.assertIn("division", str(cm.exception))
        self.assertRaisesRegex(ValueError, "invalid literal", int, "x")
    @unittest.skip("not now")
    def test_skipped(self): pass
    @unittest.expectedFailure
    def test_expected(self): self.assertTrue(False)
    def test_sub(self):
        for i in range(3):
            with self.subTest(i=i): self.assertNotEqual(i, 1)
    def test_more(self):
        self.assertAlmostEqual(0.1 + 0.2, 0.3); self.assertIsNone(None); self.assertCountEqual([1, 2], [2, 1])
        self.assertDictEqual({"a": 1}, {"a": 1}); self.assertGreater(2, 1); self.assertIsInstance(1, int)
    def test_error(self): raise RuntimeError("oops")
if __name__ == "__main__":
    result = unittest.main(exit=False).result
    print(result.testsRun, len(result.failures), len(result.errors), len(result.skipped))
