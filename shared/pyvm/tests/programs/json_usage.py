"""JSON: what becomes what, options, and errors."""

import json

values = [1, -2.5, 1e100, True, None, "text", "quote \" and \\ and \n and é", [], {}, [1, [2, {"k": None}]], {"a": 1, "b": [True]}, (1, 2), {1: "int key", None: 0, True: 1, 2.5: 2}]
for value in values:
    text = json.dumps(value)
    print(text, json.loads(text) == value)
print(json.dumps({"b": 1, "a": 2}, sort_keys=True), json.dumps([1, {"a": 2}], separators=(",", ":")), json.dumps("é", ensure_ascii=False))
print(json.dumps({"name": "x", "list": [1, 2, {}], "empty": [], "deep": {"er": {"est": 1}}}, indent=2))
print(json.dumps([1, [2]], indent=1), json.dumps(float("inf")), json.dumps({}, indent=4))
print(json.loads(' { "a" : [ 1 , 2.0 , -3e2 , true , false , null , "\\u00e9\\n\\ud83d\\ude00" ] } '))
print(json.loads("12"), json.loads('"s"'), json.loads("-0"), json.loads("1.0"), json.loads("123456789012345678901234567890"), type(json.loads("1E2")).__name__, json.loads("[NaN]"), json.loads(b'{"k": 1}'))
for text in ("", "[1,", "{'a': 1}", '{"a" 1}', "[1 2]", "tru", '"open', '{"a": 1} x', "01", '"\\q"', '{1: 2}'):
    try:
        print(json.loads(text))
    except json.JSONDecodeError as error:
        print(repr(text), "->", error.msg, isinstance(error, ValueError))
for value in ({1, 2}, object, b"bytes", {(1, 2): 3}):
    try:
        print(json.dumps(value))
    except TypeError as error:
        print(error)

class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y

print(json.dumps([Point(1, 2)], default=lambda p: {"x": p.x, "y": p.y}), json.dumps({1, 2}, default=sorted))
print(json.loads('{"x": 3, "y": 4}', object_hook=lambda d: Point(**d)).y, json.loads("[1.5]", parse_float=str))
import io
stream = io.StringIO()
json.dump({"k": [1]}, stream)
print(stream.getvalue(), json.load(io.StringIO("[1, 2]")))
