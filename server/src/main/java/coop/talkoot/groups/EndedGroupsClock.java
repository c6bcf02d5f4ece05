package coop.talkoot.groups;

import coop.talkoot.platform.Recurring;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts away what groups that have ended leave behind, a piece at a time; goes on after a restart. */
@Singleton
public final class EndedGroupsClock implements Recurring {
    private static final Logger LOG = LoggerFactory.getLogger(EndedGroupsClock.class);

    private final Endings endings;
    private final List<Remains> remains;

    EndedGroupsClock(Endings endings, List<Remains> remains) {
        this.endings = endings;
        this.remains = List.copyOf(remains);
    }

    @Override
    public String name() {
        return "ended-groups";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(10);
    }

    @Override
    public void run() {
        for (var group : endings.uncleared()) {
            try {
                clear(group);
            } catch (RuntimeException cause) {
                LOG.error("what the group {} left waits for the next round", group.id(), cause);
            }
        }
    }

    private void clear(Group group) {
        for (var one : remains) {
            while (one.putAway(group)) {
                // There is more of it.
            }
        }
        endings.cleared(group);
    }
}
