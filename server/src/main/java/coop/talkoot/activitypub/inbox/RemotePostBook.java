package coop.talkoot.activitypub.inbox;

import coop.talkoot.activitypub.fetch.Unreachable;
import coop.talkoot.platform.Transactions;
import coop.talkoot.posts.Post;
import coop.talkoot.posts.PostBook;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds posts of other servers by asking these, and believes no more of them than of what comes to the inbox. */
@Singleton
final class RemotePostBook implements PostBook {
    private static final Logger LOG = LoggerFactory.getLogger(RemotePostBook.class);

    private final Examiner examiner;
    private final PostDeeds deeds;
    private final Transactions transactions;

    RemotePostBook(Examiner examiner, PostDeeds deeds, Transactions transactions) {
        this.examiner = examiner;
        this.deeds = deeds;
        this.transactions = transactions;
    }

    @Override
    public Optional<Post> find(String url) {
        try {
            var received = examiner.lookedUp(url);
            return received == null ? Optional.empty() : transactions.write(() -> deeds.lookedUp(received));
        } catch (Unreachable | Untrusted cause) {
            LOG.info("{} is no post for us: {}", url, cause.getMessage());
            return Optional.empty();
        }
    }
}
