# `cPickle` of Python 2.

from pickle import HIGHEST_PROTOCOL, PicklingError, dump, dumps, load, loads
