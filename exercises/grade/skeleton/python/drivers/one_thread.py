# One thread sees 2, then 1.


def judge():
    highest = Highest()
    highest.saw(2)
    highest.saw(1)
    assert highest.value == 2, f"After 2 and then 1 the highest value is {highest.value}."
    print("the end of the check")


judge()
