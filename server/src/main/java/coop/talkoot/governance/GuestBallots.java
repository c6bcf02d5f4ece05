package coop.talkoot.governance;

import coop.talkoot.governance.count.Guest;
import coop.talkoot.people.AddressBook;
import coop.talkoot.people.Identities;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.Refused;
import io.micronaut.context.BeanProvider;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Whether ballots that a group elsewhere counted for people of other servers are theirs: no group answers for another's
 * members. May ask those servers for keys; whose server does not answer is believed by the key in the file.
 */
@Singleton
final class GuestBallots {
    /** So many people who were never heard of are looked for. */
    private static final int MOST = 200;

    private final Identities identities;
    private final BeanProvider<AddressBook> book;
    private final BeanProvider<GroupSigner> signers;

    GuestBallots(Identities identities, BeanProvider<AddressBook> book, BeanProvider<GroupSigner> signers) {
        this.identities = identities;
        this.book = book;
        this.signers = signers;
    }

    /** Throws a refusal that names the first one who did not say it. */
    void requireTheirs(List<Guest> guests) {
        for (var guest : guests) {
            if (guest.keyId() == null) {
                throw Refused.conflict("It has a ballot of " + guest.voter()
                        + ", who lives on another server, without their signature.");
            }
        }
        var voters = guests.stream().map(Guest::voter).collect(Collectors.toCollection(TreeSet::new));
        meet(voters);
        var keys = signers.get().keysOf(voters);
        var known =
                keys.keySet().stream().map(key -> key.replaceFirst("#.*", "")).collect(Collectors.toSet());
        for (var guest : guests) {
            var key = keys.get(Objects.requireNonNull(guest.keyId()));
            if (known.contains(guest.voter()) && !Objects.equals(key, guest.key())) {
                throw Refused.conflict(
                        "It has a ballot of " + guest.voter() + " that is signed with a key which is not theirs.");
            }
        }
    }

    private void meet(Set<String> voters) {
        var strangers = new TreeSet<>(voters);
        identities.byUris(voters).stream().map(Identity::uri).forEach(strangers::remove);
        strangers.stream().limit(MOST).forEach(stranger -> book.get().findByUri(stranger));
    }
}
