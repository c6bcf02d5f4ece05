package coop.talkoot.moderation;

import coop.talkoot.platform.Page;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** How what is sent to other servers gets on. Who sends it knows; those who keep the server look. */
public interface Traffic {
    /** Deliveries, one for each activity and inbox; the last two are of the last thirty days. */
    record Counts(int waiting, int givenUp, int parked) {}

    /** An activity on its way: to how many inboxes it goes, and how many of them are done with it. */
    record Progress(String type, String uri, Instant since, int all, int done) {}

    /** A server that does not answer, or asked to be left alone; {@code waiting} deliveries wait for it. */
    record FailingHost(
            long id,
            String host,
            int failures,
            Instant since,
            Instant retryAt,
            int lastStatus,
            String reason,
            int waiting) {}

    Counts counts();

    /** The newest activities that are not everywhere yet. */
    List<Progress> underWay(int most);

    /** Those that began to fail last come first. */
    Page<FailingHost> failing(Page.Request page);

    /** Of these inboxes those whose server fails, by inbox. */
    Map<String, FailingHost> failing(Collection<String> inboxes);

    /** What waits for this server is tried at once; nothing happens when nothing waits. */
    void tryNow(String host);
}
