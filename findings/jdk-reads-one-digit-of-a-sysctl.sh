#!/usr/bin/env bash
# OpenJDK 17.0.15, and 25 the same, Files.readString and Files.readAllBytes of a number under /proc/sys, as a program reads the kernel's limits.
# Behaviour: they give the first digit alone: net.core.somaxconn, 16384, is read as "1". Such a file says that it is 0 bytes long, so they
# ask for one byte first to see whether there is more; and a number of the kernel's is given in one read only, whatever its size: the
# second read is told that the file has ended. No exception; the wrong value is a valid one. Text (kernel.hostname) is read whole, and so are
# the files elsewhere under /proc.
# Expected: all of the file, as cat, BufferedReader and a FileInputStream with a buffer give it.
# Output seen:
#   net/core/somaxconn: cat 16384, readString 1, readAllBytes 1, InputStream.read(buffer) 16384
#   kernel/hostname: readString is whole
# Needs: JDK 17, 21 or 25, Linux. Exit status: 0 as described, 1 not so.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
cat >ReadNumber.java <<'JAVA'
import java.nio.file.Files;
import java.nio.file.Path;

class ReadNumber {
    public static void main(String[] cat) throws Exception {
        Path number = Path.of("/proc/sys/net/core/somaxconn");
        String string = Files.readString(number).strip();
        String bytes = new String(Files.readAllBytes(number)).strip();
        byte[] buffer = new byte[100];
        String once;
        try (var in = Files.newInputStream(number)) {
            once = new String(buffer, 0, in.read(buffer)).strip();
        }
        System.out.println("net/core/somaxconn: cat " + cat[0] + ", readString " + string + ", readAllBytes " + bytes
                + ", InputStream.read(buffer) " + once);
        boolean whole = Files.readString(Path.of("/proc/sys/kernel/hostname")).strip().equals(cat[1]);
        System.out.println("kernel/hostname: readString is " + (whole ? "whole" : "cut"));
        String first = cat[0].substring(0, 1);
        System.exit(string.equals(first) && bytes.equals(first) && once.equals(cat[0]) && whole ? 0 : 1);
    }
}
JAVA
java ReadNumber.java "$(cat /proc/sys/net/core/somaxconn)" "$(cat /proc/sys/kernel/hostname)"
