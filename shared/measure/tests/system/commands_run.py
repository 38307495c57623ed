# Commands: their streams, exit codes, time-outs; one of them is this Python.
import os, tempfile
folder = tempfile.mkdtemp()
CHILD = os.path.join(folder, "child.py")
import subprocess, sys, os, textwrap, threading, time, signal, json
script = textwrap.dedent("""
    import sys, time
    for line in sys.stdin:
        line = line.strip()
        if line == "quit": break
        print("got:" + line); sys.stdout.flush()
    sys.exit(5)
""")
with open(CHILD, "w") as f: f.write(script)
p = subprocess.Popen([sys.executable, "-u", CHILD], stdin=subprocess.PIPE, stdout=subprocess.PIPE, universal_newlines=True)
for m in ("a", "b"):
    p.stdin.write(m + "\n"); p.stdin.flush(); print(p.stdout.readline().strip())
out, err = p.communicate("c\nquit\n"); print(repr(out), err, p.returncode)
r = subprocess.run([sys.executable, "-c", "import os, json; print(json.dumps({'v': os.environ['MYVAR'], 'cwd': os.path.basename(os.getcwd()) != ''}))"], env=dict(os.environ, MYVAR="42"), stdout=subprocess.PIPE)
print(json.loads(r.stdout.decode()))
r = subprocess.run([sys.executable, "-c", "import sys; sys.stderr.write('warn\\n'); print('out'); raise SystemExit('bye')"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, universal_newlines=True)
print(r.returncode, r.stdout, r.stderr)
procs = [subprocess.Popen([sys.executable, "-c", "import time; time.sleep(0.1); print(%d)" % i], stdout=subprocess.PIPE) for i in range(3)]
print([int(p.communicate()[0]) for p in procs], [p.returncode for p in procs])
p = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"]); time.sleep(0.1); print(p.poll()); p.send_signal(signal.SIGTERM); print(p.wait(timeout=5))
p1 = subprocess.Popen(["printf", "b\\na\\nc\\n"], stdout=subprocess.PIPE)
p2 = subprocess.Popen(["sort"], stdin=p1.stdout, stdout=subprocess.PIPE, universal_newlines=True); p1.stdout.close(); print(p2.communicate()[0].split())
try: subprocess.check_call([sys.executable, "-c", "exit(9)"])
except subprocess.CalledProcessError as e: print(e.returncode, str(e).endswith("returned non-zero exit status 9."))
try: subprocess.run(["sleep", "5"], timeout=0.1, stdout=subprocess.PIPE)
except subprocess.TimeoutExpired as e: print("timeout", e.cmd, e.output)
print(subprocess.run("echo a | tr a b; pwd | wc -l", shell=True, stdout=subprocess.PIPE).stdout)
print(subprocess.run(["cat"], input=b"xyz", stdout=subprocess.PIPE).stdout, subprocess.DEVNULL, subprocess.list2cmdline(["a b", "c"]))
def reader(p, res):
    for l in iter(p.stdout.readline, b""): res.append(l)
res = []; p = subprocess.Popen("for i in 1 2 3; do echo $i; done", shell=True, stdout=subprocess.PIPE); t = threading.Thread(target=reader, args=(p, res)); t.start(); p.wait(); t.join(); print(res)
import shutil; shutil.rmtree(folder)
