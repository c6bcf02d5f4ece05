package coop.talkoot.people;

import coop.talkoot.platform.DomainEvents;
import coop.talkoot.platform.Html;
import coop.talkoot.platform.Recurring;
import coop.talkoot.platform.Transactions;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What people say of themselves. Links of people here are followed soon after, once: one that leads back is theirs, and
 * bears the date on which that was seen.
 */
@Singleton
public final class Profiles implements Recurring {
    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"'@/]+(?:/[^\\s<>\"']*)?");
    private static final int AT_ONCE = 20;

    private final Transactions transactions;
    private final DomainEvents events;
    private final Clock clock;
    private final Identities identities;
    private final ProfileRows rows;
    private final LinkCheck links;

    Profiles(
            Transactions transactions,
            DomainEvents events,
            Clock clock,
            Identities identities,
            ProfileRows rows,
            LinkCheck links) {
        this.transactions = transactions;
        this.events = events;
        this.clock = clock;
        this.identities = identities;
        this.rows = rows;
        this.links = links;
    }

    /** Of each of them: two queries for a page. */
    public Map<Long, Profile> of(Collection<Identity> people) {
        var said = transactions.read(
                () -> rows.of(people.stream().map(Identity::id).toList()));
        var all = new HashMap<Long, Profile>();
        for (var person : people) {
            all.put(person.id(), said.getOrDefault(person.id(), person.isLocal() ? Profile.USUAL : Profile.UNSAID));
        }
        return all;
    }

    public Profile of(Identity person) {
        return of(Set.of(person)).getOrDefault(person.id(), Profile.UNSAID);
    }

    /** A person of this instance says something else of themselves. */
    public Profile change(Identity person, NewProfile wanted) {
        return transactions.write(() -> {
            rows.lock(person.id());
            var fields = wanted.lines().stream().map(Profiles::field).toList();
            rows.put(
                    person.id(),
                    new Profile(fields, wanted.isBot(), wanted.isDiscoverable(), wanted.isIndexable()),
                    null);
            var changed = identities.touch(person.id());
            events.publish(new PeopleEvent.ProfileChanged(changed));
            return of(changed);
        });
    }

    @Override
    public String name() {
        return "profile-links";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(30);
    }

    @Override
    public void run() {
        List<ProfileRows.Unchecked> waiting;
        do {
            waiting = transactions.read(() -> rows.unchecked(AT_ONCE));
            waiting.forEach(this::check);
        } while (waiting.size() == AT_ONCE);
    }

    private void check(ProfileRows.Unchecked field) {
        var leadsBack = links.leadsBack(field.link(), new HashSet<>(List.of(field.uri(), field.url())));
        transactions.run(() -> rows.checked(field, clock.instant(), leadsBack));
    }

    private static Profile.Field field(NewProfile.Line line) {
        var isLink = LINK.matcher(line.value()).matches();
        var shown = Html.escaped(line.value());
        var html = isLink
                ? "<a href=\"" + shown + "\" rel=\"me nofollow noopener noreferrer\">" + shown + "</a>"
                : Html.inline(line.value());
        return new Profile.Field(line.name(), html, isLink ? line.value() : null, null);
    }
}
