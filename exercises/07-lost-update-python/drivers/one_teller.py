# One teller: the box office does what it should, one thing after the other.


def judge():
    office = BoxOffice(3, 7)
    numbers = [office.sell(), office.sell(), office.next_number(), office.sell(), office.sell()]
    for number in numbers[:4]:
        assert type(number) is int, "A ticket's number is a whole number."
    assert numbers == [1, 2, 3, 4, None], f"With 3 seats, the numbers of 2 sold, 1 taken, 2 sold are {numbers}."
    office.take_back()
    seats, money = office.report()
    assert type(seats) is int and type(money) is int, "A report is two whole numbers."
    assert (seats, money) == (1, 14), f"3 seats sold at 7 each, 1 taken back: the report says {(seats, money)}."
    print("the end of the check")


judge()
