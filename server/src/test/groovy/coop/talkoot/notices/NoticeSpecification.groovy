package coop.talkoot.notices

import coop.talkoot.SettableClock
import coop.talkoot.activitypub.Neighbours
import coop.talkoot.people.Follows
import coop.talkoot.people.Identities
import coop.talkoot.people.Identity
import coop.talkoot.people.RemoteIdentity
import coop.talkoot.platform.Origin
import coop.talkoot.posts.Audience
import coop.talkoot.posts.Notes
import coop.talkoot.posts.Post
import coop.talkoot.posts.Responses
import coop.talkoot.posts.Words
import java.time.Instant
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** A bakery whose members do things to each other, and words for what each of them is told. */
abstract class NoticeSpecification extends Specification {
    @Shared
    SettableClock clock = SettableClock.at(Instant.parse('2026-03-01T12:00:00Z'))

    @Shared
    @AutoCleanup
    Neighbours bakery = new Neighbours(name: 'bakery', clock: clock)

    @Shared
    Notices notices = bakery.bean(Notices)

    @Shared
    Notes notes = bakery.bean(Notes)

    @Shared
    Responses responses = bakery.bean(Responses)

    @Shared
    Follows follows = bakery.bean(Follows)

    private static int count

    /** Somebody nobody has heard of before. */
    protected Identity somebody() {
        return bakery.member("p${++count}")
    }

    protected Post note(Map<String, ?> options = [:], Identity author) {
        return notes.publish(author, options.group as Identity, (options.audience ?: Audience.PUBLIC) as Audience,
                Words.typed('', (options.text ?: 'Bread is ready') as String, 'en', []), (options.to ?: []) as List<Identity>)
    }

    protected Post reply(Identity author, Post post, String text = 'Coming') {
        return notes.reply(author, post, Words.typed('', text, 'en', []))
    }

    protected void favourite(Identity actor, Post post) {
        responses.favourite(actor, post, Origin.LOCAL)
    }

    protected void announce(Identity actor, Post post) {
        responses.announce(actor, post, Origin.LOCAL)
    }

    /** Somebody of another server, as that server describes them. */
    protected Identity stranger(String domain = 'elsewhere.example') {
        def handle = "s${++count}"
        def uri = "https://$domain/users/$handle".toString()
        return bakery.bean(Identities).saveRemote(new RemoteIdentity(uri, Identity.Kind.PERSON, handle, domain, handle.capitalize(), '', uri,
                new Identity.Endpoints("$uri/inbox".toString(), null, null, null, null), [], [], false, null, '{}'))
    }

    protected List<Notice> told(Identity person) {
        return notices.page(person.id(), NoticeQuery.newest(80)).items()
    }

    protected List<Notice.Kind> kinds(Identity person) {
        return told(person)*.kind()
    }
}
