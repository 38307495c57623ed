# What fills a dict: `zip`, `enumerate`, pairs; an iterator is used up, and only once. Sums of lists, and of truth values.
class K:
    def __init__(self,v): self.v=v
    def __hash__(self): return 1
    def __eq__(self,o): print("eq",self.v,o.v); return self.v==o.v
z=zip("abc",[1,2,3]); print(dict(z), list(z))
z=zip([K(1),K(2),K(1)],[1,2,3]); d=dict(z); print(len(d), list(z))
e=enumerate("xyz",5); next(e); print(dict(e), list(e))
it=iter([1,2,3]); print(dict(zip(it,it)), list(it))
print(dict(zip(range(3),"abcdef")))
try: dict(zip([[]],[1]))
except TypeError as x: print(x)
try: dict(zip([1],[1],[1]))
except ValueError as x: print(x)
try: dict(zip([1,2],[1],strict=True))
except ValueError as x: print(x)
d={1:2}; d.update(zip("ab","cd")); print(d)
print(dict([("a",1),["b",2],"cd"]))
try: dict([("a",1,2)])
except ValueError as x: print(x)
print(5+True, True+5, True*2.5, True+True, True&False, 3-False, True/2, 2**True, True//2, -True, 1.5+True, True<<3, 7%True, True|2)
a=[1,2]; b=a; print(a+a, a+[3]); a+=(5,); print(b, a is b)
class L(list):
    def __add__(self,o): return "L+"
    def __radd__(self,o): return "+L"
print(L([1])+[2], [2]+L([1]), [1]+list(L([1])))
try: [1]+(2,)
except TypeError as x: print(x)
try: [1]+None
except TypeError as x: print(x)
print(dict(zip(["a","a"],[1,2])), dict(a=1,**{"b":2}))
