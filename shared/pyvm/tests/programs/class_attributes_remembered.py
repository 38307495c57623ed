'What classes have, read through their objects and from themselves, while it changes; and isinstance.'

import abc
import collections.abc as ca


class Meta(type):
    pass


class M(metaclass=Meta):
    k = 1

    @staticmethod
    def s(x):
        return x


class S:
    k = 1
    text = 't'
    items = []

    @staticmethod
    def s(x):
        return ('s', x)

    @classmethod
    def c(cls, x):
        return (cls.__name__, x)


class T(S):
    pass


def loop(o, n):
    for i in range(n):
        if i == 3:
            S.k = 5
        if i == 4:
            o.k = 'own'
        if i == 5:
            S.text = lambda self: 'method'
        if i == 6:
            del o.k
        print(o.k, S.k, T.k, o.text if i < 5 else o.text(), S.s(i), T.c(i), o.s(i), o.c(i), M.k, M.s(i), o.__class__.__name__, S.__name__, S.__doc__, o.__doc__)


loop(S(), 4)
loop(T(), 8)
for o in (S(), M()):
    print(o.__class__, isinstance(o, int), isinstance(o, S), isinstance(o, (int, S)), isinstance(o, (str, M, T)))


class P:
    pass


p = P()
for i in range(3):
    print(p.__class__ is P)
p = S()
for i in range(3):
    print(p.__class__ is S, p.s(1), isinstance(p, P), isinstance(p, (P, S)))


class Sized:

    def __len__(self):
        return 0


print(isinstance(Sized(), ca.Sized), isinstance(p, ca.Sized))


class A(abc.ABC):

    @abc.abstractmethod
    def f(self):
        ...


A.register(P)
print(isinstance(P(), A), isinstance(S(), A))
try:
    isinstance(S(), (S, 5)) or print('no')
    print('short')
    isinstance(T(), (P, 5))
except TypeError as e:
    print(e)
