package coop.talkoot.moderation;

import coop.talkoot.people.HostMeasures;
import coop.talkoot.people.Measure;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** All rules as they stood at one moment: about servers by name, and the ids of suspended actors. */
record HouseRules(Map<HostName, DomainRule> servers, Set<String> suspended) implements HostMeasures {
    HouseRules {
        servers = Map.copyOf(servers);
        suspended = Set.copyOf(suspended);
    }

    boolean refuse(String uri) {
        return suspended.contains(uri) || (!servers.isEmpty() && severity(HostName.of(uri)) == Severity.SUSPEND);
    }

    Severity severity(Optional<HostName> host) {
        return host.flatMap(this::holdingFor)
                .map(rule -> rule.terms().severity())
                .orElse(Severity.NOOP);
    }

    /** The nearest one, as Mastodon has it: a rule about a part of a server stands before that about the whole. */
    Optional<DomainRule> holdingFor(HostName host) {
        return servers.isEmpty()
                ? Optional.empty()
                : host.itselfAndAbove()
                        .map(servers::get)
                        .filter(Objects::nonNull)
                        .findFirst();
    }

    @Override
    public Measure of(String uri, String domain) {
        return Stream.of(HostName.of(uri), HostName.ofDomain(domain))
                .map(host -> severity(host).measure())
                .reduce(Measure.NONE, (one, other) -> one.compareTo(other) >= 0 ? one : other);
    }
}
