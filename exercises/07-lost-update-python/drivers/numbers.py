# A teller sells a seat while another one takes a number for a free ticket.


def judge():
    from threading import Thread

    office = BoxOffice(4, 6)
    numbers = [None, None]

    def sell():
        numbers[0] = office.sell()

    def give_away():
        numbers[1] = office.next_number()

    tellers = [Thread(target=sell), Thread(target=give_away)]
    for teller in tellers:
        teller.start()
    for teller in tellers:
        teller.join()
    assert type(numbers[0]) is int and type(numbers[1]) is int, "A ticket's number is a whole number."
    assert numbers[0] != numbers[1], f"Two tickets have the same number, {numbers[0]}."
    assert sorted(numbers) == [1, 2], f"Two tickets have the numbers {numbers}, not 1 and 2."
    print("the end of the check")


judge()
