"""What the server tells the nursery: one byte, and the number of the process it is about."""

import struct
from typing import Final

ORDER: Final = struct.Struct("!cI")
FORK, WRITE, KILL, SLOW, FREE = b"f", b"w", b"k", b"s", b"r"
