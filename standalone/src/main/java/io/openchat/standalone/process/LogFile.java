package io.openchat.standalone.process;

import io.openchat.store.OwnerOnly;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A log of bounded size: when it is full it becomes {@code NAME.1}, in place of the one before. */
final class LogFile implements AutoCloseable {

    private static final int LAST_LINES = 12;

    private final Path path;
    private final long bound;
    private final Deque<String> last = new ArrayDeque<>();
    private @Nullable BufferedWriter writer;
    private long size;

    LogFile(Path path, long bound) {
        this.path = path;
        this.bound = bound;
    }

    synchronized void write(String line) throws IOException {
        last.addLast(line);
        if (last.size() > LAST_LINES) {
            last.removeFirst();
        }
        BufferedWriter open = writer == null || size > bound ? turn() : writer;
        open.write(line);
        open.newLine();
        open.flush();
        size += line.length() + 1L;
    }

    /** The newest lines, the oldest first. */
    synchronized List<String> lastLines() {
        return List.copyOf(last);
    }

    private BufferedWriter turn() throws IOException {
        close();
        size = Files.exists(path) ? Files.size(path) : 0;
        if (size > bound) {
            Files.move(path, path.resolveSibling(path.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
            size = 0;
        }
        OwnerOnly.file(path);
        BufferedWriter opened = Files.newBufferedWriter(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        writer = opened;
        return opened;
    }

    @Override
    public synchronized void close() throws IOException {
        if (writer != null) {
            writer.close();
            writer = null;
        }
    }
}
