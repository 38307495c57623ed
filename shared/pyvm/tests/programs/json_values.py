import io
import json
import math

data = {"name": "Füße \"quoted\" \\ \n\t\x01", "list": [1, 2.5, -3, 1e100, 1e-7, True, False, None], "empty": [[], {}, ""]}
print(json.dumps(data))
print(json.dumps(data, ensure_ascii=False))
print(json.dumps(data, indent=2))
print(json.dumps(data, indent="\t", sort_keys=True))
print(json.dumps(data, separators=(",", ":")))
print(json.dumps([1, [2, (3, 4)], {"k": ()}], indent=4))
print(json.dumps({3: 1, 2.5: 2, None: 3, True: 4, "s": 5}), json.dumps({2: "b", 1: "a"}, sort_keys=True, indent=1))
print(json.dumps([math.inf, -math.inf, math.nan, 10**30, "😀", "\x7f"]))
print(json.dumps("plain"), json.dumps(5), json.dumps(None), json.dumps([]), json.dumps({}, indent=2))


class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y


print(json.dumps([Point(1, 2), {"p": Point(3, 4)}], default=lambda p: {"x": p.x, "y": p.y}))
print(json.dumps({"p": Point(3, 4)}, default=vars, indent=2))
print(json.dumps({1, 2, 3}, default=sorted))


class Encoder(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, Point):
            return [o.x, o.y]
        return super().default(o)


print(json.dumps({"at": Point(5, 6)}, cls=Encoder), Encoder().encode(Point(1, 2)))
print(json.dumps({("a", 1): 1, "b": 2}, skipkeys=True))

circle = [1]
circle.append(circle)
for action in (
    lambda: json.dumps(Point(1, 2)),
    lambda: json.dumps({"a": {1, 2}}),
    lambda: json.dumps({("a",): 1}),
    lambda: json.dumps([math.nan], allow_nan=False),
    lambda: json.dumps(circle),
    lambda: json.dumps(b"bytes"),
    lambda: json.dumps({1: 2, "a": 3}, sort_keys=True),
    lambda: json.dumps({"p": Point}, cls=Encoder),
    lambda: json.loads(5),
):
    try:
        print(action())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)

text = ' {"a": [1, -2, 3.5, 1e3, 1E-2, true, false, null, "x\\n\\u00e9\\ud83d\\ude00/\\/"], "b": {}, "a2": [], "big": 123456789012345678901234567890}\n'
value = json.loads(text)
print(value, type(value["a"][3]).__name__)
print(json.loads(json.dumps(data)) == data, json.loads(b'"bytes"'), json.loads("NaN"), json.loads("-Infinity"), json.loads("-0.0"))
print(json.loads('{"a": 1, "a": 2}'), json.loads("[[[[]]]]"), json.loads('""'))
print(json.loads('{"a": {"b": 1.5}}', object_hook=lambda d: sorted(d)), json.loads('{"a": 1, "a": 2}', object_pairs_hook=list))
print(json.loads("[1, 2.5, NaN]", parse_int=str, parse_float=lambda t: t + "!", parse_constant=repr))
file = io.StringIO()
json.dump({"k": [1, 2]}, file, indent=1)
file.seek(0)
print(repr(file.getvalue()), json.load(file))

bad = ["", "  ", "{", "[", "[1", "[1,", '{"a"', '{"a":', '{"a":1', '{"a":1,', "{a}", "{'a': 1}", '"abc',
       '"a\nb"', '"\\x"', '"\\u12"', '"\\u12g4"', '"\\u123', '"\\', "nul", "tru", "01", "-", "1.", "1.e5", "1e", ".5", "+1", "1 2", "[1 2]",
       '{"a" 1}', '{"a": 1 "b"}', "]", "}", '{"a": }', "\n\n  [1,\n 2,\n x]", "é x", '"é\n"', "[1,,2]", "[,1]", "{,}", "Nan", "'a'", '{1: 2}', "\ufeff1"]
for text in bad:
    try:
        print(repr(text), json.loads(text))
    except json.JSONDecodeError as error:
        print(repr(text), "|", error, "|", error.lineno, error.colno, error.pos, error.msg)
