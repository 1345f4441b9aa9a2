/*
 * A WebSocket relay on epoll, as little as it takes: the limit of what a relay on one core can do. What one of a pair says
 * goes to the other as it is. /relay/PAIR/ROLE, on 127.0.0.1:PORT.
 *
 * One thread. What comes in one read goes out in one write. A connection holds memory only for a frame that is not whole
 * yet, or that the system has not taken yet.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

enum { MOST_FDS = 20000, READ = 64 * 1024, FRAME = 64 * 1024, HEADER = 10, WAITING = 4 << 20, BUCKETS = 16384, NAME = 64 };
enum { TEXT = 1, CLOSE = 8, PING = 9, PONG = 10 };

struct buffer { unsigned char *data; size_t length; };

/* Lives as long as somebody came in its name, also one whose place another has taken since. */
struct pair { char name[NAME]; int fds[2], users; struct pair *next; };

struct connection {
    int used, open, closing, role;
    struct pair *pair;
    struct buffer in;  /* begun, and not whole yet */
    struct buffer out; /* not taken by the system yet */
};

static struct connection connections[MOST_FDS];
static struct pair *pairs[BUCKETS];
static int epoll, most_fds;

/* ---- SHA-1 (FIPS 180-4) and base64 (RFC 4648) of the handshake -------------------------------------------------- */

static uint32_t rotated(uint32_t x, int n) { return x << n | x >> (32 - n); }

static void sha1_block(uint32_t h[5], const unsigned char *p) {
    uint32_t w[80], a = h[0], b = h[1], c = h[2], d = h[3], e = h[4];
    for (int i = 0; i < 16; i++) {
        w[i] = (uint32_t) p[4 * i] << 24 | p[4 * i + 1] << 16 | p[4 * i + 2] << 8 | p[4 * i + 3];
    }
    for (int i = 16; i < 80; i++) w[i] = rotated(w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16], 1);
    for (int i = 0; i < 80; i++) {
        uint32_t f = i < 20 ? (b & c) | (~b & d) : i < 40 || i >= 60 ? b ^ c ^ d : (b & c) | (b & d) | (c & d);
        uint32_t k = i < 20 ? 0x5A827999 : i < 40 ? 0x6ED9EBA1 : i < 60 ? 0x8F1BBCDC : 0xCA62C1D6;
        uint32_t t = rotated(a, 5) + f + e + k + w[i];
        e = d, d = c, c = rotated(b, 30), b = a, a = t;
    }
    h[0] += a, h[1] += b, h[2] += c, h[3] += d, h[4] += e;
}

/* Of a text that fits two blocks: a key has 24 characters and the GUID 36. */
static void sha1(const char *text, size_t length, unsigned char digest[20]) {
    uint32_t h[5] = {0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476, 0xC3D2E1F0};
    unsigned char blocks[128] = {0};
    size_t all = length < 56 ? 64 : 128;
    memcpy(blocks, text, length);
    blocks[length] = 0x80;
    for (int i = 0; i < 8; i++) blocks[all - 1 - i] = (unsigned char) ((uint64_t) length * 8 >> 8 * i);
    for (size_t i = 0; i < all; i += 64) sha1_block(h, blocks + i);
    for (int i = 0; i < 20; i++) digest[i] = (unsigned char) (h[i / 4] >> (24 - 8 * (i % 4)));
}

static void base64(const unsigned char digest[20], char text[29]) {
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    unsigned char padded[21] = {0};
    memcpy(padded, digest, 20);
    for (int i = 0; i < 7; i++) {
        uint32_t three = (uint32_t) padded[3 * i] << 16 | padded[3 * i + 1] << 8 | padded[3 * i + 2];
        for (int j = 0; j < 4; j++) text[4 * i + j] = digits[three >> (18 - 6 * j) & 63];
    }
    text[27] = '=', text[28] = 0;
}

/* ---- connections ------------------------------------------------------------------------------------------------ */

static int keep(struct buffer *buffer, const unsigned char *data, size_t length, size_t most) {
    if (length == 0) return 0; /* an idle connection holds nothing */
    if (buffer->length + length > most) return -1;
    unsigned char *grown = realloc(buffer->data, buffer->length + length);
    if (grown == NULL) return -1;
    memcpy(grown + buffer->length, data, length);
    buffer->data = grown;
    buffer->length += length;
    return 0;
}

static void drop(struct buffer *buffer) {
    free(buffer->data);
    *buffer = (struct buffer) {0};
}

static void watch(int fd, uint32_t events, int operation) {
    struct epoll_event event = {.events = events, .data.fd = fd};
    epoll_ctl(epoll, operation, fd, &event);
}

static void leave(struct pair *pair, int role, int fd) {
    if (pair == NULL) return;
    if (pair->fds[role] == fd) pair->fds[role] = -1;
    if (--pair->users > 0) return;
    uint32_t hash = 5381;
    for (char *c = pair->name; *c; c++) hash = hash * 33 + (unsigned char) *c;
    struct pair **at = &pairs[hash % BUCKETS];
    while (*at != pair) at = &(*at)->next;
    *at = pair->next;
    free(pair);
}

static void hang_up(int fd) {
    struct connection *c = &connections[fd];
    leave(c->pair, c->role, fd);
    drop(&c->in);
    drop(&c->out);
    *c = (struct connection) {0};
    close(fd);
}

/* -1: the connection is of no use any more. */
static int send_all(int fd, const unsigned char *data, size_t length) {
    struct connection *c = &connections[fd];
    size_t sent = 0;
    if (c->out.length == 0) {
        ssize_t n = write(fd, data, length);
        if (n < 0 && errno != EAGAIN) return -1;
        sent = n < 0 ? 0 : (size_t) n;
    }
    if (sent == length) return 0;
    if (c->out.length == 0) watch(fd, EPOLLIN | EPOLLOUT, EPOLL_CTL_MOD);
    return keep(&c->out, data + sent, length - sent, WAITING);
}

static int send_rest(int fd) {
    struct connection *c = &connections[fd];
    ssize_t n = write(fd, c->out.data, c->out.length);
    if (n < 0) return errno == EAGAIN ? 0 : -1;
    c->out.length -= (size_t) n;
    memmove(c->out.data, c->out.data + n, c->out.length);
    if (c->out.length == 0) {
        drop(&c->out);
        watch(fd, EPOLLIN, EPOLL_CTL_MOD);
    }
    return 0;
}

static struct pair *pair_of(const char *name) {
    uint32_t hash = 5381;
    for (const char *c = name; *c; c++) hash = hash * 33 + (unsigned char) *c;
    struct pair **bucket = &pairs[hash % BUCKETS];
    for (struct pair *p = *bucket; p != NULL; p = p->next) {
        if (strcmp(p->name, name) == 0) return p;
    }
    struct pair *made = calloc(1, sizeof *made);
    if (made == NULL) return NULL;
    strcpy(made->name, name);
    made->fds[0] = made->fds[1] = -1;
    made->next = *bucket;
    return *bucket = made;
}

/* How much of the request was used, 0 when it is not whole yet, -1 when it is none of ours. It ends with a zero byte. */
static ssize_t handshake(int fd, char *request) {
    struct connection *c = &connections[fd];
    char *end = strstr(request, "\r\n\r\n");
    if (end == NULL) return 0;
    char name[NAME], role[16];
    if (sscanf(request, "GET /relay/%63[^/ ]/%15[^/ ] ", name, role) != 2) return -1;
    char *key = strcasestr(request, "\r\nsec-websocket-key:");
    if (key == NULL || key > end) return -1;
    key += strlen("\r\nsec-websocket-key:");
    key += strspn(key, " ");
    char secret[24 + 36 + 1];
    if (strcspn(key, " \r\n") != 24) return -1;
    memcpy(secret, key, 24);
    strcpy(secret + 24, "258EAFA5-E914-47DA-95CA-C5AB0DC85B11");
    unsigned char digest[20];
    char accept[29], answer[256];
    sha1(secret, 60, digest);
    base64(digest, accept);
    c->role = strcmp(role, "agent") == 0;
    if (!c->role && strcmp(role, "visitor") != 0) return -1;
    c->pair = pair_of(name);
    if (c->pair == NULL) return -1;
    c->pair->users++;
    c->pair->fds[c->role] = fd;
    c->open = 1;
    int length = snprintf(answer, sizeof answer,
            "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: %s\r\n\r\n",
            accept);
    if (send_all(fd, (unsigned char *) answer, (size_t) length) < 0) return -1;
    return end + 4 - request;
}

static size_t header(unsigned char *to, int opcode, size_t length) {
    to[0] = (unsigned char) (0x80 | opcode);
    if (length < 126) {
        to[1] = (unsigned char) length;
        return 2;
    }
    if (length < 65536) {
        to[1] = 126, to[2] = (unsigned char) (length >> 8), to[3] = (unsigned char) length;
        return 4;
    }
    to[1] = 127;
    for (int i = 0; i < 8; i++) to[2 + i] = (unsigned char) ((uint64_t) length >> (56 - 8 * i));
    return 10;
}

/*
 * Takes whole frames; how much was used. What is for the other one is gathered in `forward`, which never takes more than the
 * frames did: ours have no mask. After a close or what is none of a relay's, `closing`: what came before still goes out.
 */
static size_t frames(int fd, unsigned char *data, size_t length, unsigned char *forward, size_t *gathered) {
    size_t used = 0;
    for (;;) {
        unsigned char *p = data + used;
        size_t rest = length - used;
        if (rest < 6) return used;
        /* whole frames only, masked, no extensions */
        if ((p[0] & 0xF0) != 0x80 || !(p[1] & 0x80)) break;
        size_t size = p[1] & 127, head = 2;
        if (size == 126) {
            size = (size_t) p[2] << 8 | p[3];
            head = 4;
        } else if (size == 127) {
            if (rest < HEADER) return used;
            uint64_t wide = 0;
            for (int i = 0; i < 8; i++) wide = wide << 8 | p[2 + i];
            if (wide > FRAME) break;
            size = (size_t) wide;
            head = HEADER;
        }
        if (rest < head + 4 + size) return used;
        unsigned char *mask = p + head, *text = p + head + 4;
        for (size_t i = 0; i < size; i++) text[i] ^= mask[i & 3];
        used += head + 4 + size;
        int opcode = p[0] & 15;
        if (opcode == TEXT) {
            *gathered += header(forward + *gathered, TEXT, size);
            memcpy(forward + *gathered, text, size);
            *gathered += size;
        } else if ((opcode == PING || opcode == CLOSE) && size < 126) {
            unsigned char answer[2 + 125];
            size_t begin = header(answer, opcode == PING ? PONG : CLOSE, size);
            memcpy(answer + begin, text, size);
            if (send_all(fd, answer, begin + size) < 0 || opcode == CLOSE) break;
        } else if (opcode != PONG) {
            break; /* a relay of texts has no use for it */
        }
    }
    connections[fd].closing = 1;
    return used;
}

static int take(int fd) {
    /* one frame that is not whole, what is read in one go, and a zero byte */
    static unsigned char data[HEADER + 4 + FRAME + READ + 1], forward[sizeof data];
    struct connection *c = &connections[fd];
    size_t length = c->in.length, gathered = 0;
    memcpy(data, c->in.data ? c->in.data : data, length);
    ssize_t n = read(fd, data + length, READ);
    if (n <= 0) return n < 0 && errno == EAGAIN ? 0 : -1;
    length += (size_t) n;
    drop(&c->in);
    size_t used = 0;
    if (!c->open) {
        data[length] = 0;
        ssize_t taken = handshake(fd, (char *) data);
        if (taken < 0) return -1;
        used = (size_t) taken;
    }
    if (c->open) used += frames(fd, data + used, length - used, forward, &gathered);
    int other = c->pair == NULL ? -1 : c->pair->fds[!c->role];
    if (gathered > 0 && other >= 0 && send_all(other, forward, gathered) < 0) hang_up(other);
    if (c->closing) return -1;
    return keep(&c->in, data + used, length - used, HEADER + 4 + FRAME);
}

/* The last one the system allows is never kept: with it, who is too many is let in and closed, else they would wait at the door
 * and keep us awake. */
static void allow_fds(void) {
    struct rlimit limit = {MOST_FDS, MOST_FDS};
    if (setrlimit(RLIMIT_NOFILE, &limit) < 0 && getrlimit(RLIMIT_NOFILE, &limit) == 0) {
        limit.rlim_cur = limit.rlim_max;
        setrlimit(RLIMIT_NOFILE, &limit);
        fprintf(stderr, "no more than %llu file descriptors are allowed\n", (unsigned long long) limit.rlim_cur);
    }
    most_fds = limit.rlim_cur < MOST_FDS ? (int) limit.rlim_cur - 1 : MOST_FDS - 1;
}

static void greet(int listener) {
    for (;;) {
        int fd = accept4(listener, NULL, NULL, SOCK_NONBLOCK);
        if (fd < 0) return;
        if (fd >= most_fds) {
            close(fd);
            continue;
        }
        setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &(int) {1}, sizeof(int));
        connections[fd].used = 1;
        watch(fd, EPOLLIN, EPOLL_CTL_ADD);
    }
}

int main(void) {
    const char *port = getenv("PORT");
    if (port == NULL) {
        fputs("PORT is not set\n", stderr);
        return 2;
    }
    signal(SIGPIPE, SIG_IGN);
    allow_fds();
    int listener = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &(int) {1}, sizeof(int));
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((uint16_t) atoi(port))};
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (bind(listener, (struct sockaddr *) &address, sizeof address) < 0 || listen(listener, 1024) < 0) {
        perror("the port cannot be opened");
        return 1;
    }
    epoll = epoll_create1(0);
    watch(listener, EPOLLIN, EPOLL_CTL_ADD);
    struct epoll_event events[256];
    for (;;) {
        int count = epoll_wait(epoll, events, 256, -1);
        for (int i = 0; i < count; i++) {
            int fd = events[i].data.fd;
            if (fd == listener) {
                greet(listener);
                continue;
            }
            /* hung up meanwhile, by one before it in this list */
            if (!connections[fd].used) continue;
            int failed = (events[i].events & EPOLLOUT) && send_rest(fd) < 0;
            if (!failed && events[i].events & (EPOLLIN | EPOLLHUP | EPOLLERR)) failed = take(fd) < 0;
            if (failed) hang_up(fd);
        }
    }
}
