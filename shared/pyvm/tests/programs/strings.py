s = "hello"
print(s[0], s[-1], len(s), s + " " + s, s * 2, "l" in s, [c for c in s], s == "hello", s < "help")
print("", "a\tb", "line\nbreak", 'single "double"', "it's", "back\\slash")
u = "né\u20ac\U0001f40d"
print(u, len(u), u[1], u[3], u[-2], [c for c in u])
print(",".join(["a", "b"]), "".join([]), "-".join("abc"), " ".join(("x",)), "é".join(["1", "2"]))
print(str(1), str(1.0), str(None), str(True), str("x"), str([1, "a"]), str(()), str((1,)), str(range(3)), str())
t = ""
for i in range(5):
    t += str(i)
print(t, t * 0, t * -1, len(t * 1000))
print(int("42") + 1, int(" -7\n"), int("+5"), int("1_000"), float("1.5"), float(" 1e3 "), float("-inf"), float("1_0.5"), int(), float())
print(int("123456789012345678901234567890"), int(True), int(3.99), int(-3.99), int(1e25), float(10 ** 20), float(True), float("nan"))
