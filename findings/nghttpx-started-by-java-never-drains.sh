#!/usr/bin/env bash
# nghttpx 1.52.0 (nghttp2-proxy, Debian 12), started by ProcessBuilder of OpenJDK 17.
# Behaviour: QUIT, on which nghttpx drains, does nothing, however often it is sent; the signal stays pending. A JVM blocks QUIT in its
# threads, a child keeps the mask of the thread that started it, and nghttpx never sets a mask of its own. nginx, started in the same way,
# ends on QUIT, because it sets one. GNU env --default-signal=QUIT also unblocks the signal, and so cures it; a shell's trap does not.
# Expected: that a process started by Java has the signals of one started by a shell, as with TERM, HUP and USR1.
# Output seen:
#   from a shell: ended after QUIT
#   from Java: runs 3 s after QUIT
#   from Java through env --default-signal=QUIT: ended after QUIT
# Needs: Debian 12 with the libraries that nghttp2-proxy depends on, a JDK. Exit status: 0 if it is so; 1 if not.
set -euo pipefail
readonly VERSION=1.52.0-1+deb12u3
dir=$(mktemp -d); started=''
trap '[ -z "$started" ] || kill -KILL "$started" 2>/dev/null || true; rm -rf "$dir"' EXIT
cd "$dir"
apt-get download -q -o APT::Sandbox::User=root "nghttp2-proxy=$VERSION" >/dev/null
dpkg -x ./*.deb .
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
printf 'frontend=127.0.0.1,%s;no-tls\nbackend=127.0.0.1,9;;no-tls\n' "$port" >nghttpx.conf
cat >Start.java <<'JAVA'
class Start {
    public static void main(String[] command) throws Exception {
        Process child = new ProcessBuilder(command).inheritIO().start();
        System.out.println(child.pid());
        child.waitFor();
    }
}
JAVA
mkfifo pid
try() { # what it is, then the command that prints the process's id and waits for it
  local name=$1 said
  shift
  "$@" >pid 2>>log &
  read -r started <pid
  sleep 1
  kill -QUIT "$started"
  for _ in $(seq 30); do kill -0 "$started" 2>/dev/null || break; sleep 0.1; done
  said='ended after QUIT'
  if kill -0 "$started" 2>/dev/null; then
    said='runs 3 s after QUIT'
    kill -TERM "$started"
  fi
  wait
  echo "$name: $said"
}
shell() { # shellcheck disable=SC2016 # expanded by the inner shell
  sh -c 'echo $$; exec "$@" 2>/dev/null' sh "$@"
}
seen=$(
  try 'from a shell' shell ./usr/sbin/nghttpx --conf=nghttpx.conf
  try 'from Java' java Start.java ./usr/sbin/nghttpx --conf=nghttpx.conf
  try 'from Java through env --default-signal=QUIT' java Start.java env --default-signal=QUIT ./usr/sbin/nghttpx --conf=nghttpx.conf
)
echo "$seen"
[ "$seen" = 'from a shell: ended after QUIT
from Java: runs 3 s after QUIT
from Java through env --default-signal=QUIT: ended after QUIT' ]
