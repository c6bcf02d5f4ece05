package coop.talkoot.moderation;

import coop.talkoot.platform.DomainEvent;
import java.util.Set;

/** What others should hear of what was reported and decided. */
public sealed interface ModerationEvent extends DomainEvent {
    /** Somebody reported something. */
    record Reported(Report report) implements ModerationEvent {}

    /** From now on nothing is taken from these servers or sent to them. */
    record HostsBlocked(Set<HostName> hosts) implements ModerationEvent {
        public HostsBlocked {
            hosts = Set.copyOf(hosts);
        }

        /** Whether a server, perhaps with a port behind it, is among them or a part of one. */
        public boolean cover(String domain) {
            return HostName.ofDomain(domain).stream()
                    .flatMap(HostName::itselfAndAbove)
                    .anyMatch(hosts::contains);
        }
    }
}
