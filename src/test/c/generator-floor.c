// The floor of a generator: the least that a program can do to send WebSocket messages on a schedule and time their echoes. One
// thread, epoll, frames made and read by hand, no histogram. It waits without spinning, and checks nothing but the length of replies.
// Usage: generator-floor ADDRESS PORT PATH CONNECTIONS MESSAGES_PER_SECOND WARM_UP_SECONDS SECONDS FILE
// Writes due, sent and received of each message of the measured seconds to FILE (three 64-bit integers each, in the byte order of the
// machine, CLOCK_MONOTONIC in nanoseconds), and prints the CPU time of those seconds in nanoseconds.
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { PAYLOAD = 64, REPLY = 2 + PAYLOAD, MESSAGE = 2 + 4 + PAYLOAD, EVENTS = 256, BUFFER = 1 << 16 };

static const int64_t SECOND = 1000000000;

struct connection {
  int socket;
  int held;                    // bytes of a reply that is not complete
  unsigned char reply[REPLY];
};

static int64_t clock_of(clockid_t clock) {
  struct timespec time;
  clock_gettime(clock, &time);
  return time.tv_sec * SECOND + time.tv_nsec;
}

static void fail(const char *what) {
  perror(what);
  exit(1);
}

static void open_connection(struct connection *connection, struct sockaddr_in *address, const char *path) {
  char text[1024];
  int one = 1, length, got = 0;
  connection->socket = socket(AF_INET, SOCK_STREAM, 0);
  if (connect(connection->socket, (struct sockaddr *)address, sizeof *address)) fail("connect");
  setsockopt(connection->socket, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
  length = snprintf(text, sizeof text,
                    "GET %s HTTP/1.1\r\nHost: floor\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                    "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\n\r\n",
                    path);
  if (write(connection->socket, text, length) != length) fail("write");
  do {
    int more = read(connection->socket, text + got, sizeof text - 1 - got);
    if (more <= 0) fail("handshake");
    text[got += more] = 0;
  } while (!strstr(text, "\r\n\r\n"));
  if (strncmp(text, "HTTP/1.1 101", 12)) {
    fprintf(stderr, "handshake: %.60s\n", text);
    exit(1);
  }
}

// The payload begins with due and sent, so that its echo tells them.
static void send_message(struct connection *connection, int64_t due) {
  unsigned char frame[MESSAGE] = {0x82, 0x80 | PAYLOAD, 0x5a, 0xa5, 0x3c, 0xc3};
  int64_t times[2] = {due, clock_of(CLOCK_MONOTONIC)};
  memcpy(frame + 6, times, sizeof times);
  for (int i = 0; i < PAYLOAD; i++) frame[6 + i] ^= frame[2 + i % 4];
  if (write(connection->socket, frame, MESSAGE) != MESSAGE) fail("write");
}

int main(int count, char **argument) {
  if (count != 9) {
    fprintf(stderr, "generator-floor: %d arguments (expected: 8)\n", count - 1);
    return 2;
  }
  int connections = atoi(argument[4]), waiting = epoll_create1(0);
  double rate = atof(argument[5]);
  int64_t warm_up = atoi(argument[6]) * SECOND, measured = atoi(argument[7]) * SECOND, cpu = 0, cpu_end = 0;
  int64_t total = (warm_up + measured) / SECOND * rate, sent = 0, answered = 0, kept = 0;
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(atoi(argument[2]))};
  struct connection *all = calloc(connections, sizeof *all);
  int64_t(*times)[3] = malloc((total + 1) * sizeof *times);
  struct epoll_event events[EVENTS];
  static unsigned char buffer[BUFFER + REPLY];

  inet_pton(AF_INET, argument[1], &address.sin_addr);
  prctl(PR_SET_TIMERSLACK, 1);
  for (int i = 0; i < connections; i++) {
    struct epoll_event readable = {.events = EPOLLIN, .data.u32 = i};
    open_connection(&all[i], &address, argument[3]);
    epoll_ctl(waiting, EPOLL_CTL_ADD, all[i].socket, &readable);
  }

  int64_t start = clock_of(CLOCK_MONOTONIC), window = start + warm_up, end = window + measured;
  while (answered < total && clock_of(CLOCK_MONOTONIC) < end + 2 * SECOND) {
    int64_t due = sent < total ? start + (int64_t)(sent * (SECOND / rate)) : end + 2 * SECOND, now = clock_of(CLOCK_MONOTONIC);
    if (!cpu && now >= window) cpu = clock_of(CLOCK_PROCESS_CPUTIME_ID);
    if (!cpu_end && now >= end) cpu_end = clock_of(CLOCK_PROCESS_CPUTIME_ID);
    int64_t wait = due > now ? due - now : 0;
    struct timespec timeout = {wait / SECOND, wait % SECOND};
    int ready = epoll_pwait2(waiting, events, EVENTS, &timeout, NULL);
    for (int i = 0; i < ready; i++) {
      struct connection *connection = &all[events[i].data.u32];
      memcpy(buffer, connection->reply, connection->held);
      int length = read(connection->socket, buffer + connection->held, BUFFER);
      int64_t received = clock_of(CLOCK_MONOTONIC);
      if (length <= 0) fail("read");
      length += connection->held;
      int at = 0;
      for (; length - at >= REPLY; at += REPLY, answered++) {
        memcpy(times[kept], buffer + at + 2, 2 * sizeof(int64_t));
        times[kept][2] = received;
        if (buffer[at + 1] != PAYLOAD) fail("a reply of another length");
        kept += times[kept][0] >= window && times[kept][0] < end;
      }
      connection->held = length - at;
      memcpy(connection->reply, buffer + at, connection->held);
    }
    while (sent < total && clock_of(CLOCK_MONOTONIC) >= (due = start + (int64_t)(sent * (SECOND / rate)))) {
      send_message(&all[sent++ % connections], due);
    }
  }
  if (!cpu_end) cpu_end = clock_of(CLOCK_PROCESS_CPUTIME_ID);
  FILE *file = fopen(argument[8], "w");
  if (!file || fwrite(times, sizeof *times, kept, file) != (size_t)kept || fclose(file)) fail(argument[8]);
  printf("%lld\n", (long long)(cpu_end - cpu));
  return answered == total ? 0 : 1;
}
