/* Stands between a program and its file system: counts, records and fails what is asked of it.
 *
 * Loaded with LD_PRELOAD. Only what happens below the folder FAULTS_UNDER is touched, and only for
 * as long as the file FAULTS_ARMED exists, so that a test says when a disk breaks and when it is
 * mended. From the FAULTS_AT-th operation on every operation fails with the error number FAULTS_WAY;
 * with the way "short" that one operation, if it is a write, puts half of its bytes on disk and the
 * rest of the writes fail for want of room. With FAULTS_ONCE it is that operation alone. With the way
 * "hang" nothing fails, but from that operation on nothing comes back while FAULTS_ARMED is there. With FAULTS_LOG every operation that succeeded is a line
 * there: its name, its path, and what it wrote in hexadecimal or where it moved to, parted by tabs.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static pthread_mutex_t one_at_a_time = PTHREAD_MUTEX_INITIALIZER;
static long asked_for;

#define REAL(result, name, ...) \
    static result (*real)(__VA_ARGS__); \
    if (!real) real = (result (*)(__VA_ARGS__))dlsym(RTLD_NEXT, name)

static int is_watched(const char *path) {
    const char *under = getenv("FAULTS_UNDER"), *armed = getenv("FAULTS_ARMED");
    if (!under || !armed || !path) return 0;
    size_t length = strlen(under);
    if (strncmp(path, under, length) != 0 || (path[length] != '\0' && path[length] != '/')) return 0;
    struct stat there;
    int before = errno, is_armed = stat(armed, &there) == 0;
    errno = before;
    return is_armed;
}

/* The path of an open file, if it is watched. */
static const char *watched_file(int file, char *path) {
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    int before = errno;
    ssize_t length = readlink(link, path, PATH_MAX - 1);
    errno = before;
    if (length <= 0) return NULL;
    path[length] = '\0';
    return is_watched(path) ? path : NULL;
}

/* The error number to fail with; 0 to go on, -1 to write half. */
static int fault(int is_write) {
    const char *at = getenv("FAULTS_AT"), *way = getenv("FAULTS_WAY");
    pthread_mutex_lock(&one_at_a_time);
    long n = ++asked_for;
    pthread_mutex_unlock(&one_at_a_time);
    if (!at || !way || n < atol(at) || (n > atol(at) && getenv("FAULTS_ONCE"))) return 0;
    if (strcmp(way, "hang") == 0) {
        struct stat there;
        const char *armed = getenv("FAULTS_ARMED");
        while (armed && stat(armed, &there) == 0) usleep(10000);
        return 0;
    }
    if (strcmp(way, "short") != 0) return atoi(way);
    if (!is_write) return 0;
    return n == atol(at) ? -1 : ENOSPC;
}

static void record(const char *name, const char *path, const char *to, const unsigned char *bytes, size_t count) {
    const char *log = getenv("FAULTS_LOG");
    if (!log) return;
    size_t room = strlen(name) + strlen(path) + (to ? strlen(to) : 0) + 2 * count + 8;
    char *line = malloc(room), *end = line;
    if (!line) abort();
    end += sprintf(end, "%s\t%s", name, path);
    if (to) end += sprintf(end, "\t%s", to);
    if (bytes) *end++ = '\t';
    for (size_t i = 0; i < count; i++) end += sprintf(end, "%02x", bytes[i]);
    *end++ = '\n';
    /* Past this library's own functions. */
    int file = (int)syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
    if (file < 0 || syscall(SYS_write, file, line, (size_t)(end - line)) != end - line) abort();
    syscall(SYS_close, file);
    free(line);
}

static int done(int result, const char *name, const char *path, const char *to) {
    if (result == 0) {
        int before = errno;
        record(name, path, to, NULL, 0);
        errno = before;
    }
    return result;
}

#define FAIL_IF_DUE(is_it, failed) \
    if (is_it) { \
        int error = fault(0); \
        if (error > 0) { \
            errno = error; \
            return failed; \
        } \
    }

static int opened(int file, const char *path, int flags) {
    if (file >= 0 && (flags & O_CREAT)) record("create", path, NULL, NULL, 0);
    return file;
}

#define MODE_OF(flags) \
    mode_t mode = 0; \
    if ((flags) & (O_CREAT | O_TMPFILE)) { \
        va_list rest; \
        va_start(rest, flags); \
        mode = va_arg(rest, mode_t); \
        va_end(rest); \
    }

int open(const char *path, int flags, ...) {
    REAL(int, "open", const char *, int, ...);
    MODE_OF(flags);
    int watched = is_watched(path);
    FAIL_IF_DUE(watched, -1);
    int file = real(path, flags, mode);
    return watched ? opened(file, path, flags) : file;
}

int open64(const char *path, int flags, ...) {
    REAL(int, "open64", const char *, int, ...);
    MODE_OF(flags);
    int watched = is_watched(path);
    FAIL_IF_DUE(watched, -1);
    int file = real(path, flags, mode);
    return watched ? opened(file, path, flags) : file;
}

ssize_t read(int file, void *bytes, size_t count) {
    REAL(ssize_t, "read", int, void *, size_t);
    char path[PATH_MAX];
    FAIL_IF_DUE(watched_file(file, path), -1);
    return real(file, bytes, count);
}

ssize_t write(int file, const void *bytes, size_t count) {
    REAL(ssize_t, "write", int, const void *, size_t);
    char path[PATH_MAX];
    const char *watched = watched_file(file, path);
    if (!watched) return real(file, bytes, count);
    int error = fault(1);
    if (error > 0) {
        errno = error;
        return -1;
    }
    ssize_t written = real(file, bytes, error < 0 && count > 1 ? count / 2 : count);
    if (written > 0) record("write", path, NULL, bytes, (size_t)written);
    return written;
}

int fsync(int file) {
    REAL(int, "fsync", int);
    char path[PATH_MAX];
    const char *watched = watched_file(file, path);
    FAIL_IF_DUE(watched, -1);
    int result = real(file);
    return watched ? done(result, "sync", path, NULL) : result;
}

int fchmod(int file, mode_t mode) {
    REAL(int, "fchmod", int, mode_t);
    char path[PATH_MAX];
    FAIL_IF_DUE(watched_file(file, path), -1);
    return real(file, mode);
}

int rename(const char *from, const char *to) {
    REAL(int, "rename", const char *, const char *);
    int watched = is_watched(to);
    FAIL_IF_DUE(watched, -1);
    int result = real(from, to);
    return watched ? done(result, "rename", from, to) : result;
}

int unlink(const char *path) {
    REAL(int, "unlink", const char *);
    int watched = is_watched(path);
    FAIL_IF_DUE(watched, -1);
    int result = real(path);
    return watched ? done(result, "unlink", path, NULL) : result;
}

int mkdir(const char *path, mode_t mode) {
    REAL(int, "mkdir", const char *, mode_t);
    int watched = is_watched(path);
    FAIL_IF_DUE(watched, -1);
    int result = real(path, mode);
    return watched ? done(result, "mkdir", path, NULL) : result;
}

int rmdir(const char *path) {
    REAL(int, "rmdir", const char *);
    int watched = is_watched(path);
    FAIL_IF_DUE(watched, -1);
    int result = real(path);
    return watched ? done(result, "rmdir", path, NULL) : result;
}
