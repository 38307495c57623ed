# Connections on this machine, each end in a thread; what waits too long or finds nobody says so.
import socket, threading
HOST = "127.0.0.1"
ready = threading.Event()
port = []
def server():
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as s:
        s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        s.bind((HOST, 0))
        s.listen(5)
        port.append(s.getsockname()[1])
        ready.set()
        for _ in range(3):
            conn, addr = s.accept()
            threading.Thread(target=handle, args=(conn,)).start()
def handle(conn):
    with conn:
        while True:
            data = conn.recv(1024)
            if not data:
                break
            conn.sendall(data.upper())
t = threading.Thread(target=server); t.start()
ready.wait()
def client(msg, out, i):
    with socket.create_connection((HOST, port[0]), timeout=5) as c:
        c.sendall(msg.encode())
        c.shutdown(socket.SHUT_WR)
        parts = []
        while True:
            d = c.recv(4)
            if not d: break
            parts.append(d)
        out[i] = b"".join(parts).decode()
out = [None] * 3
cs = [threading.Thread(target=client, args=("hello %d" % i, out, i)) for i in range(3)]
[c.start() for c in cs]; [c.join() for c in cs]; t.join()
print(out)
s = socket.socket(); s.settimeout(0.1)
s.bind((HOST, 0)); s.listen(1)
try:
    s.accept()
except socket.timeout as e:
    print(type(e).__name__, e, isinstance(e, OSError))
p = s.getsockname()[1]; s.close()
try:
    socket.create_connection((HOST, p), timeout=1)
except ConnectionRefusedError as e:
    print(e)
try:
    socket.gethostbyname("no-such-host.invalid")
except socket.gaierror as e:
    print(type(e).__name__, e.errno)
a, b = socket.socketpair()
a.send(b"ping"); print(b.recv(10)); a.close(); print(b.recv(10)); b.close()
u = socket.socket(socket.AF_INET, socket.SOCK_DGRAM); u.bind((HOST, 0))
v = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
v.sendto(b"dgram", u.getsockname()); data, addr = u.recvfrom(100); print(data, addr[0])
print(u.fileno() > 0); u.close(); print(u.fileno()); v.close()
try:
    u.send(b"x")
except OSError as e: print(e)
