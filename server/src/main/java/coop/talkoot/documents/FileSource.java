package coop.talkoot.documents;

import java.io.IOException;
import java.nio.file.Path;

/** Brings files of other servers. Asks over the network: never inside a transaction. */
public interface FileSource {
    /** Writes what is at {@code url} to {@code file}: at most so many bytes, or it throws. */
    void fetch(String url, Path file, long mostBytes) throws IOException;
}
