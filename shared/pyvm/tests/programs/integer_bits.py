"""Bit operations on integers of any size and sign."""

print(5 & 3, 5 | 3, 5 ^ 3, ~5, ~-1, 1 << 10, 1023 >> 3, -1 >> 100, -8 >> 1, -5 & 0xFF, -5 | 2, -5 ^ 3)
print(1 << 100, (1 << 100) >> 98, (1 << 100) - 1 & 0xFFFF, ~(1 << 70), -(1 << 70) >> 60, (1 << 64) ^ (1 << 64))
print(bin(10), bin(-10), hex(255), hex(-255), oct(8), bin(0), hex(1 << 80), oct(-64))
print(0b1010, 0xFF, 0o17, 1_000_000, 0x_FF, 0b0)
print((255).bit_length(), (256).bit_length(), (0).bit_length(), (-255).bit_length(), (255).bit_count(), (1 << 200).bit_length())

def set_bits(n):
    count = 0
    while n:
        n &= n - 1
        count += 1
    return count

print([set_bits(n) for n in (0, 1, 7, 255, 1 << 90)])
READ, WRITE, RUN = 4, 2, 1
rights = READ | RUN
print(bool(rights & WRITE), bool(rights & READ), rights & ~READ, rights ^ RUN)
rights |= WRITE
rights &= ~RUN
rights ^= READ
rights <<= 3
rights >>= 1
print(rights, f"{rights:08b}")
print([n for n in range(1, 40) if n & (n - 1) == 0], [f"{n ^ n >> 1:03b}" for n in range(8)])
print(True & False, True | 2, True ^ True, True << 3)
for action in (lambda: 1 << -1, lambda: 1 >> -1, lambda: 1.0 & 1, lambda: "a" | 1, lambda: ~1.5):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
state = 1
sequence = []
for _ in range(10):
    state = (state * 6364136223846793005 + 1442695040888963407) & ((1 << 64) - 1)
    sequence.append(state >> 60)
print(sequence, state)
