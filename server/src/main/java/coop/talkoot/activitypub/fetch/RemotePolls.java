package coop.talkoot.activitypub.fetch;

import coop.talkoot.activitypub.mapping.Incoming;
import coop.talkoot.activitypub.mapping.RemoteObjectMapping;
import coop.talkoot.moderation.Contacts;
import coop.talkoot.people.Identity;
import coop.talkoot.posts.FarPoll;
import coop.talkoot.posts.FarPolls;
import coop.talkoot.posts.Post;
import coop.talkoot.vocab.ActivityObject;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads polls of other servers again, as whoever wants to know: what is for followers is told to them alone. */
@Singleton
final class RemotePolls implements FarPolls {
    private static final Logger LOG = LoggerFactory.getLogger(RemotePolls.class);

    private final RemoteDocuments documents;
    private final RemoteObjectMapping mapping;
    private final Contacts contacts;

    RemotePolls(RemoteDocuments documents, RemoteObjectMapping mapping, Contacts contacts) {
        this.documents = documents;
        this.mapping = mapping;
        this.contacts = contacts;
    }

    @Override
    public Optional<FarPoll> read(Post post, Identity reader) {
        if (contacts.refuses(post.uri())) {
            return Optional.empty();
        }
        try {
            var fetched = documents.fetch(post.uri(), reader);
            return fetched.id().equals(post.uri())
                            && fetched.thing() instanceof ActivityObject object
                            && post.author().uri().equals(object.core().author())
                            && mapping.read(object) instanceof Incoming.IncomingNote note
                    ? Optional.ofNullable(note.poll())
                    : Optional.empty();
        } catch (Unreachable cause) {
            LOG.info("{} could not be read again: {}", post.uri(), cause.getMessage());
            return Optional.empty();
        }
    }
}
