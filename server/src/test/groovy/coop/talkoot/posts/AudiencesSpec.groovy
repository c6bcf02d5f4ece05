package coop.talkoot.posts

import coop.talkoot.activitypub.Neighbours
import coop.talkoot.people.Follow
import coop.talkoot.people.Follows
import coop.talkoot.people.Identity
import coop.talkoot.people.Logins
import coop.talkoot.people.NewPerson
import coop.talkoot.platform.Origin
import coop.talkoot.platform.Page
import coop.talkoot.platform.Refused
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

class AudiencesSpec extends Specification {
    @Shared
    @AutoCleanup
    Neighbours bakery = new Neighbours(name: 'bakery')

    @Shared
    Notes notes = bakery.bean(Notes)

    @Shared
    Posts posts = bakery.bean(Posts)

    @Shared
    Responses responses = bakery.bean(Responses)

    @Shared
    Timelines timelines = bakery.bean(Timelines)

    @Shared
    Identity author = person('author')

    @Shared
    Identity follower = person('follower')

    @Shared
    Identity mentioned = person('mentioned')

    @Shared
    Identity outsider = person('outsider')

    def setupSpec() {
        assert bakery.bean(Follows).request(follower, author, Origin.LOCAL).state() == Follow.State.ACCEPTED
    }

    def "what is #audience is read by #readers"() {
        given:
        def note = note(audience, to: [mentioned])
        def people = [author: author, follower: follower, mentioned: mentioned, outsider: outsider, public: null]

        expect:
        people.findAll { name, who -> posts.readable(note.id(), who?.id()).present }*.key == readers
        people.findAll { name, who -> note.id() in timelines.by(author.id(), who?.id(), first()).items()*.id() }*.key == readers
        people.findAll { name, who -> note.id() in timelines.readable([note.id()], who?.id())*.id() }*.key == readers

        where:
        audience           || readers
        Audience.PUBLIC    || ['author', 'follower', 'mentioned', 'outsider', 'public']
        Audience.UNLISTED  || ['author', 'follower', 'mentioned', 'outsider', 'public']
        Audience.FOLLOWERS || ['author', 'follower', 'mentioned']
        Audience.DIRECT    || ['author', 'mentioned']
    }

    def "only what is public stands in the lists of everybody's, and what is #audience comes home to who follows"() {
        given:
        def note = note(audience, text: "hello #everywhere")

        expect:
        [null, outsider.id()].every { (note.id() in timelines.everybody(true, it, first()).items()*.id()) == isListed }
        [null, outsider.id()].every { (note.id() in timelines.tagged('everywhere', it, first()).items()*.id()) == isListed }
        note.id() in timelines.home(follower.id(), first()).items()*.id()
        !(note.id() in timelines.home(outsider.id(), first()).items()*.id())

        where:
        audience           || isListed
        Audience.PUBLIC    || true
        Audience.UNLISTED  || false
        Audience.FOLLOWERS || false
    }

    def "the list of everybody's has threads, no answers, and what came from elsewhere only when asked for"() {
        given:
        def thread = note(Audience.PUBLIC)
        def answer = notes.reply(outsider, thread, words('yes'))
        def far = notes.take(new NewPost(new Origin.Remote("https://far.example/notes/${System.nanoTime()}"), '', Post.Kind.NOTE, author,
                null, null, Audience.PUBLIC, words('far away'), [], null, null, null))

        expect:
        timelines.everybody(false, null, first()).items()*.id().containsAll([thread.id(), far.id()])
        thread.id() in timelines.everybody(true, null, first()).items()*.id()
        !(far.id() in timelines.everybody(true, null, first()).items()*.id())
        !(answer.id() in timelines.everybody(false, null, first()).items()*.id())
    }

    def "who only asked to follow reads nothing that is for followers"() {
        given:
        def shy = person('shy')
        def asking = person('asking')
        approving(shy)
        def follow = bakery.bean(Follows).request(asking, bakery.bean(coop.talkoot.people.Identities).get(shy.id()), Origin.LOCAL)
        def note = notes.publish(shy, null, Audience.FOLLOWERS, words('for friends'), [])

        expect:
        follow.state() == Follow.State.REQUESTED
        posts.readable(note.id(), asking.id()).empty

        when:
        bakery.bean(Follows).accept(follow)

        then:
        posts.readable(note.id(), asking.id()).present

        when:
        bakery.bean(Follows).end(asking.id(), shy.id())

        then:
        posts.readable(note.id(), asking.id()).empty
    }

    def "what is #audience is passed on by #who"() {
        given:
        def note = note(audience)
        def people = [author: author, follower: follower]

        expect:
        people.findAll { name, person -> isPassedOn(person, note) }*.key == who

        where:
        audience           || who
        Audience.PUBLIC    || ['author', 'follower']
        Audience.UNLISTED  || ['author', 'follower']
        Audience.FOLLOWERS || ['author']
        Audience.DIRECT    || []
    }

    def "an answer to what is #audience is #audience too, and tells its author"() {
        given:
        def reply = notes.reply(follower, note(audience, to: [follower]), words('yes'))

        expect:
        reply.audience() == audience
        reply.recipients()*.id() == [author.id()]

        where:
        audience << [Audience.PUBLIC, Audience.UNLISTED, Audience.FOLLOWERS, Audience.DIRECT]
    }

    def "an answer is for others only when its author says so"() {
        given:
        def note = note(Audience.PUBLIC)

        expect:
        notes.reply(follower, note, Audience.DIRECT, words('between us'), []).recipients()*.id() == [author.id()]
        notes.reply(follower, note, Audience.UNLISTED, words('quietly'), [mentioned]).recipients()*.id() == [author.id(), mentioned.id()]
        notes.reply(author, note, Audience.DIRECT, words('also to you'), [mentioned]).recipients()*.id() == [mentioned.id()]
    }

    def "what was said among members is not answered before #audience"() {
        given:
        def member = bakery.member("member${System.nanoTime()}".take(25))
        def note = notes.publish(bakery.keeper.identity(), bakery.group.identity(), Audience.GROUP, words('among us'), [])

        when:
        notes.reply(member, note, audience, words('tell everybody'), [])

        then:
        def refused = thrown(Refused)
        refused.refusal().field() == 'audience'

        where:
        audience << [Audience.PUBLIC, Audience.UNLISTED, Audience.FOLLOWERS]
    }

    def "no thread begins in a group for #audience"() {
        when:
        notes.publish(bakery.keeper.identity(), bakery.group.identity(), audience, words('hello'), [])

        then:
        def refused = thrown(Refused)
        refused.refusal().field() == 'audience'

        where:
        audience << [Audience.UNLISTED, Audience.FOLLOWERS]
    }

    def "what was for followers and is deleted was never there for others"() {
        given:
        def note = note(audience)
        notes.delete(note, author)

        when:
        posts.require(note.id(), outsider.id())

        then:
        def refused = thrown(Refused)
        refused.refusal().class.simpleName == refusal

        where:
        audience           || refusal
        Audience.UNLISTED  || 'Gone'
        Audience.FOLLOWERS || 'NotFound'
    }

    private boolean isPassedOn(Identity person, Post note) {
        try {
            responses.announce(person, note, Origin.LOCAL)
            return true
        } catch (Refused ignored) {
            return false
        }
    }

    private Post note(Map<String, ?> options = [:], Audience audience) {
        def to = (options.to ?: (audience == Audience.DIRECT ? [mentioned] : [])) as List<Identity>
        return notes.publish(author, null, audience, words((options.text ?: 'words') as String), to)
    }

    private static Page.Request first() {
        return Page.Request.first(80)
    }

    private static Words words(CharSequence text) {
        return Words.typed('', text as String, 'en', [])
    }

    private void approving(Identity person) {
        def sql = bakery.bean(org.jooq.DSLContext)
        bakery.bean(coop.talkoot.platform.Transactions).run {
            def actor = coop.talkoot.schema.Tables.ACTOR
            sql.update(actor).set(actor.APPROVES_FOLLOWERS, true).where(actor.ID.eq(person.id())).execute()
        }
    }

    private Identity person(String name) {
        return bakery.bean(Logins).register(new NewPerson(name, name.capitalize(), null, 'a long enough password'), false).identity()
    }
}
