# `random`: numbers from the Mersenne Twister of `_random`, which seeds itself from the host if nobody does.
#
# A seeded program gets CPython's numbers: each function takes from the generator what CPython's takes, in the
# same order (CPython's documentation of the module, "Notes on Reproducibility").

import math
import os
import time

import _random
from bisect import bisect
from itertools import accumulate

_TWO_PI = 2.0 * math.pi
# Of the ratio-of-uniforms method of Kinderman and Monahan (1977).
_RATIO = 4 * math.exp(-0.5) / math.sqrt(2.0)


def _whole(value):
    if not isinstance(value, int):
        raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")
    return value


def _seed_from_host(source, method, *arguments):
    """Seeds a generator of `_random` that nobody has seeded, and then calls its method of this name, if any."""
    moment = int(time.time() * 1_000_000) << 64 | int(time.perf_counter() * 1_000_000_000) << 24
    source.seed(moment ^ os.getpid())
    if method:
        return getattr(source, method)(*arguments)


class Random:
    """A generator of its own."""

    def __init__(self, x=None):
        self._source = _random.Random()
        self.gauss_next = None
        if x is not None:
            self.seed(x)

    def seed(self, a=None, version=2):
        if a is not None and not isinstance(a, (int, float, str, bytes)):
            raise TypeError(
                "The only supported seed types are:\nNone, int, float, str, bytes, and bytearray."
            )
        self._source.seed(a)
        self.gauss_next = None

    def getstate(self):
        return (3, self._source.getstate(), self.gauss_next)

    def setstate(self, state):
        self._source.setstate(state[1])
        self.gauss_next = state[2]

    def random(self):
        return self._source.random()

    def getrandbits(self, k):
        return self._source.getrandbits(k)

    def randbytes(self, n):
        return self.getrandbits(n * 8).to_bytes(n, "little")

    def _below(self, n):
        bits = n.bit_length()
        value = self.getrandbits(bits)
        while value >= n:
            value = self.getrandbits(bits)
        return value

    def randrange(self, start, stop=None, step=1):
        start, step = _whole(start), _whole(step)
        if stop is None:
            if start > 0:
                return self._below(start)
            raise ValueError("empty range for randrange()")
        stop = _whole(stop)
        if step == 0:
            raise ValueError("zero step for randrange()")
        count = (stop - start + step + (-1 if step > 0 else 1)) // step
        if count <= 0:
            shown = f"{start}, {stop}" if step == 1 else f"{start}, {stop}, {step}"
            raise ValueError(f"empty range in randrange({shown})")
        return start + step * self._below(count)

    def randint(self, a, b):
        return self.randrange(a, b + 1)

    def choice(self, seq):
        if not len(seq):
            raise IndexError("Cannot choose from an empty sequence")
        return seq[self._below(len(seq))]

    def shuffle(self, x):
        for last in range(len(x) - 1, 0, -1):
            other = self._below(last + 1)
            x[last], x[other] = x[other], x[last]

    def sample(self, population, k, *, counts=None):
        if isinstance(population, (set, frozenset, dict)) or not (
            isinstance(population, (list, tuple, str, bytes, range)) or hasattr(population, "__getitem__")
        ):
            raise TypeError("Population must be a sequence.  For dicts or sets, use sorted(d).")
        if counts is not None:
            ends = list(accumulate(counts))
            return [population[bisect(ends, place)] for place in self.sample(range(ends[-1]), k)]
        size = len(population)
        if not 0 <= k <= size:
            raise ValueError("Sample larger than population or is negative")
        # A small population is copied and used up; in a large one, places are drawn until they differ.
        # The border is where a set of the chosen places takes less room than the copy.
        border = 21
        if k > 5:
            border += 4 ** math.ceil(math.log(k * 3, 4))
        chosen = []
        if size <= border:
            left = list(population)
            for taken in range(k):
                place = self._below(size - taken)
                chosen.append(left[place])
                left[place] = left[size - taken - 1]
        else:
            places = set()
            for _ in range(k):
                place = self._below(size)
                while place in places:
                    place = self._below(size)
                places.add(place)
                chosen.append(population[place])
        return chosen

    def choices(self, population, weights=None, *, cum_weights=None, k=1):
        size = len(population)
        if cum_weights is None:
            if weights is None:
                floor, size = math.floor, float(size)
                return [population[floor(self.random() * size)] for _ in range(k)]
            cum_weights = list(accumulate(weights))
        elif weights is not None:
            raise TypeError("Cannot specify both weights and cumulative weights")
        if len(cum_weights) != size:
            raise ValueError("The number of weights does not match the population")
        total = cum_weights[-1] + 0.0
        if total <= 0.0:
            raise ValueError("Total of weights must be greater than zero")
        return [population[bisect(cum_weights, self.random() * total, 0, size - 1)] for _ in range(k)]

    def uniform(self, a, b):
        return a + (b - a) * self.random()

    def triangular(self, low=0.0, high=1.0, mode=None):
        u = self.random()
        c = 0.5
        if mode is not None:
            if high == low:
                return low
            c = (mode - low) / (high - low)
        if u > c:
            u, c, low, high = 1.0 - u, 1.0 - c, high, low
        return low + (high - low) * math.sqrt(u * c)

    def gauss(self, mu=0.0, sigma=1.0):
        # Box and Muller: two draws make two values, of which the second is kept for the next call.
        value = self.gauss_next
        self.gauss_next = None
        if value is None:
            angle = self.random() * _TWO_PI
            radius = math.sqrt(-2.0 * math.log(1.0 - self.random()))
            value = math.cos(angle) * radius
            self.gauss_next = math.sin(angle) * radius
        return mu + value * sigma

    def normalvariate(self, mu=0.0, sigma=1.0):
        while True:
            u = self.random()
            v = 1.0 - self.random()
            z = _RATIO * (u - 0.5) / v
            if z * z / 4.0 <= -math.log(v):
                return mu + z * sigma

    def lognormvariate(self, mu=0.0, sigma=1.0):
        return math.exp(self.normalvariate(mu, sigma))

    def expovariate(self, lambd=1.0):
        return -math.log(1.0 - self.random()) / lambd

    def paretovariate(self, alpha):
        return (1.0 - self.random()) ** (-1.0 / alpha)

    def weibullvariate(self, alpha, beta):
        return alpha * (-math.log(1.0 - self.random())) ** (1.0 / beta)

    def gammavariate(self, alpha, beta):
        if alpha <= 0.0 or beta <= 0.0:
            raise ValueError("gammavariate: alpha and beta must be > 0.0")
        if alpha == 1.0:
            return -math.log(1.0 - self.random()) * beta
        if alpha > 1.0:
            # Cheng (1977).
            root = math.sqrt(2.0 * alpha - 1.0)
            while True:
                u = self.random()
                if not 1e-7 < u < 0.9999999:
                    continue
                v = 1.0 - self.random()
                power = math.log(u / (1.0 - u)) / root
                x = alpha * math.exp(power)
                z = u * u * v
                r = alpha - math.log(4.0) + (alpha + root) * power - x
                if r + 1.0 + math.log(4.5) - 4.5 * z >= 0.0 or r >= math.log(z):
                    return x * beta
        # Algorithm GS of Ahrens and Dieter (1974).
        b = (math.e + alpha) / math.e
        while True:
            p = b * self.random()
            x = p ** (1.0 / alpha) if p <= 1.0 else -math.log((b - p) / alpha)
            v = self.random()
            if v <= (x ** (alpha - 1.0) if p > 1.0 else math.exp(-x)):
                return x * beta

    def betavariate(self, alpha, beta):
        y = self.gammavariate(alpha, 1.0)
        return y / (y + self.gammavariate(beta, 1.0)) if y else 0.0

    def vonmisesvariate(self, mu, kappa):
        if kappa <= 1e-6:
            return _TWO_PI * self.random()
        s = 0.5 / kappa
        r = s + math.sqrt(1.0 + s * s)
        while True:
            z = math.cos(math.pi * self.random())
            d = z / (r + z)
            u = self.random()
            if u < 1.0 - d * d or u <= (1.0 - d) * math.exp(d):
                break
        q = 1.0 / r
        f = (q + z) / (1.0 + q * z)
        return (mu + math.acos(f)) % _TWO_PI if self.random() > 0.5 else (mu - math.acos(f)) % _TWO_PI


class SystemRandom(Random):
    """Numbers that no seed determines."""

    def seed(self, *args, **kwds):
        pass

    def getstate(self):
        raise NotImplementedError("System entropy source does not have state.")

    setstate = getstate


SystemRandom._shared = SystemRandom()
_shared = Random()
seed = _shared.seed
getstate = _shared.getstate
setstate = _shared.setstate
random = _shared._source.random
getrandbits = _shared._source.getrandbits
randbytes = _shared.randbytes
randrange = _shared.randrange
randint = _shared.randint
choice = _shared.choice
choices = _shared.choices
shuffle = _shared.shuffle
sample = _shared.sample
uniform = _shared.uniform
triangular = _shared.triangular
gauss = _shared.gauss
normalvariate = _shared.normalvariate
lognormvariate = _shared.lognormvariate
expovariate = _shared.expovariate
paretovariate = _shared.paretovariate
weibullvariate = _shared.weibullvariate
gammavariate = _shared.gammavariate
betavariate = _shared.betavariate
vonmisesvariate = _shared.vonmisesvariate
