import json

print(json.loads("[1, 2.5, null, true]"))
record = json.loads('{"name": "Ann", "tags": ["a", "b"]}')
print(record["name"], record["tags"][1])
print(record["age"])
