package coop.talkoot.activitypub.fetch;

import coop.talkoot.activitypub.signature.RequestSigner;
import coop.talkoot.governance.CountFileSource;
import coop.talkoot.people.Identity;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings count files from the servers that counted, as the member who asks for one. */
@Singleton
final class RemoteCountFiles implements CountFileSource {
    private static final Logger LOG = LoggerFactory.getLogger(RemoteCountFiles.class);
    /** Some twenty thousand signed ballots. */
    private static final long MOST = 32L << 20;

    private static final Duration WHOLE = Duration.ofSeconds(30);

    private final GuardedClient client;
    private final RequestSigner signer;
    private final Failures failures = new Failures(Duration.ofSeconds(20));

    RemoteCountFiles(GuardedClient client, RequestSigner signer) {
        this.client = client;
        this.signer = signer;
    }

    @Override
    public Optional<byte[]> fetch(String uri, Identity reader) {
        var url = uri + "/count-file";
        var asking = reader.uri() + " " + url;
        try {
            failures.check(asking);
            var file = Files.createTempFile("count-", ".zip");
            try {
                client.download(url, file, MOST, WHOLE, Form.ARCHIVE, at -> signer.forGet(reader, at));
                return Optional.of(Files.readAllBytes(file));
            } finally {
                Files.delete(file);
            }
        } catch (Unreachable cause) {
            failures.remember(asking, cause);
            LOG.info("{} could not be had: {}", url, cause.getMessage());
            return Optional.empty();
        } catch (IOException cause) {
            throw new UncheckedIOException("no place for a file that is being fetched", cause);
        }
    }
}
