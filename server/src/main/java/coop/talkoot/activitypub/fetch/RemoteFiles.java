package coop.talkoot.activitypub.fetch;

import coop.talkoot.documents.FileSource;
import coop.talkoot.moderation.Contacts;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** Brings files of other servers, unsigned: what is in a public post is there for everybody. */
@Singleton
final class RemoteFiles implements FileSource {
    /** A film takes longer than a document. */
    private static final Duration WHOLE = Duration.ofSeconds(45);

    private final GuardedClient client;
    private final Contacts contacts;

    RemoteFiles(GuardedClient client, Contacts contacts) {
        this.client = client;
        this.contacts = contacts;
    }

    @Override
    public void fetch(String url, Path file, long mostBytes) throws IOException {
        if (contacts.refusesFilesOf(url)) {
            throw new Unreachable("files of this server are not dealt with here: " + url);
        }
        client.download(url, file, mostBytes, WHOLE);
    }
}
