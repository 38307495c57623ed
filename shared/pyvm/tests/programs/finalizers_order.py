class Named:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("end of", self.name)


class Parts:
    def __init__(self):
        self.p = Named("p")
        self.q = Named("q")

    def __del__(self):
        print("end of the whole")


items = [Named("l1"), Named("l2"), Named("l3")]
del items
table = {"x": Named("d1"), "y": Named("d2")}
del table
pair = (Named("t1"), Named("t2"))
del pair
whole = Parts()
del whole


def local():
    a = Named("local a")
    b = Named("local b")
    print("in local")


local()


class Nest:
    def __del__(self):
        print("begin nest")
        inner = Named("inner")
        del inner
        print("end nest")


nests = [Nest(), Nest()]
del nests
later = Named("replaced")
_hidden = Named("_hidden")
first = Named("first")
group = [Named("g1"), Named("g2")]
later = Named("later")
cycle = Named("cycle")
cycle.me = cycle
print("last line")
