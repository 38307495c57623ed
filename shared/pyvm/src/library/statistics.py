# `statistics`: means and spreads, with CPython's results to the last digit for integers and floats.
#
# CPython adds fractions, which are exact, and rounds once (Lib/statistics.py). So does this: a float is a
# whole number over a power of two.

import math


class StatisticsError(ValueError):
    """The data do not have what was asked for."""


def _ratio(value):
    return (value, 1) if type(value) is int else value.as_integer_ratio()


def _sum(data):
    """The exact sum, as a numerator and a denominator."""
    partials = {}
    for value in data:
        numerator, denominator = _ratio(value)
        partials[denominator] = partials.get(denominator, 0) + numerator
    highest = math.lcm(*partials)
    return sum([numerator * (highest // denominator) for denominator, numerator in partials.items()]), highest


def _has_float(data):
    """Whether the result is a float; or the class of other numbers among the data, which it is one of then."""
    for value in data:
        if not isinstance(value, (int, float)):
            return type(value)
    return any([isinstance(value, float) for value in data])


def _result(numerator, denominator, as_float):
    if isinstance(as_float, type):
        # A fraction, or a decimal number, which divides.
        return as_float(numerator) / as_float(denominator)
    if not as_float and numerator % denominator == 0:
        return numerator // denominator
    return numerator / denominator


def mean(data):
    data = list(data)
    if not data:
        raise StatisticsError("mean requires at least one data point")
    numerator, denominator = _sum(data)
    return _result(numerator, denominator * len(data), _has_float(data))


def fmean(data, weights=None):
    data = [float(value) for value in data]
    if weights is not None:
        weights = list(weights)
        if len(weights) != len(data):
            raise StatisticsError("data and weights must be the same length")
        total = math.fsum(weights)
        if not total:
            raise StatisticsError("sum of weights must be non-zero")
        return math.fsum([a * b for a, b in zip(data, weights)]) / total
    if not data:
        raise StatisticsError("fmean requires at least one data point")
    return math.fsum(data) / len(data)


def geometric_mean(data):
    data = [float(value) for value in data]
    if not data:
        raise StatisticsError("Must have a non-empty dataset")
    return math.exp(math.fsum([math.log(value) for value in data]) / len(data))


def median(data):
    data = sorted(data)
    if not data:
        raise StatisticsError("no median for empty data")
    middle = len(data) // 2
    if len(data) % 2:
        return data[middle]
    return (data[middle - 1] + data[middle]) / 2


def median_low(data):
    data = sorted(data)
    if not data:
        raise StatisticsError("no median for empty data")
    return data[(len(data) - 1) // 2]


def median_high(data):
    data = sorted(data)
    if not data:
        raise StatisticsError("no median for empty data")
    return data[len(data) // 2]


def multimode(data):
    counts = {}
    for value in data:
        counts[value] = counts.get(value, 0) + 1
    highest = max(counts.values(), default=0)
    return [value for value, count in counts.items() if count == highest]


def mode(data):
    modes = multimode(data)
    if not modes:
        raise StatisticsError("no mode for empty data")
    return modes[0]


def _squares(data):
    """The exact sum of the squared distances from the mean, as a numerator and a denominator."""
    n = len(data)
    total, scale = _sum(data)
    squares = 0
    for value in data:
        numerator, denominator = _ratio(value)
        squares += (numerator * (scale // denominator)) ** 2
    return n * squares - total * total, n * scale * scale


def variance(data, xbar=None):
    data = list(data)
    if len(data) < 2:
        raise StatisticsError("variance requires at least two data points")
    numerator, denominator = _squares(data)
    return _result(numerator, denominator * (len(data) - 1), _has_float(data))


def pvariance(data, mu=None):
    data = list(data)
    if not data:
        raise StatisticsError("pvariance requires at least one data point")
    numerator, denominator = _squares(data)
    return _result(numerator, denominator * len(data), _has_float(data))


def stdev(data, xbar=None):
    data = list(data)
    if len(data) < 2:
        raise StatisticsError("stdev requires at least two data points")
    numerator, denominator = _squares(data)
    return _root(numerator, denominator * (len(data) - 1))


def pstdev(data, mu=None):
    data = list(data)
    if not data:
        raise StatisticsError("pstdev requires at least one data point")
    numerator, denominator = _squares(data)
    return _root(numerator, denominator * len(data))


def _root(numerator, denominator):
    """The float nearest to the square root of a fraction."""
    if numerator == 0:
        return 0.0
    # 109 bits of the root are twice what a float holds; the last one says whether more bits follow, so that
    # the division below rounds as the exact root would.
    shift = (numerator.bit_length() - denominator.bit_length() - 109) // 2
    if shift >= 0:
        scaled, over = _divide(numerator, denominator << (2 * shift))
    else:
        scaled, over = _divide(numerator << (-2 * shift), denominator)
    root = math.isqrt(scaled)
    if over or root * root != scaled:
        root |= 1
    return root * (1 << shift) / 1 if shift >= 0 else root / (1 << -shift)


def _divide(a, b):
    return a // b, a % b


def quantiles(data, *, n=4, method="exclusive"):
    if n < 1:
        raise StatisticsError("n must be at least 1")
    data = sorted(data)
    if len(data) < 2:
        if len(data) == 1:
            return data * (n - 1)
        raise StatisticsError("must have at least one data point")
    if method not in ("exclusive", "inclusive"):
        raise ValueError(f"Unknown method: {method!r}")
    exclusive = method == "exclusive"
    spaces = len(data) + 1 if exclusive else len(data) - 1
    result = []
    for i in range(1, n):
        if exclusive:
            place = min(max(i * spaces // n, 1), len(data) - 1)
            rest = i * spaces - place * n
            low, high = data[place - 1], data[place]
        else:
            place = i * spaces // n
            rest = i * spaces % n
            low, high = data[place], data[place + 1]
        result.append((low * (n - rest) + high * rest) / n)
    return result


def harmonic_mean(data, weights=None):
    data = list(data)
    if not data:
        raise StatisticsError("harmonic_mean requires at least one data point")
    if any([value < 0 for value in data]):
        raise StatisticsError("harmonic mean does not support negative values")
    weights = [1] * len(data) if weights is None else list(weights)
    if 0 in data:
        return 0
    # Exact, as CPython's: the sum of the ratios, and one division at the end.
    above, below = 0, 1
    for value, weight in zip(data, weights):
        n, d = _ratio(value)
        wn, wd = _ratio(weight)
        above, below = above * wd * n + below * wn * d, below * wd * n
    total_n, total_d = 0, 1
    for weight in weights:
        wn, wd = _ratio(weight)
        total_n, total_d = total_n * wd + wn * total_d, total_d * wd
    return total_n * below / (total_d * above)


def covariance(x, y, /):
    n = len(x)
    if len(y) != n:
        raise StatisticsError("covariance requires that both inputs have same number of data points")
    if n < 2:
        raise StatisticsError("covariance requires at least two data points")
    x_mean, y_mean = fmean(x), fmean(y)
    return math.sumprod([a - x_mean for a in x], [b - y_mean for b in y]) / (n - 1)


def correlation(x, y, /, *, method="linear"):
    n = len(x)
    if len(y) != n:
        raise StatisticsError("correlation requires that both inputs have same number of data points")
    if n < 2:
        raise StatisticsError("correlation requires at least two data points")
    x_mean, y_mean = fmean(x), fmean(y)
    x, y = [a - x_mean for a in x], [b - y_mean for b in y]
    both = math.sqrt(math.sumprod(x, x)) * math.sqrt(math.sumprod(y, y))
    if not both:
        raise StatisticsError("at least one of the inputs is constant")
    return math.sumprod(x, y) / both


class LinearRegression(tuple):
    """A line: slope and intercept."""

    slope = property(lambda self: self[0])
    intercept = property(lambda self: self[1])

    def __repr__(self):
        return f"LinearRegression(slope={self[0]!r}, intercept={self[1]!r})"


def linear_regression(x, y, /, *, proportional=False):
    x_mean, y_mean = fmean(x), fmean(y)
    xs = [a - x_mean for a in x]
    slope = math.sumprod(xs, [b - y_mean for b in y]) / math.sumprod(xs, xs)
    return LinearRegression((slope, y_mean - slope * x_mean))


class NormalDist:
    """A normal distribution."""

    def __init__(self, mu=0.0, sigma=1.0):
        if sigma < 0.0:
            raise StatisticsError("sigma must be non-negative")
        self.mean = self.median = self.mode = float(mu)
        self.stdev = float(sigma)
        self.variance = self.stdev * self.stdev

    @classmethod
    def from_samples(cls, data):
        data = list(data)
        return cls(fmean(data), stdev(data))

    def pdf(self, x):
        difference = x - self.mean
        return math.exp(difference * difference / (-2.0 * self.variance)) / math.sqrt(math.tau * self.variance)

    def cdf(self, x):
        return 0.5 * math.erfc((self.mean - x) / (self.stdev * math.sqrt(2.0)))

    def zscore(self, x):
        return (x - self.mean) / self.stdev

    def __repr__(self):
        return f"NormalDist(mu={self.mean!r}, sigma={self.stdev!r})"
