package coop.talkoot.vocab;

import java.util.List;
import java.util.stream.Stream;

/** Who a thing is for. The public is always written {@link Namespaces#PUBLIC} here, however the sender spelt it. */
public record Addressing(List<String> to, List<String> cc, List<String> audience) {
    private static final Addressing NOBODY = new Addressing(List.of(), List.of(), List.of());

    public Addressing {
        to = List.copyOf(to);
        cc = List.copyOf(cc);
        audience = List.copyOf(audience);
    }

    public static Addressing nobody() {
        return NOBODY;
    }

    public static Addressing to(String... recipients) {
        return new Addressing(List.of(recipients), List.of(), List.of());
    }

    public Addressing withCopyTo(String... recipients) {
        return new Addressing(to, List.of(recipients), audience);
    }

    /** For the eyes of a group: the group is named in `audience`, and must stand in `to` or `cc` as well. */
    public Addressing withAudience(String... groups) {
        return new Addressing(to, cc, List.of(groups));
    }

    /** Named in `to`: shown on public timelines. */
    public boolean isPublic() {
        return to.contains(Namespaces.PUBLIC);
    }

    /** Named in `cc` only: readable by everybody, on no public timeline. */
    public boolean isUnlisted() {
        return !isPublic() && cc.contains(Namespaces.PUBLIC);
    }

    /** Everybody named anywhere, each once. */
    public List<String> everybody() {
        return Stream.of(to, cc, audience).flatMap(List::stream).distinct().toList();
    }
}
