import types
U = int | str
print(isinstance(1, U), isinstance(1.5, U), isinstance(None, int | None), U, int | None, issubclass(bool, U), U.__args__, list | dict | int)
class A: pass
print(A | None, isinstance(A(), A | int))
def f(x: int | None = None) -> str | None: return x
print(f(), f.__annotations__)
try: isinstance(1, 5)
except TypeError as e: print(e)
try: 1 | "a"
except TypeError as e: print(e)
import tempfile
with tempfile.SpooledTemporaryFile(max_size=10) as s: s.write(b"12345"); s.seek(0); print(s.read())
with tempfile.SpooledTemporaryFile(max_size=3, mode="w+") as s: s.write("12345"); s.seek(0); print(s.read(), s._rolled)
