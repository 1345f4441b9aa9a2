package io.openchat.store;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What keeps other users of this machine out of files: permissions for their owner only. */
public final class OwnerOnly {

    /** Before a command: what it writes is for its owner only. The program takes the place of the shell and its process id. */
    public static final List<String> SHELL = List.of("/bin/sh", "-c", "umask 077; exec \"$@\"", "owner-only");

    private static final Set<PosixFilePermission> OWNER = Set.copyOf(PosixFilePermissions.fromString("rwx------"));

    private OwnerOnly() {}

    /** Makes the folder, and those above it, when it is missing, and takes it from others. */
    public static Path folder(Path folder) throws IOException {
        Files.createDirectories(folder);
        restrict(folder);
        return folder;
    }

    /** Makes the file when it is missing, never readable for others in between, and takes it from others. */
    public static Path file(Path file) throws IOException {
        try {
            Files.createFile(file, attributes(file));
        } catch (FileAlreadyExistsException e) {
            restrict(file);
        }
        return file;
    }

    /** Takes all that lies in a folder from others; links are not followed. */
    public static void everything(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path each, BasicFileAttributes attributes) throws IOException {
                restrict(each);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path each, BasicFileAttributes attributes) throws IOException {
                if (attributes.isRegularFile()) {
                    restrict(each);
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static void restrict(Path path) throws IOException {
        if (isPosix(path)) {
            Set<PosixFilePermission> now = EnumSet.noneOf(PosixFilePermission.class);
            now.addAll(Files.getPosixFilePermissions(path));
            if (now.retainAll(OWNER)) {
                Files.setPosixFilePermissions(path, now);
            }
        }
    }

    private static FileAttribute<?>[] attributes(Path path) {
        return isPosix(path)
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    private static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
