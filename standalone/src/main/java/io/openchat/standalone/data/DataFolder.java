package io.openchat.standalone.data;

import io.openchat.standalone.LaunchException;
import io.openchat.store.OwnerOnly;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The folder that holds all that OpenChat keeps, for its owner only; one OpenChat at a time has it open. */
public final class DataFolder implements AutoCloseable {

    private static final int PID_DIGITS = 20;

    private static final List<String> OURS =
            List.of("passwords.txt", "lock", "port", "first-start.txt", "logs", "tls", "store", "redis", "keycloak");

    private final Path path;
    private final FileChannel channel;

    private DataFolder(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /**
     * Opens the folder, which is made when it is missing, and takes all that lies in it from other users.
     *
     * @throws LaunchException when another OpenChat has it open, or it cannot be written
     */
    public static DataFolder open(Path path) {
        try {
            OwnerOnly.folder(path);
            takeFromOthers(path);
            OwnerOnly.folder(path.resolve("logs"));
            FileChannel channel = FileChannel.open(
                    OwnerOnly.file(path.resolve("lock")), StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (lock(channel) == null) {
                String holder = holder(channel);
                channel.close();
                throw new LaunchException("another OpenChat" + holder + " runs on the data in " + path);
            }
            channel.truncate(0);
            channel.write(
                    ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
            return new DataFolder(path, channel);
        } catch (IOException e) {
            throw new LaunchException("the data folder " + path + " cannot be used: " + e, e);
        }
    }

    public Path path() {
        return path;
    }

    public Path resolve(String name) {
        return path.resolve(name);
    }

    public Path logs() {
        return path.resolve("logs");
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // held by this very process
        }
    }

    private static String holder(FileChannel channel) throws IOException {
        ByteBuffer pid = ByteBuffer.allocate(PID_DIGITS);
        channel.read(pid, 0);
        String text = new String(pid.array(), 0, pid.position(), StandardCharsets.US_ASCII);
        return text.isBlank() ? "" : " (pid " + text + ")";
    }

    /** What earlier versions left readable for everybody. Only what is ours: people may name any folder. */
    private static void takeFromOthers(Path folder) throws IOException {
        for (String name : OURS) {
            if (Files.exists(folder.resolve(name), LinkOption.NOFOLLOW_LINKS)) {
                OwnerOnly.everything(folder.resolve(name));
            }
        }
    }
}
