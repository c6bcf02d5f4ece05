package coop.talkoot.activitypub.inbox

import static coop.talkoot.activitypub.Neighbours.await

import coop.talkoot.posts.Audience

/** No address that acts leaves us, whatever came in: by page, by JSON API, by document, by event stream. */
class AddressesOutSpec extends InboxSpecification {
    private static final String BAD = 'javascript:alert(1)'

    def "#bad leaves neither by a page, nor by the API, nor by a document (CVE-2023-36459 Mastodon, Lemmy 0.18.1)"() {
        given:
        evil.publish(
                url: bad, icon: [type: 'Image', url: bad], image: bad, movedTo: bad, alsoKnownAs: [bad], followers: bad, endpoints: [sharedInbox: bad],
                summary: "<p><a href=\"$bad\">me</a></p>".toString(),
                attachment: [[type: 'PropertyValue', name: bad, value: "<a rel='me' href='$bad'>x</a>".toString()], [type: 'Link', href: bad]],
                tag: [[type: 'Hashtag', name: '#x', href: bad], [type: 'Emoji', name: ':x:', icon: [type: 'Image', url: bad]]])
        assert send(evil, evil.activity('Update', evil.uri)) == 202
        def note = evil.note(
                url: [[type: 'Link', href: bad, mediaType: 'text/html'], bad], content: "<p>seen <a href=\"$bad\">here</a><img src=\"$bad\"></p>".toString(),
                attachment: [[type: 'Image', url: bad, name: 'picture'], [type: 'Link', href: bad], [type: 'Document', url: [[type: 'Link', href: bad]]]],
                tag: [[type: 'Mention', href: bad, name: '@x'], [type: 'Hashtag', name: '#lend', href: bad]], icon: bad, image: [url: bad],
                inReplyTo: bad, audience: bad, context: bad, conversation: bad, replies: bad, attributedTo: evil.uri,
                to: ['https://www.w3.org/ns/activitystreams#Public', house.keeper.identity().uri(), bad])
        assert send(evil, evil.activity('Create', note)) == 202
        def kept = await('the note') { post(note.id) }
        settle()

        expect: 'it is there, without the address'
        kept.url() == note.id
        identity(evil).url() == evil.uri
        ["/posts/${kept.id()}", "/people/${identity(evil).id()}"].each { page ->
            def answer = house.instance.get(page, [Accept: 'text/html'])
            assert answer.statusCode() == 200
            assert isClean(answer.body().findAll(/<[^>]*>/).join('')), page
            assert !answer.headers().firstValue('Content-Security-Policy').get().contains('unsafe')
        }
        ["/people/${identity(evil).id()}", "/people/${identity(evil).id()}/posts", "/notes/${kept.id()}"].each { path ->
            def answer = house.instance.get('/api/talkoot/v1' + path)
            assert answer.statusCode() == 200
            assert isClean(answer.body()), path
        }
        ['/outbox', '/followers', '/following', ''].each { path ->
            def answer = house.instance.get(house.keeper.identity().uri() + path, [Accept: 'application/activity+json'])
            assert answer.statusCode() == 200
            assert isClean(answer.body()), path
        }

        where:
        bad << [BAD, 'JaVaScRiPt:alert(1)', ' javascript:alert(1)', 'java\tscript:alert(1)', 'data:text/html,<script>alert(1)</script>',
                'vbscript:alert(1)', 'file:///etc/passwd', 'blob:https://a.example/1']
    }

    def "the policy of pages has nothing inline and nothing of others (row 26)"() {
        expect:
        def policy = house.instance.get(path, [Accept: 'text/html']).headers().firstValue('Content-Security-Policy').get()
        policy.contains("default-src 'self'")
        policy.contains("object-src 'none'")
        policy.contains("base-uri 'none'")
        !policy.contains('unsafe')
        !policy.contains('http')
        !policy.contains('*')

        where:
        path << ['/', '/sign-in', '/nothing-here']
    }

    def "what is hidden is answered as what never was, in #language too (CVE-2025-67500 Mastodon)"() {
        given:
        def hidden = ours(Audience.DIRECT, 'hidden').id()
        def never = hidden + 1
        def answers = { long id, String path ->
            def answer = house.instance.get(path.replace('ID', id as String), ['Accept-Language': language])
            [answer.statusCode(), answer.body().replace(id as String, 'ID').replaceAll(/[A-Za-z0-9_-]{30,}/, '')]
        }

        expect:
        ['/notes/ID', '/posts/ID', '/api/talkoot/v1/notes/ID', '/api/talkoot/v1/posts/ID/replies'].each { path ->
            def told = answers(hidden, path)
            assert told[0] == 404, path
            assert told == answers(never, path), path
        }

        where:
        language << ['en', 'de', 'xx', '*']
    }

    private static boolean isClean(String body) {
        return !(body =~ /(?i)(java|vb)\s*script:|data:text|file:\/\/\/|blob:http/)
    }
}
