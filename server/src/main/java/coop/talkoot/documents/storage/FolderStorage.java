package coop.talkoot.documents.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Files in a folder of this machine. Each is written beside its place, brought to the disk, and moved into place. */
final class FolderStorage implements Storage {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]+(?:/[A-Za-z0-9_-]+)*(?:\\.[a-z0-9]+)?");

    private final Path folder;

    FolderStorage(Path folder) {
        this.folder = folder;
    }

    @Override
    public void put(String name, Path file, String mediaType) throws IOException {
        var place = place(name);
        var within = place.resolveSibling(".").normalize();
        Files.createDirectories(within);
        var beside = place.resolveSibling(UUID.randomUUID() + ".part");
        try {
            Files.copy(file, beside);
            bringToDisk(beside, StandardOpenOption.WRITE);
            Files.move(beside, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(beside);
        }
        // The names too, up to the folder all are in: a new folder is an entry in the one above it.
        for (var at = within; at != null && at.startsWith(folder); at = at.getParent()) {
            bringToDisk(at, StandardOpenOption.READ);
        }
    }

    @Override
    public Optional<InputStream> open(String name, long from, long length) throws IOException {
        try {
            var stream = Files.newInputStream(place(name));
            stream.skipNBytes(from);
            return Optional.of(new Part(stream, length));
        } catch (NoSuchFileException notThere) {
            return Optional.empty();
        }
    }

    @Override
    public void delete(String name) throws IOException {
        var place = place(name);
        Files.deleteIfExists(place);
        var within = place.getParent();
        if (within != null && !within.equals(folder)) {
            try {
                Files.deleteIfExists(within);
            } catch (DirectoryNotEmptyException others) {
                // the other size of the same picture
            }
        }
    }

    private Path place(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("no name of ours: " + name);
        }
        return folder.resolve(name);
    }

    private static void bringToDisk(Path path, StandardOpenOption option) throws IOException {
        try (var channel = FileChannel.open(path, option)) {
            channel.force(true);
        }
    }
}
