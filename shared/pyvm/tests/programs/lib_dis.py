import dis, sys
counter = 0
def increment():
    global counter
    counter += 1
def loop(n):
    total = 0
    for i in range(n):
        total += i * 2
    return total
def cond(a, b=1):
    if a < b and a in (1, 2): return a.bit_length()
    while a > 3: a -= 1
    return not a
class K:
    def m(self, x): self.x = x; return [self.x, {"a": 1}]
dis.dis(increment); dis.dis(loop); dis.dis(cond); dis.dis(K.m)
for ins in dis.get_instructions(increment): print(ins.opname, ins.argval)
print([i.opname for i in dis.Bytecode(increment)])
dis.dis(lambda x: x + 1)
