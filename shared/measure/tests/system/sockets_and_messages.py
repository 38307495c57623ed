# Messages with a length before them, `select` over several connections, and the errors of sockets.
import socket, select, threading
def srv(s):
    conns = [s]
    buf = {}
    done = 0
    while done < 2:
        r, _, _ = select.select(conns, [], [], 5)
        for x in r:
            if x is s:
                c, _ = s.accept(); conns.append(c)
            else:
                d = x.recv(100)
                if d: x.send(d[::-1])
                else:
                    conns.remove(x); x.close(); done += 1
    s.close()
s = socket.create_server(("127.0.0.1", 0))
t = threading.Thread(target=srv, args=(s,)); t.start()
addr = s.getsockname()
for word in (b"abc", b"hello"):
    with socket.socket() as c:
        c.connect(addr)
        f = c.makefile("rwb")
        f.write(word); f.flush()
        print(c.recv(10))
        f.close()
t.join()
import selectors
sel = selectors.DefaultSelector()
a, b = socket.socketpair()
a.setblocking(False)
sel.register(a, selectors.EVENT_READ, "data-a")
print(sel.select(0.01))
b.send(b"x")
for key, mask in sel.select(1): print(key.data, mask == selectors.EVENT_READ, key.fileobj is a)
a.recv(1)
try: a.recv(1)
except BlockingIOError as e: print(e)
sel.unregister(a); sel.close()
b.sendall(b"line one\nline two\n"); b.close()
a.setblocking(True)
with a.makefile("r") as f:
    for line in f: print(line.strip())
import socket, threading, struct, time, pickle, json
def send_msg(s, obj):
    data = json.dumps(obj).encode(); s.sendall(struct.pack("!I", len(data)) + data)
def recv_exact(s, n):
    buf = b""
    while len(buf) < n:
        part = s.recv(n - len(buf))
        if not part: raise EOFError("closed")
        buf += part
    return buf
def recv_msg(s): return json.loads(recv_exact(s, struct.unpack("!I", recv_exact(s, 4))[0]).decode())
class ChatServer(threading.Thread):
    def __init__(self):
        threading.Thread.__init__(self, daemon=True); self.s = socket.socket(); self.s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.s.bind(("127.0.0.1", 0)); self.s.listen(); self.clients = {}; self.lock = threading.Lock()
    def run(self):
        while True:
            try: c, a = self.s.accept()
            except OSError: return
            threading.Thread(target=self.serve, args=(c, a), daemon=True).start()
    def serve(self, c, a):
        try:
            name = recv_msg(c)["name"]
            with self.lock: self.clients[name] = c
            send_msg(c, {"welcome": name})
            while True:
                m = recv_msg(c)
                if m.get("quit"): break
                with self.lock: target = self.clients.get(m["to"])
                send_msg(target, {"from": name, "text": m["text"]})
        except (EOFError, ConnectionError): pass
        finally:
            with self.lock: self.clients.pop(name, None)
            c.close()
srv = ChatServer(); srv.start(); addr = srv.s.getsockname()
def client(name):
    s = socket.create_connection(addr); send_msg(s, {"name": name}); print(recv_msg(s)); return s
a = client("ann"); b = client("bob")
send_msg(a, {"to": "bob", "text": "hi"}); print(recv_msg(b))
send_msg(b, {"to": "ann", "text": "yo"}); print(recv_msg(a))
send_msg(a, {"quit": True})
try: recv_msg(a)
except EOFError as e: print("eof", e)
b.close()
while srv.clients: time.sleep(0.01)
print(sorted(srv.clients))
s = socket.socket(); s.settimeout(0.05)
r, w = socket.socketpair(); r.settimeout(0.05)
try: r.recv(1)
except socket.timeout: print("timeout")
print(r.gettimeout(), w.gettimeout(), s.gettimeout()); r.setblocking(False)
try: r.recv(1)
except (BlockingIOError, OSError) as e: print(type(e).__name__, e.errno)
w.close(); r.setblocking(True); print(r.recv(5))
try:
    r.send(b"x"); r.send(b"x")
except BrokenPipeError as e: print(e)
try: socket.socket().bind(addr)
except OSError as e: print(e.errno, e.strerror)
try: socket.socket().recv(1)
except OSError as e: print(e)
try: s.connect("bad")
except TypeError as e: print("TypeError")
