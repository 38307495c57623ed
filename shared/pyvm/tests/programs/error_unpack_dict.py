def connect(host, port):
    return f"{host}:{port}"

print(connect(**{"host": "a", "port": 1}))
print(connect(*["b"], **{"port": 2}))
print(connect(*["b"], **{"port": 2, "host": "c"}))
