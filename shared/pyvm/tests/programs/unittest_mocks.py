# Mocks note their calls, and stand in for functions.
import unittest
from unittest import TestCase, mock
import threading, time
class Cache:
    def __init__(self): self.d = {}; self.lock = threading.Lock()
    def get(self, k, f):
        with self.lock:
            if k not in self.d: self.d[k] = f(k)
            return self.d[k]
class TestCache(TestCase):
    def setUp(self): self.c = Cache()
    def test_once(self):
        f = mock.Mock(return_value=5)
        ts = [threading.Thread(target=self.c.get, args=("k", f)) for _ in range(4)]
        [t.start() for t in ts]; [t.join() for t in ts]
        f.assert_called_once_with("k"); self.assertEqual(f.call_count, 1)
    def test_patch(self):
        with mock.patch("threading.stack_size") as s:
            threading.stack_size(100)
        s.assert_called_with(100)
    @mock.patch("threading.active_count", return_value=42)
    def test_deco(self, t): self.assertEqual(threading.active_count(), 42); self.assertTrue(t.called)
    def test_side(self):
        m = mock.MagicMock(side_effect=[1, ValueError("x")]); self.assertEqual(m(), 1)
        with self.assertRaises(ValueError): m()
        m.foo.bar.return_value = 3; self.assertEqual(m.foo.bar(), 3)
        self.assertEqual(m.mock_calls[0], mock.call())
if __name__ == "__main__":
    r = unittest.main(exit=False).result
    print(r.testsRun, r.wasSuccessful())
