package coop.talkoot.api;

import coop.talkoot.moderation.Traffic;
import io.micronaut.serde.annotation.Serdeable;

/** A server that does not answer; {@code lastStatus} is 0 when nobody answered at all. */
@Serdeable
record FailingHostView(
        String host, int failures, String since, String retryAt, int lastStatus, String reason, int waiting) {
    static FailingHostView of(Traffic.FailingHost host) {
        return new FailingHostView(
                host.host(),
                host.failures(),
                host.since().toString(),
                host.retryAt().toString(),
                host.lastStatus(),
                host.reason(),
                host.waiting());
    }
}
