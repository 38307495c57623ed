# Bytes in memory that are read into a buffer, and made of one.
import io

read = io.BytesIO(bytearray(b"abcdef"))
room = bytearray(4)
print(read.readinto(room), room, read.read1(1), read.readinto(room), room, io.BytesIO(None).getvalue())
for wrong in ("text", 5):
    try:
        io.BytesIO(wrong)
    except TypeError as error:
        print(error)
