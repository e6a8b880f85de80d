"""first_line.py SECONDS COMMAND...: how long a command takes to its first line, beyond what a bare JVM takes to start."""

import os
import subprocess
import sys
import time


def first(command):
    begun = time.monotonic()
    process = subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, bufsize=0)
    line = process.stdout.readline().decode()
    took = time.monotonic() - begun
    process.kill()
    process.communicate()
    return took, line.strip()


def main(most, *command):
    bare = min(first([os.path.join(os.environ["JAVA_HOME"], "bin", "java"), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-version"])[0] for _ in range(3))
    took, line = min(first(list(command)) for _ in range(3))
    print(f"{took - bare:.2f} s beyond {bare:.2f} s: {line}")
    sys.exit(0 if line and took - bare <= float(most) else 1)


main(*sys.argv[1:])
