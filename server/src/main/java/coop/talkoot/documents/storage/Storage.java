package coop.talkoot.documents.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Keeps files by name. Names are made here: letters, digits, dots, dashes and slashes. Never to be used inside a
 * transaction: it may be at the other end of a network.
 */
public interface Storage extends AutoCloseable {
    /** Keeps a copy of {@code file}; when this returns it is there whole, and stays through a loss of power. */
    void put(String name, Path file, String mediaType) throws IOException;

    /** The bytes from {@code from} on, {@code length} of them; empty when there is no such file. The caller closes. */
    Optional<InputStream> open(String name, long from, long length) throws IOException;

    /** What is not there is gone already. */
    void delete(String name) throws IOException;

    /** Lets go of what it holds. */
    @Override
    default void close() {}
}
