# A web server in a thread, fetched by other threads.
# pool of workers fetching from a loopback server, retries, timing table
import threading, time, queue, http.server, urllib.request, urllib.error, json, socketserver, functools
from concurrent.futures import ThreadPoolExecutor, as_completed
HITS = {"n": 0}
class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        HITS["n"] += 1
        if self.path.startswith("/slow"): time.sleep(0.05)
        if self.path.startswith("/err"):
            self.send_response(500); self.end_headers(); self.wfile.write(b"broken"); return
        if self.path == "/redir":
            self.send_response(302); self.send_header("Location", "/ok"); self.end_headers(); return
        body = ("<html><title>Page %s</title><a href='/a'>a</a></html>" % self.path).encode()
        self.send_response(200); self.send_header("Content-Type", "text/html; charset=utf-8"); self.send_header("Content-Length", str(len(body))); self.end_headers()
        self.wfile.write(body)
    def log_message(self, fmt, *args): pass
class Server(socketserver.ThreadingMixIn, http.server.HTTPServer):
    daemon_threads = True
server = Server(("localhost", 0), Handler)
host, port = server.server_address
threading.Thread(target=server.serve_forever, daemon=True).start()
URL = "http://localhost:{}".format(port)
def fetch(path, timeout=5):
    with urllib.request.urlopen(URL + path, timeout=timeout) as resp:
        return path, resp.getcode(), len(resp.read())
start = time.time()
with ThreadPoolExecutor(max_workers=5) as pool:
    futs = {pool.submit(fetch, "/slow/%d" % i): i for i in range(10)}
    got = sorted(f.result() for f in as_completed(futs))
print(len(got), got[0])
try: fetch("/err")
except urllib.error.HTTPError as e: print(e.code, e.read(), e)
print(urllib.request.urlopen(URL + "/redir").geturl().endswith("/ok"))
try: urllib.request.urlopen("http://localhost:1/")
except urllib.error.URLError as e: print(e.reason.errno, e)
q = queue.Queue(); [q.put("/p%d" % i) for i in range(4)]; out = []
def w():
    while True:
        try: p = q.get_nowait()
        except queue.Empty: return
        out.append(fetch(p)[:2]); q.task_done()
ts = [threading.Thread(target=w) for _ in range(2)]; [t.start() for t in ts]; [t.join() for t in ts]; print(sorted(out), HITS["n"] > 10)
server.shutdown(); server.server_close()
