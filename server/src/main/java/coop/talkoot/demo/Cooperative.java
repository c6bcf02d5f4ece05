package coop.talkoot.demo;

import coop.talkoot.Instance;
import coop.talkoot.exchange.ExchangeKind;
import coop.talkoot.exchange.Listing;
import coop.talkoot.exchange.Listings;
import coop.talkoot.exchange.NewListing;
import coop.talkoot.exchange.Purpose;
import coop.talkoot.exchange.Quantity;
import coop.talkoot.exchange.Terms;
import coop.talkoot.groups.Founding;
import coop.talkoot.groups.Group;
import coop.talkoot.groups.Groups;
import coop.talkoot.groups.Memberships;
import coop.talkoot.groups.Role;
import coop.talkoot.groups.Setup;
import coop.talkoot.people.AddressBook;
import coop.talkoot.people.Follows;
import coop.talkoot.people.Identities;
import coop.talkoot.people.Identity;
import coop.talkoot.people.Logins;
import coop.talkoot.people.NewPerson;
import coop.talkoot.people.SetupLinks;
import coop.talkoot.platform.Origin;
import coop.talkoot.platform.Settings;
import coop.talkoot.posts.Audience;
import coop.talkoot.posts.Notes;
import coop.talkoot.posts.Post;
import coop.talkoot.posts.Posts;
import coop.talkoot.posts.Words;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** One of the demo's instances, and words for what its people do. */
final class Cooperative implements AutoCloseable {
    /** Known to everybody who runs the demo: it is a demo. */
    static final String PASSWORD = "talkoot demo 2026";

    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final Settings settings;
    private final Instance instance;

    private Cooperative(Settings settings, Instance instance) {
        this.settings = settings;
        this.instance = instance;
    }

    static Cooperative start(String name, int port, Path data) {
        return start(name, port, data, Clock.systemUTC(), Optional.empty());
    }

    /** With a time of its own, and on a database that is there already if one is named. */
    static Cooperative start(
            String name, int port, Path data, Clock clock, Optional<Settings.DatabaseAddress> database) {
        var settings = new Settings(
                "127.0.0.1",
                port,
                URI.create("http://" + name + ".localhost:" + port),
                data.resolve(name),
                database,
                true,
                8);
        return new Cooperative(settings, Instance.start(settings, clock));
    }

    String address() {
        return settings.baseUrl().toString();
    }

    /** True the first time: founds the co-op with its first member. */
    boolean setUp(Founding founding, String handle, String name) {
        var link = bean(SetupLinks.class).issue();
        link.ifPresent(token -> bean(Setup.class).run(token, founding, person(handle, name)));
        return link.isPresent();
    }

    Identity member(String handle, String name) {
        return member(group(), handle, name, Role.MEMBER);
    }

    Identity member(Group group, String handle, String name, Role role) {
        var person = bean(Logins.class).register(person(handle, name), false).identity();
        bean(Memberships.class).appoint(group, person, role);
        return person;
    }

    /** One more group on the same instance. */
    Group guest(Founding founding) {
        return bean(Groups.class).found(founding);
    }

    Group group(String handle) {
        return bean(Groups.class).localByHandle(handle).orElseThrow();
    }

    Identity person(String handle) {
        return bean(Identities.class).localByHandle(handle).orElseThrow();
    }

    Group group() {
        return bean(Groups.class).local().getFirst();
    }

    /** Somebody or some group of the other co-op, found by address as a person would. */
    Identity find(Identity elsewhere) {
        return bean(AddressBook.class)
                .find(elsewhere.handle(), elsewhere.domain())
                .orElseThrow();
    }

    void follow(String handle, Identity whom) {
        bean(Follows.class).request(person(handle), whom, Origin.LOCAL);
    }

    Listing list(String by, Words words, Terms terms) {
        return list(by, group(), words, terms);
    }

    Listing list(String by, Group group, Words words, Terms terms) {
        return bean(Listings.class)
                .publish(new NewListing(person(by), group.identity(), Audience.PUBLIC, words, terms));
    }

    void say(String by, String text) {
        bean(Notes.class)
                .publish(
                        person(by),
                        group().identity(),
                        Audience.PUBLIC,
                        Words.typed("", text, "en", List.of()),
                        List.of());
    }

    void reply(String by, Post post, String text) {
        bean(Notes.class).reply(person(by), post, Words.typed("", text, "en", List.of()));
    }

    /** The copy of the other co-op's post here, once it has arrived. */
    Post copyOf(Post post) throws InterruptedException {
        return await(post.uri(), () -> bean(Posts.class).byUri(post.uri()));
    }

    /** What comes from another instance, once it is here. */
    <T> T await(String what, Supplier<Optional<T>> found) throws InterruptedException {
        var end = System.nanoTime() + LONGEST.toNanos();
        while (System.nanoTime() < end) {
            var now = found.get();
            if (now.isPresent()) {
                return now.get();
            }
            Thread.sleep(50);
        }
        throw new IllegalStateException(what + " did not arrive at " + address());
    }

    static Terms terms(Purpose purpose, ExchangeKind kind, Quantity quantity, String inReturn, String place) {
        return new Terms(purpose, kind, quantity, inReturn, place, null, null, null);
    }

    @Override
    public void close() {
        instance.close();
    }

    private static NewPerson person(String handle, String name) {
        return new NewPerson(handle, name, null, PASSWORD);
    }

    <T> T bean(Class<T> type) {
        return instance.context().getBean(type);
    }
}
