# Warnings: caught, turned into errors, ignored.
import warnings


def old():
    warnings.warn("use new()", DeprecationWarning, stacklevel=2)


with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    old()
    warnings.warn("plain")
    print(len(caught), [(w.category.__name__, str(w.message), w.lineno) for w in caught])
with warnings.catch_warnings():
    warnings.simplefilter("error")
    try:
        warnings.warn("boom", RuntimeWarning)
    except RuntimeWarning as warning:
        print("raised", warning)
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    warnings.warn("nobody hears this")
    old()
print(issubclass(DeprecationWarning, Warning), issubclass(FutureWarning, Warning))
