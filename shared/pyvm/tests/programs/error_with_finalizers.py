class Named:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("end of", self.name)


kept = Named("kept")
print("before")
raise ValueError("over")
