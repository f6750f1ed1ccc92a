"""One shard: a ClickHouse server inside this process, from the library of the npm package chdb.

Arguments: path of the library, then those of clickhouse-local. The process is the server, so that a test stops or
kills a shard by its process id.
"""

import ctypes
import signal
import sys

# The library leaves SIGPIPE at its default: a client that goes away while it is answered would end the shard.
signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGPIPE})
# A shard ends with the tests that started it, however these end (PR_SET_PDEATHSIG).
ctypes.CDLL(None).prctl(1, signal.SIGKILL)

library = ctypes.CDLL(sys.argv[1])
arguments = [b"clickhouse", *(argument.encode() for argument in sys.argv[2:])]
vector = (ctypes.c_char_p * len(arguments))(*arguments)
library.chdb_query_cmdline.restype = ctypes.c_void_p
library.chdb_query_cmdline(len(arguments), vector)
