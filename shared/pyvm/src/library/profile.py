# `profile`: here it is `cProfile`.

from cProfile import Profile, run, runctx
