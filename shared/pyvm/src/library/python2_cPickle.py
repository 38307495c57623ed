# `cPickle` of Python 2.

from pickle import *
from pickle import dumps, loads
