import atexit


class Loud:
    def __del__(self):
        print("finalized")


kept = Loud()
atexit.register(print, "first registered, last called")
atexit.register(lambda: print("called at the end"))
print("end of the module")
