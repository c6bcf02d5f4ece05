package coop.talkoot.posts

import coop.talkoot.AtOnce
import coop.talkoot.activitypub.Neighbours
import coop.talkoot.groups.Memberships
import coop.talkoot.people.Blocks
import coop.talkoot.people.Follows
import coop.talkoot.people.Identity
import coop.talkoot.people.Logins
import coop.talkoot.people.NewPerson
import coop.talkoot.platform.Origin
import coop.talkoot.platform.Page
import coop.talkoot.platform.Refusal
import coop.talkoot.platform.Refused
import java.util.concurrent.atomic.AtomicInteger
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

class PostsSpec extends Specification {
    @Shared
    @AutoCleanup
    Neighbours bakery = new Neighbours(name: 'bakery')

    @Shared
    AtomicInteger count = new AtomicInteger()

    @Shared
    Notes notes = bakery.bean(Notes)

    @Shared
    Posts posts = bakery.bean(Posts)

    @Shared
    Responses responses = bakery.bean(Responses)

    @Shared
    Timelines timelines = bakery.bean(Timelines)

    @Shared
    Identity author = bakery.member('author')

    @Shared
    Identity member = bakery.member('member')

    @Shared
    Identity addressed = stranger('addressed')

    @Shared
    Identity outsider = stranger('outsider')

    def "what is public is read by everybody"() {
        given:
        def note = note()

        expect:
        [null, author.id(), member.id(), outsider.id()].every { posts.readable(note.id(), it).present }
        notes.reply(outsider, note, words('me too')).rootId() == note.id()
    }

    def "what is #audience is read by #readers, and by nobody else"() {
        given:
        def note = note(audience: audience, to: [addressed])
        def people = [author: author, member: member, addressed: addressed, outsider: outsider]

        expect:
        people.findAll { name, who -> posts.readable(note.id(), who.id()).present }*.key == readers
        posts.readable(note.id(), null).empty
        people.findAll { name, who -> timelines.by(author.id(), who.id(), Page.Request.first(1)).items()*.id() == [note.id()] }*.key == readers

        when:
        deed(note)

        then:
        def refused = thrown(Refused)
        refused.refusal() instanceof Refusal.NotFound

        where:
        [audience, readers, deed] << [
                [[Audience.GROUP, ['author', 'member', 'addressed']], [Audience.DIRECT, ['author', 'addressed']]],
                [
                        { Post post -> notes.reply(outsider, post, words('may I?')) },
                        { Post post -> responses.favourite(outsider, post, Origin.LOCAL) },
                        { Post post -> responses.announce(outsider, post, Origin.LOCAL) },
                        { Post post -> posts.require(post.id(), outsider.id()) }
                ]
        ].combinations().collect { [it[0][0], it[0][1], it[1]] }
    }

    def "who leaves the group no longer reads what is for it, and who comes does"() {
        given:
        def note = note(audience: Audience.GROUP)
        def ann = bakery.member("ann${count.incrementAndGet()}")

        expect:
        posts.readable(note.id(), ann.id()).present

        when:
        bakery.bean(Memberships).leave(bakery.group, ann)

        then:
        posts.readable(note.id(), ann.id()).empty
    }

    def "whom the author blocks neither reads nor answers"() {
        given:
        def note = note()
        def ann = stranger("ann${count.incrementAndGet()}")
        bakery.bean(Blocks).block(author, ann, Origin.LOCAL)

        when:
        notes.reply(ann, note, words('hello'))

        then:
        thrown(Refused)
        posts.readable(note.id(), ann.id()).empty
    }

    def "a note is changed by its author only, and shows when"() {
        given:
        def note = note(text: 'before #old')

        when:
        def changed = notes.edit(note, author, words('after #new'))

        then:
        changed.text() == 'after #new'
        changed.tags() == ['new']
        changed.editedAt() != null
        changed.uri() == note.uri()
        changed.publishedAt() == note.publishedAt()

        when:
        notes.edit(note, member, words('mine now'))

        then:
        thrown(Refused)
        posts.find(note.id()).get().text() == 'after #new'
    }

    def "a note deleted by #who leaves an empty tombstone that says gone to those who could read it"() {
        given:
        def note = note(text: 'secret #tag')
        responses.favourite(member, note, Origin.LOCAL)

        when:
        notes.delete(note, by(bakery))
        notes.delete(note, by(bakery))
        def left = posts.find(note.id()).get()

        then:
        left.isDeleted()
        [left.title(), left.text(), left.contentHtml()] == ['', '', '']
        left.tags() == []
        timelines.tagged('tag', null, Page.Request.first(5)).items().every { it.id() != note.id() }

        when:
        posts.require(note.id(), null)

        then:
        def refused = thrown(Refused)
        refused.refusal() instanceof Refusal.Gone

        where:
        who             | by
        'its author'    | { author }
        'a coordinator' | { it.keeper.identity() }
    }

    def "a private note that was deleted was never there for others"() {
        given:
        def note = note(audience: Audience.DIRECT, to: [addressed])
        notes.delete(note, author)

        when:
        posts.require(note.id(), outsider.id())

        then:
        def refused = thrown(Refused)
        refused.refusal() instanceof Refusal.NotFound
    }

    def "a #who deletes nothing of others"() {
        given:
        def note = note()

        when:
        notes.delete(note, by())

        then:
        thrown(Refused)
        !posts.find(note.id()).get().isDeleted()

        where:
        who        | by
        'member'   | { member }
        'outsider' | { outsider }
    }

    def "what was deleted in the meantime cannot be changed, and nobody is told"() {
        given:
        def note = note(text: 'before')
        notes.delete(note, author)

        when:
        notes.edit(note, author, words('after #tag'))

        then:
        thrown(Refused)
        posts.find(note.id()).get().tags() == []
    }

    def "doing #what twice, or six times at the same moment, is doing it once; undoing twice is undoing once"() {
        given:
        def note = note()
        def before = counted(posts.find(note.id()).get())

        when:
        def all = AtOnce.run(6) { deed(responses, note) } + [deed(responses, note)]

        then:
        all*.id().unique().size() == 1
        counted(posts.find(note.id()).get()) == before + 1

        when:
        2.times { undo(responses, note) }

        then:
        counted(posts.find(note.id()).get()) == before

        where:
        what             | deed                                                       | undo                                       | counted
        'a favourite'    | { r, post -> r.favourite(member, post, Origin.LOCAL) }     | { r, post -> r.unfavourite(member, post) } | { it.counts().favourites() }
        'an announce'    | { r, post -> r.announce(member, post, Origin.LOCAL) }      | { r, post -> r.unannounce(member, post) }  | { it.counts().announces() }
    }

    def "only what is public is passed on"() {
        when:
        responses.announce(member, note(audience: Audience.GROUP), Origin.LOCAL)

        then:
        thrown(Refused)
    }

    def "#timeline comes in pages without a gap or a repetition, also while more is written"() {
        given:
        def writer = bakery.member("writer${count.incrementAndGet()}")
        bakery.bean(Follows).request(outsider, writer, Origin.LOCAL)
        def tag = "tag${count.incrementAndGet()}"
        def list = { request -> read(timelines, writer, tag, request) }
        def written = (1..11).collect { note(by: writer, text: "number $it #$tag") }*.id().reverse()

        when:
        def seen = []
        def page = Page.Request.first(4)
        while (page != null) {
            def found = list(page)
            seen.addAll(found.items()*.id())
            note(by: writer, text: "later #$tag")
            page = found.next() == null ? null : new Page.Request(4, found.next())
        }

        then:
        seen.findAll { it in written } == written
        seen == seen.toSorted().reverse().toUnique()

        where:
        timeline   | read
        'a person' | { t, who, word, p -> t.by(who.id(), null, p) }
        'a tag'    | { t, who, word, p -> t.tagged(word.toUpperCase(), null, p) }
        'a group'  | { t, who, word, p -> t.ofGroup(bakery.group.id(), null, p) }
        'home'     | { t, who, word, p -> t.home(outsider.id(), p) }
    }

    def "answers hang under what they answer, oldest first, and answers that came first are adopted"() {
        given:
        def note = note()
        def uri = "https://far.example/notes/${count.incrementAndGet()}"
        def early = notes.take(new NewPost(new Origin.Remote("$uri/early"), 'notes', Post.Kind.NOTE, author, null, uri,
                Audience.PUBLIC, words('early'), [], null, null, null))

        when:
        def answer = notes.reply(member, note, words('one'))
        def deeper = notes.reply(author, answer, words('two'))
        def parent = notes.take(new NewPost(new Origin.Remote(uri), 'notes', Post.Kind.NOTE, member, null, note.uri(),
                Audience.PUBLIC, words('three'), [], null, null, null))

        then:
        timelines.answers(note, null, 0, 10)*.id() == [early.id(), answer.id(), deeper.id(), parent.id()]
        timelines.answers(note, null, answer.id(), 1)*.id() == [deeper.id()]
        timelines.repliesTo(note.id(), null, Page.Request.first(5)).items()*.id() == [parent.id(), answer.id()]
        answer.recipients()*.id() == [author.id()]
    }

    def "#what is refused by the name of #field"() {
        when:
        notes.publish(author, group ? bakery.group.identity() : null, audience, Words.typed('', text, language, tags), [])

        then:
        def refused = thrown(Refused)
        refused.refusal().field() == field

        where:
        what                       | group | audience        | text        | language | tags                   || field
        'saying nothing'           | true  | Audience.PUBLIC | ' \n '      | 'en'     | []                     || 'text'
        'a text too long'          | true  | Audience.PUBLIC | 'a' * 20001 | 'en'     | []                     || 'text'
        'NUL in a text'            | true  | Audience.PUBLIC | 'a\0b'      | 'en'     | []                     || 'text'
        'no language'              | true  | Audience.PUBLIC | 'a'         | 'a b'    | []                     || 'language'
        'a tag of two words'       | true  | Audience.PUBLIC | 'a'         | 'en'     | ['two words']          || 'tags'
        'too many tags'            | true  | Audience.PUBLIC | 'a'         | 'en'     | (1..31)*.toString()    || 'tags'
        'for a group without one'  | false | Audience.GROUP  | 'a'         | 'en'     | []                     || 'audience'
        'direct to nobody'         | false | Audience.DIRECT | 'a'         | 'en'     | []                     || 'to'
    }

    private Post note(Map<String, ?> options = [:]) {
        return notes.publish((options.by ?: author) as Identity, bakery.group.identity(), (options.audience ?: Audience.PUBLIC) as Audience,
                words((options.text ?: 'words') as String), (options.to ?: []) as List<Identity>)
    }

    private static Words words(CharSequence text) {
        return Words.typed('', text as String, 'en', [])
    }

    private Identity stranger(String name) {
        return bakery.bean(Logins).register(new NewPerson(name, name.capitalize(), null, 'a long enough password'), false).identity()
    }
}
