# Sections of names and values.
import configparser
import io

text = """
[DEFAULT]
home = /srv
; a comment
[pool]
workers = 4
timeout: 2.5
verbose = yes
path = %(home)s/pool
list =
    one
    two
[empty]
"""
parser = configparser.ConfigParser()
parser.read_string(text)
pool = parser["pool"]
print(parser.sections(), pool.getint("workers"), pool.getfloat("timeout"), pool.getboolean("verbose"))
print(pool["path"], pool["list"].split(), pool.get("none", "fallback"), "home" in pool, list(parser["empty"]))
parser.add_section("new")
parser.set("new", "key", "value")
parser["made"] = {"a": "1"}
out = io.StringIO()
parser.write(out)
print(out.getvalue())
for name, error in (("x", "workers"), ("pool", "x")):
    try:
        parser.get(name, error)
    except configparser.Error as found:
        print(type(found).__name__, found)
