# Handlers of `socketserver` and `http.server`, and a client that keeps its connection.
import threading, json
from http.server import HTTPServer, BaseHTTPRequestHandler
from urllib.request import urlopen, Request
from urllib.error import HTTPError
from concurrent.futures import ThreadPoolExecutor
class H(BaseHTTPRequestHandler):
    def do_GET(self):
        if self.path == "/missing":
            self.send_error(404)
            return
        body = json.dumps({"path": self.path}).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
    def do_POST(self):
        n = int(self.headers["Content-Length"])
        data = self.rfile.read(n)
        self.send_response(201); self.end_headers(); self.wfile.write(data[::-1])
    def log_message(self, *a): pass
srv = HTTPServer(("127.0.0.1", 0), H)
t = threading.Thread(target=srv.serve_forever, daemon=True); t.start()
base = "http://127.0.0.1:%d" % srv.server_port
def get(i):
    with urlopen(base + "/item/%d" % i, timeout=5) as r:
        return r.status, json.loads(r.read().decode()), r.headers["Content-Type"]
with ThreadPoolExecutor(4) as ex:
    for x in ex.map(get, range(5)): print(x)
try:
    urlopen(base + "/missing")
except HTTPError as e:
    print(e.code, e.reason, len(e.read()) > 100)
r = urlopen(Request(base + "/x", data=b"abcdef", method="POST")); print(r.status, r.read())
import http.client
c = http.client.HTTPConnection("127.0.0.1", srv.server_port)
c.request("GET", "/viaclient"); r = c.getresponse(); print(r.status, r.reason, r.read()); c.close()
srv.shutdown(); t.join(); srv.server_close()
print("closed", t.is_alive())
from http import HTTPStatus
print(HTTPStatus.NOT_FOUND, HTTPStatus(200).phrase, int(HTTPStatus.OK), repr(HTTPStatus.OK))
