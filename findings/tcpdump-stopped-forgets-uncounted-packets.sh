#!/usr/bin/env bash
# tcpdump 4.99.3 with libpcap 1.10.3 (Debian 12), writing to a file, stopped by SIGTERM right after the traffic.
# Behaviour: packets that the kernel has captured but not handed over yet are not in the file: those of the last fraction of a
# second. The numbers that it prints do not show a loss: "received by filter" is more than "captured", and "dropped by kernel" is 0.
# Expected: that a capture which says "0 packets dropped by kernel" has every packet until it was stopped.
# Output seen:
#   200 messages sent in 0.2 s, then SIGTERM: fewer than 200 in the file, 0 packets dropped by kernel
#   the same, with SIGTERM two seconds later: 200 in the file
# Needs: Debian 12, root, python3. Exit status: 0 as described, 1 not so.
set -euo pipefail
readonly VERSION=4.99.3-1
dir=$(mktemp -d); tcpdump=''
trap '[ -z "$tcpdump" ] || kill "$tcpdump" 2>/dev/null || true; wait; rm -rf "$dir"' EXIT
cd "$dir"
apt-get download -q -o APT::Sandbox::User=root "tcpdump=$VERSION" libpcap0.8=1.10.3-1 >/dev/null
for package in ./*.deb; do dpkg -x "$package" .; done
library=$(dirname "$(find "$dir" -name 'libpcap.so.0.8' | head -n 1)")

capture() { # seconds to wait before it is stopped
  local port
  rm -f packets said
  port=$(python3 -c 'import socket; s=socket.socket(); s.bind(("127.0.0.1",0)); print(s.getsockname()[1])')
  LD_LIBRARY_PATH=$library ./usr/bin/tcpdump -i lo -n -Z root -w packets "udp port $port" 2>said &
  tcpdump=$!
  until grep -q 'listening on lo' said; do sleep 0.1; done
  python3 -c "
import socket, time
receiver = socket.socket(socket.AF_INET, socket.SOCK_DGRAM); receiver.bind(('127.0.0.1', $port))
sender = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
for number in range(200):
    sender.sendto(b'message', ('127.0.0.1', $port)); time.sleep(0.001)"
  sleep "$1"
  kill -TERM "$tcpdump"
  wait "$tcpdump" || true
  tcpdump=''
  LD_LIBRARY_PATH=$library ./usr/bin/tcpdump -n -r packets 2>/dev/null | wc -l
}

at_once=$(capture 0)
dropped=$(sed -n 's/ packets dropped by kernel$//p' said)
later=$(capture 2)
echo "stopped at once: $at_once of 200 in the file, $dropped packets dropped by kernel; two seconds later: $later"
[ "$at_once" -lt 200 ] && [ "$dropped" -eq 0 ] && [ "$later" -eq 200 ]
