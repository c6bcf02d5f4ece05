package coop.talkoot.mastodon

/** What the strictest programs require of each entity: a field that lacks, or is null where it must not be, empties their page. */
final class Contract {
    private static final Map<String, Map<String, Class>> ENTITIES = [
            account: [id: String, username: String, acct: String, display_name: String, locked: Boolean, bot: Boolean, group: Boolean,
                      created_at: String, note: String, url: String, avatar: String, avatar_static: String, header: String, header_static: String,
                      followers_count: Integer, following_count: Integer, statuses_count: Integer, emojis: List, fields: List],
            status: [id: String, uri: String, created_at: String, account: Map, content: String, visibility: String, sensitive: Boolean,
                     spoiler_text: String, media_attachments: List, mentions: List, tags: List, emojis: List, replies_count: Integer,
                     reblogs_count: Integer, favourites_count: Integer, favourited: Boolean, reblogged: Boolean, muted: Boolean,
                     bookmarked: Boolean, filtered: List],
            relationship: [id: String, following: Boolean, showing_reblogs: Boolean, notifying: Boolean, followed_by: Boolean, blocking: Boolean,
                           blocked_by: Boolean, muting: Boolean, muting_notifications: Boolean, requested: Boolean, requested_by: Boolean,
                           domain_blocking: Boolean, endorsed: Boolean, note: String],
            attachment: [id: String, type: String, url: String, meta: Map],
            poll: [id: String, expired: Boolean, multiple: Boolean, votes_count: Integer, voters_count: Integer, options: List, emojis: List],
            card: [url: String, title: String, description: String, type: String, author_name: String, author_url: String, provider_name: String,
                   provider_url: String, html: String, width: Integer, height: Integer, embed_url: String]]
    private static final Map<String, List<String>> NULLABLE = [
            account: ['discoverable', 'last_status_at'],
            status: ['edited_at', 'language', 'in_reply_to_id', 'in_reply_to_account_id', 'reblog', 'poll', 'card', 'application', 'url'],
            relationship: ['languages'],
            attachment: ['preview_url', 'remote_url', 'text_url', 'description', 'blurhash'],
            poll: ['expires_at'],
            card: ['image', 'blurhash']]

    static boolean accounts(List found) {
        return found.every { account(it) }
    }

    static boolean account(found) {
        holds('account', found)
        assert found.created_at ==~ /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/
        assert found.last_status_at == null || found.last_status_at ==~ /\d{4}-\d\d-\d\d/
        assert found.id ==~ /\d+/
        ['url', 'avatar', 'avatar_static', 'header', 'header_static'].each { assert found[it].startsWith('http') }
        return true
    }

    static boolean statuses(List found) {
        return found.every { status(it) }
    }

    static boolean status(found) {
        holds('status', found)
        account(found.account)
        assert found.id ==~ /\d+/
        assert found.created_at ==~ /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/
        assert found.edited_at == null || found.edited_at ==~ /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/
        assert found.visibility in ['public', 'unlisted', 'private', 'direct']
        assert found.url == null || found.url.startsWith('http')
        found.mentions.each { assert it.keySet() == ['id', 'username', 'acct', 'url'] as Set }
        found.tags.each { assert it.name && it.url.startsWith('http') }
        if (found.card) {
            holds('card', found.card)
        }
        found.media_attachments.each { attachment(it) }
        assert found.poll == null || poll(found.poll)
        return found.reblog == null || status(found.reblog)
    }

    static boolean attachment(found) {
        holds('attachment', found)
        assert found.type in ['image', 'gifv', 'video', 'audio', 'unknown']
        assert found.url.startsWith('http')
        assert found.meta.focus.keySet() == ['x', 'y'] as Set
        [found.meta.original, found.meta.small].findAll().each {
            assert it.width instanceof Integer && it.height instanceof Integer && it.size == "${it.width}x${it.height}" && it.aspect instanceof Number
        }
        return true
    }

    static boolean poll(found) {
        holds('poll', found)
        assert found.expires_at == null || found.expires_at ==~ /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/
        return found.options.every { it.keySet() == ['title', 'votes_count'] as Set }
    }

    static boolean relationship(found) {
        return holds('relationship', found)
    }

    private static boolean holds(String entity, found) {
        ENTITIES[entity].each { name, type -> assert type.isInstance(found[name]): "$entity.$name is ${found[name]}" }
        NULLABLE[entity].each { assert found.containsKey(it): "$entity has no $it" }
        return true
    }
}
