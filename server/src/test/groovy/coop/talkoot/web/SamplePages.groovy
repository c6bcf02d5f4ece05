package coop.talkoot.web

import coop.talkoot.platform.Texts
import coop.talkoot.web.view.*

import java.time.Instant
import java.time.ZoneId

/** Every page with the people and things of one neighbourhood, so that pages can be drawn without a database. */
final class SamplePages {
    static final NOW = Instant.parse('2026-11-17T18:42:00Z')
    static final LINDEN = 'https://lindenrow.example/groups/101'
    static final HOSTILE = '<script>alert("no")</script>'

    static final linden = group(LINDEN, 'Linden Row Housing', '@lindenrow@lindenrow.example', true)
    static final northside = group('https://tools.northside.example/groups/1394', 'Northside Tool Library', '@tools@tools.northside.example', false)
    static final millpond = group('https://millpond.example/groups/80', 'Millpond Bakers', '@bakers@millpond.example', false)
    static final aino = person('aino', 'Aino Lehtonen')
    static final marek = person('marek', 'Marek Dvořák')
    static final grace = person('grace', 'Grace Okafor')
    static final samira = person('samira', 'Samira Haddad')
    static final yuki = person('yuki', 'Yuki Tanabe')
    static final ellen = person('ellen', 'Ellen Marsh')
    static final joseph = new Who('https://tools.northside.example/users/joseph', 'Joseph Mwangi', '@joseph@tools.northside.example', '/@joseph@tools.northside.example', false, false)
    static final ingrid = new Who('https://snow.social.example/users/ingrid', 'Ingrid Solberg', '@ingrid@snow.social.example', '/@ingrid@snow.social.example', false, false)
    static final facts = new GroupFacts(42, 27, 8)
    static final about = Markup.cleaned('<p>Forty-two neighbours who own four stairwells, one noisy boiler and a very good sauna. Founded 1987.</p>')

    private final Assets assets = new Assets()

    /** Page by file name; every state that looks different is one. */
    Map<String, List> all() {
        def pages = [:]
        pages['home'] = [frame(Section.HOME), home(posts(), composer(Fields.of(audience: 'GROUP')))]
        pages['home-new'] = [frame(Section.HOME, aino, Flash.good('Your co-op is there. Invite the others from its page.')), home([], composer(Fields.of(audience: 'GROUP')))]
        pages['home-error'] = [frame(Section.HOME), home([], composer(new Fields([audience: 'PUBLIC'], [text: 'Write something first.'], null)))]
        pages['group'] = [frame(Section.MEMBERS, null), groupPage('VISITOR', visitorDeeds())]
        pages['group-member'] = [frame(Section.MEMBERS), groupPage('MEMBER', memberDeeds())]
        pages['exchange'] = [frame(Section.EXCHANGE), new ExchangePage(exchangeFilter(Fields.empty(), null), listings().collect { new FoundListing(it, null, null) }, new Pager(null, '?before=114'))]
        pages['exchange-near'] = [frame(Section.EXCHANGE), new ExchangePage(exchangeFilter(Fields.of(q: 'tune up', near: '60.1700, 24.9400', within: '2000', sort: 'NEAREST'), 'tune-ups'), listings().take(2).withIndex().collect { card, n -> new FoundListing(card, 140 + 1300 * n, null) }, Pager.none())]
        pages['exchange-error'] = [frame(Section.EXCHANGE), new ExchangePage(exchangeFilter(new Fields([near: 'the mill', tag: 'two words'], [near: 'Write a place as maps give it, such as 60.1719, 24.9414.'], null), null), [], Pager.none())]
        pages['exchange-empty'] = [frame(Section.EXCHANGE), new ExchangePage(exchangeFilter(Fields.of(q: 'zeppelin'), null), [], Pager.none())]
        pages['exchange-visitor'] = [frame(Section.EXCHANGE, null), new ExchangePage(exchangeFilter(Fields.of(purpose: 'NEED'), null), listings().take(2).collect { new FoundListing(it, null, null) }, Pager.none())]
        pages['exchange-map'] = [frame(Section.EXCHANGE), map()]
        pages['exchange-map-empty'] = [frame(Section.EXCHANGE), new MapPage(exchangeFilter(Fields.of(q: 'zeppelin'), null), [], [], [], 100, 2, null, Pager.none())]
        pages['searches'] = [frame(Section.EXCHANGE), new SavedSearchesPage(searches(), new Fields([name: ''], [name: 'Give it a name of at most 100 characters on one line.'], null), [q: 'drill', purpose: 'OFFER'], ['drill', 'Offers', HOSTILE])]
        pages['searches-none'] = [frame(Section.EXCHANGE), new SavedSearchesPage([], null, [:], [])]
        pages['offer'] = [frame(Section.EXCHANGE), listingPage(listings()[2], true, null, ListingState.OPEN)]
        pages['need-remote'] = [frame(Section.EXCHANGE), listingPage(listings()[0], false, new Elsewhere('tools.northside.example', 'https://tools.northside.example/needs/12', NOW.minusSeconds(240)), ListingState.OPEN)]
        pages['offer-withdrawn'] = [frame(Section.EXCHANGE), listingPage(listings()[2], false, null, ListingState.WITHDRAWN)]
        pages['offer-expired'] = [frame(Section.EXCHANGE, null), listingPage(listings()[1], false, null, ListingState.EXPIRED)]
        pages['add'] = [frame(Section.ADD), new AddPage(linden)]
        pages['add-offer'] = [frame(Section.ADD), listingForm(PurposeLook.OFFER, true, Fields.of(audience: 'GROUP', group: '1'))]
        pages['add-need-error'] = [frame(Section.ADD), listingForm(PurposeLook.NEED, true, new Fields([title: 'Van', quantity: 'one', kind: 'LOAN'], [title: 'A title has 5 letters or more.', quantity: 'Write a number, such as 1 or 2.5.'], null))]
        pages['edit-offer'] = [frame(Section.EXCHANGE), listingForm(PurposeLook.OFFER, false, Fields.of(title: 'Bike tune-ups', text: 'Mondays from five.', kind: 'TIME_CREDIT', quantity: '2', unit: 'hour', openUntil: '2026-12-24', tags: 'bikes, repair'))]
        pages['followers'] = [frame(Section.YOU), new FollowersPage(true, [new JoinRequest(samira, Instant.parse('2026-11-02T15:11:00Z'), '/settings/followers/8/accept', '/settings/followers/8/decline')],
                [new FollowersPage.Follower(samira, '/settings/followers/9/drop')], new Pager(null, '?before=114'))]
        pages['followers-none'] = [frame(Section.YOU), new FollowersPage(false, [], [], Pager.none())]
        pages['talks'] = [frame(Section.YOU), new ConversationsPage([new ConversationsPage.Talk([samira, aino], 'Samira <script>', 'Can you lend me the trailer?', 'en',
                Instant.parse('2026-11-02T15:11:00Z'), true, '/conversations/4/open', '/conversations/4/drop')], new Pager(null, '?before=114'))]
        pages['talks-none'] = [frame(Section.YOU), new ConversationsPage([], Pager.none())]
        pages['kept'] = [frame(Section.YOU), new KeptPage('bookmarks', [new Tab('Kept to read again', '/bookmarks', true), new Tab('Thanked for', '/favourites', false)], posts(), new Pager(null, '?before=114'))]
        pages['kept-empty'] = [frame(Section.YOU), new KeptPage('favourites', [new Tab('Kept to read again', '/bookmarks', false), new Tab('Thanked for', '/favourites', true)], [], Pager.none())]
        pages['history'] = [frame(Section.NONE), history()]
        pages['post'] = [frame(Section.HOME), new PostPage(posts()[3], null, replies(), new ReplyForm('/posts/104/replies', Fields.empty()), '/posts/104/report')]
        pages['profile'] = [frame(Section.YOU), profile(grace, '/settings/profile', null, null)]
        pages['profile-remote'] = [frame(Section.NONE), profile(ingrid, null, '/follow', new Elsewhere('snow.social.example', 'https://snow.social.example/@ingrid', NOW))]
        pages['profile-form'] = [frame(Section.YOU), new ProfileForm(SampleEntry.tabs(0), '/settings/profile', pictured, '/media/abc/original.jpg', Fields.of(name: 'Aino Lehtonen', summary: 'Garden, sauna.', zone: 'Europe/Helsinki'))]
        pages['home-pictures'] = [frame(Section.HOME, pictured), home([post('201', pictured, '<p>The garden today</p>', '2026-11-17T12:00:00Z', [media: media()]),
            post('202', joseph, '<p>After the storm</p>', '2026-11-17T11:00:00Z', [media: new Media(media().items(), true)])], composer(new Fields([audience: 'GROUP'], [picture2: 'Expected a picture.'], null)))]
        pages['group-form'] = [frame(Section.MEMBERS), new GroupForm('/groups/lindenrow/edit', linden, Fields.of(name: 'Linden Row Housing', joinPolicy: 'ON_REQUEST'), '/groups/lindenrow/end')]
        pages['fork-form'] = [frame(Section.MEMBERS), new ForkForm('/groups/lindenrow/fork', '/groups/lindenrow/charter', linden, 3, '/groups/lindenrow/charter', 'lindenrow.example', new Fields([name: 'Linden Row Two', handle: 'lindenrow', joinPolicy: 'ON_REQUEST', invite: 'CHOSEN', invited: 'joseph'], [handle: 'This handle is taken. Choose another.'], null))]
        pages['archive'] = [frame(Section.DECISIONS), new ArchivePage(linden, linden, true, '/groups/lindenrow', archived(), new Pager(null, '?before=3'))]
        pages['archive-none'] = [frame(Section.DECISIONS), new ArchivePage(linden, linden, false, '/groups/lindenrow', [], Pager.none())]
        pages['group-end'] = [frame(Section.MEMBERS), new GroupEnd('/groups/lindenrow/end', '/groups/lindenrow/edit', linden, 'lindenrow', [], new Fields([handle: 'linden'], [handle: 'Type lindenrow, the handle of the co-op, to show that you mean it.'], null))]
        pages['group-end-not-yet'] = [frame(Section.MEMBERS), new GroupEnd('/groups/lindenrow/end', '/groups/lindenrow/edit', linden, 'lindenrow', ['One agreement in it is not over: it must be seen through or cancelled first.', 'A line to another co-op is open: let it accept nothing more, and wait for what is on its way.'], Fields.empty())]
        pages['members'] = [frame(Section.MEMBERS), new MembersPage(linden, 42, members(), new Pager(null, '?before=3'), requests(), '/groups/lindenrow/invitations')]
        pages['invite'] = [frame(Section.MEMBERS), new InvitePage(linden, '/groups/lindenrow/invitations', Fields.of(role: 'MEMBER', uses: '1', days: '7'), roles(), null, null, [new InvitePage.OpenInvitation(linden, 'Member', 3, NOW.plusSeconds(604800), '/groups/lindenrow/invitations/1/close'), new InvitePage.OpenInvitation(linden, 'Admin', 1, NOW.plusSeconds(86400), null)], new Pager(null, '?before=1'))]
        pages['invite-made'] = [frame(Section.MEMBERS), new InvitePage(linden, '/groups/lindenrow/invitations', Fields.of(role: 'MEMBER', uses: '10', days: '7'), roles(), 'https://lindenrow.example/join/Qm9vbS1zaGFrYS1sYWth', NOW.plusSeconds(604800), [], Pager.none())]
        pages['invitation'] = [frame(Section.NONE, null), invitation(true, Fields.empty())]
        pages['invitation-error'] = [frame(Section.NONE, null), invitation(true, new Fields([name: 'Bilal Rahman', handle: 'aino'], [handle: 'Somebody here is called that already.'], null))]
        pages['invitation-member'] = [frame(Section.NONE), invitation(true, Fields.empty())]
        pages['invitation-closed'] = [frame(Section.NONE, null), invitation(false, Fields.empty())]
        pages['follow-from'] = [frame(Section.NONE, null), new FollowFromPage(linden, '/follow-from', new Fields([account: 'ingrid'], [account: 'Write it as @name@server.'], null))]
        pages['sign-in'] = [frame(Section.NONE, null), new SignInPage('/sign-in', '/', Fields.empty(), facts, '/follow-from', 'Vale Federation', '/sign-up')]
        pages['sign-in-error'] = [frame(Section.NONE, null), new SignInPage('/sign-in', '/', new Fields([login: 'aino'], [:], 'This handle and password do not belong together.'), facts, '/follow-from', null, null)]
        pages['consent'] = [frame(Section.NONE), new ConsentPage('/oauth/authorize', 'Tusky', 'https://tusky.app', 'https://tusky.app', ['scope.read', 'scope.write', 'scope.follow', 'scope.push'], [client_id: 'abc', scope: 'read'])]
        pages['consent-code'] = [frame(Section.NONE), new ConsentPage('/oauth/authorize', 'toot', null, null, ['scope.read.statuses'], [client_id: 'abc'])]
        pages['code'] = [frame(Section.NONE), new CodePage('sQvXfM0Zq9Wn4e2dY0kq3W1b0Vt8cA7rTz5uKx6LhPo')]
        pages['programs'] = [frame(Section.YOU), new ProgramsPage([new ProgramsPage.Entry('Tusky', 'https://tusky.app', ['scope.read', 'scope.write'], NOW.minusSeconds(864000), NOW, '/settings/programs/1/end')])]
        pages['programs-none'] = [frame(Section.YOU), new ProgramsPage([])]
        pages['setup'] = [frame(Section.NONE, null), setup(Fields.empty())]
        pages['setup-error'] = [frame(Section.NONE, null), setup(new Fields([coopName: 'Linden Row', coopHandle: 'linden row'], [coopHandle: 'A handle has letters, digits and _ only.', password: 'A password has at least 8 characters.'], null))]
        pages.putAll(SampleApis.all(this))
        pages.putAll(new SampleKeeping(this).all())
        pages.putAll(new SampleEntry(this).all())
        pages.putAll(new SampleOwn(this).all())
        pages.putAll(new SampleLedger(this).all())
        pages.putAll(new SampleListings(this).all())
        pages.putAll(new SampleDeals(this).all())
        pages.putAll(new SampleDecisions(this).all())
        pages.putAll(new SampleFederation(this).all())
        pages['hostile'] = [frame(Section.EXCHANGE), hostile()]
        [400, 403, 404, 409, 410, 422, 500, 503].each { pages["error-$it".toString()] = [frame(Section.NONE, it == 403 ? null : aino), new ErrorPage(it, null)] }
        pages
    }

    Frame frame(Section section, Who viewer = aino, Flash flash = null) {
        def place = new Place(LINDEN, 'Linden Row Housing', 'lindenrow.example', '/groups/lindenrow')
        def others = viewer == null || section != Section.HOME ? [] : [new Place(northside.id(), northside.name(), northside.host(), '/groups/tools')]
        new Frame(Texts.in(Locale.ENGLISH), assets.paths(), ZoneId.of('Europe/Helsinki'), NOW, '/exchange?q=a&kind=LOAN', section, place, others, viewer, section == Section.MODERATION, viewer == null ? 0 : 4, flash)
    }

    static person(String handle, String name) {
        new Who("https://lindenrow.example/users/$handle", name, "@$handle@lindenrow.example", "/@$handle", false, true)
    }

    static group(String id, String name, String handle, boolean isLocal) {
        new Who(id, name, handle, '/groups/' + handle.split('@')[1], true, isLocal)
    }

    static home(List<PostCard> posts, Composer composer) {
        def tabs = [new Tab('Linden Row Housing', '/', true), new Tab('Following', '/?show=following', false), new Tab('Announcements', '/?show=announcements', false)]
        new HomePage('Aino', composer, tabs, posts, posts ? new Pager(null, '/?before=99') : Pager.none(), facts, posts ? requests() : [], posts ? SampleDeals.waits() : Waits.NOTHING, '/groups/lindenrow')
    }

    static final pictured = new Who('https://lindenrow.example/users/aino', 'Aino Lehtonen', '@aino@lindenrow.example', '/@aino', false, true, '/media/abc/small.jpg')

    static Media media() {
        new Media([new Medium('image', '/media/abc/original.jpg', '/media/abc/small.jpg', 'A bicycle trailer', 640, 480, 'fx2 fy0'),
                   new Medium('image', '/media/proxy/d/original', '/media/proxy/d/small', '', null, null, 'fx4 fy4'),
                   new Medium('image', '/media/proxy/e/original', '/media/proxy/e/small', 'Left', 320, 240, 'fx0 fy1'),
                   new Medium('image', '/media/proxy/f/original', '/media/proxy/f/small', 'Right', 320, 240, 'fx1 fy2'),
                   new Medium('image', '/media/proxy/g/original', '/media/proxy/g/small', 'Below', 320, 240, 'fx3 fy3'),
                   new Medium('video', '/media/proxy/h/original', null, 'The bakery at night', 1280, 720, 'fx2 fy2'),
                   new Medium('audio', '/media/proxy/i/original', null, '', null, null, 'fx2 fy2'),
                   new Medium('unknown', '/media/proxy/j/original', null, 'Plan', null, null, 'fx2 fy2')], false)
    }

    static PictureSlots slots() {
        new PictureSlots([new PictureSlots.Slot(1, '12', '/media/abc/small.jpg', 'A trailer'), new PictureSlots.Slot(2, null, null, ''),
                          new PictureSlots.Slot(3, null, null, ''), new PictureSlots.Slot(4, null, null, '')])
    }

    static composer(Fields fields) {
        new Composer('/posts', fields, [new Choice('GROUP', 'Members of Linden Row Housing'), new Choice('PUBLIC', 'Everyone, also Mastodon')], slots())
    }

    static card(String title, String excerpt, PurposeLook purpose, Who author, Terms terms, Who from = null) {
        new ListingCard((purpose == PurposeLook.OFFER ? '/offers/' : '/needs/') + title.length(), purpose, author, title, excerpt, terms, ListingState.OPEN, from)
    }

    static terms(KindLook kind, quantity, String unit, String place, String due = null, String until = null, String inReturn = '') {
        new Terms(kind, quantity as BigDecimal, unit, inReturn, place, due ? Instant.parse(due + 'T18:00:00Z') : null, until ? Instant.parse(until + 'T18:00:00Z') : null)
    }

    static List<ListingCard> listings() {
        [
            card('Re-hang a garage door', 'Springs are tired, hinge is stubborn. Ladder is here.', PurposeLook.NEED, joseph, terms(KindLook.TIME_CREDIT, 3, 'hour', 'Northside', '2026-11-21'), northside),
            card('Sourdough evening for four', 'Starter to take home. Bring a jar and patience.', PurposeLook.OFFER, grace, terms(KindLook.TIME_CREDIT, 2, 'hour', 'Stair A', null, '2026-12-05')),
            card('Bike tune-ups, brakes to bottom bracket', 'In the cellar on Mondays. Parts at cost.', PurposeLook.OFFER, marek, terms(KindLook.TIME_CREDIT, 2, 'hour', 'Stair C, cellar', null, null, 'Parts at cost with the receipt')),
            card('Childcare, two school mornings', 'Twins, six years old, very good at dinosaurs.', PurposeLook.NEED, ellen, terms(KindLook.TIME_CREDIT, 4, 'hour', 'Stair B', '2026-11-24')),
            card('Tile cutter, 1200 mm', 'Blade changed in October. Return it clean.', PurposeLook.OFFER, northside, terms(KindLook.LOAN, 7, 'day', 'Northside'), northside),
            card("Yesterday's bread, 20 loaves", 'Collect after seven. Pay in hours or not at all.', PurposeLook.OFFER, millpond, terms(KindLook.GIFT, 20, 'loaves', 'Mill pond'), millpond),
            card('Van for one afternoon', 'Moving a piano, a small one.', PurposeLook.NEED, yuki, terms(KindLook.EXCHANGE, null, '', '', '2026-12-05')),
            card('Spanish conversation', 'Walking lessons around the pond. All levels.', PurposeLook.OFFER, samira, terms(KindLook.TIME_CREDIT, 1, 'hour', '')),
            card('Seed potatoes, 60 kg', 'Early ones, sorted, in paper sacks.', PurposeLook.OFFER, grace, terms(KindLook.PAYMENT, 60, 'kilogram', 'Riverbend', null, '2027-03-01')),
        ]
    }

    static post(String id, Who author, String html, String time, Map more = [:]) {
        new PostCard(id, "/posts/$id", author, Markup.cleaned(html), 'en', more.warning, Instant.parse(time), more.edited, more.from, more.passedOnBy, more.inReplyTo, more.listing, more.poll, more.media ?: Media.none(), more.covered, more.deeds ?: deeds(id))
    }

    static deeds(String id, int likes = 0, int replies = 0, boolean isLiked = false) {
        new PostCard.Deeds(replies, likes, 0, isLiked, false, "/posts/$id#reply", "/posts/$id/like", "/posts/$id/pass-on", null, isLiked, "/posts/$id/bookmark", false, null)
    }

    static List<PostCard> posts() {
        [
            post('101', joseph, '', '2026-11-17T08:40:00Z', [listing: listings()[0], from: northside, deeds: deeds('101', 0, 2)]),
            post('102', yuki, "<p>The sourdough class was the best two hours I've spent all month. My kitchen smells like a bakery and the starter already has a name.</p>", '2026-11-16T20:03:00Z', [deeds: deeds('102', 11, 9, true)]),
            post('103', marek, '', '2026-11-16T17:30:00Z', [listing: listings()[2]]),
            post('104', ingrid, '<p>This is exactly what our block board keeps asking for. May we copy the spreadsheet?</p>', '2026-11-16T15:11:00Z', [inReplyTo: new PostCard.Quote('Linden Row', 'Our 2025 heating numbers are public now, pipe by pipe.', '/posts/90')]),
            post('105', aino, '<p>Sauna is warm from six. The stove got its new grate:</p><ul><li>bring wood</li><li>bring a towel</li></ul><p>More at <a href="https://example.org/sauna">example.org/sauna</a></p>', '2026-11-02T15:11:00Z', [passedOnBy: linden, poll: poll('/posts/105/vote', false), warning: 'Heat and steam', edited: Instant.parse('2026-11-03T09:00:00Z'), deeds: new PostCard.Deeds(1, 3, 2, false, true, '/posts/105#reply', '/posts/105/like', '/posts/105/pass-on', '/posts/105/delete', false, '/posts/105/bookmark', true, '/posts/105/pin')]),
        ]
    }

    static replies() {
        def inner = new Reply(post('203', aino, '<p>Bring it at five, then.</p>', '2026-11-16T09:04:00Z'), false, [])
        [
            new Reply(post('201', aino, '<p>Rear wheel wobbles, front brake screams. Can I bring it Monday?</p>', '2026-11-14T10:22:00Z'), false, [new Reply(post('202', marek, '<p>Sounds like one hour. Leave the key with the lock, not with me.</p>', '2026-11-15T09:04:00Z'), false, [inner])]),
            new Reply(post('204', yuki, '', '2026-11-15T10:00:00Z'), true, []),
            new Reply(post('205', ingrid, '<p>Do you post wheels to the north? <a href="https://snow.social.example/a-very-long-address-that-does-not-want-to-break/anywhere/at-all/in-a-narrow-window">snow.social.example</a></p>', '2026-11-16T19:48:00Z'), false, []),
        ]
    }

    static listingPage(ListingCard card, boolean isOwn, Elsewhere elsewhere, ListingState state) {
        def listing = new ListingCard(card.href(), card.purpose(), card.author(), card.title(), card.excerpt(), card.terms(), state, card.from())
        def content = Markup.cleaned("<p>Mondays from five, in the cellar under stair C. I true wheels, bleed brakes, and find the click nobody else can hear. Parts at cost with the receipt; my time in hours.</p><p>If you'd rather learn, hold the spanner yourself and I'll charge half.</p>")
        def isOpen = state == ListingState.OPEN
        new ListingPage(listing, content, media(), 'en', Instant.parse('2026-11-10T09:00:00Z'), isOwn ? NOW : null,
                [new Tab('bikes', '/exchange?tag=bikes', false), new Tab('repair', '/exchange?tag=repair', false)],
                elsewhere ? northside : linden, 'PUBLIC', elsewhere, isOwn ? replies() : [],
                isOpen ? new ReplyForm('/offers/77/replies', Fields.empty()) : null,
                SampleListings.facts(), SampleListings.deeds(isOwn, state), isOwn ? listings().take(2) : [], isOwn ? null : '/posts/77/report', SampleDeals.respond(isOwn, state))
    }

    static listingForm(PurposeLook purpose, boolean isNew, Fields fields) {
        new ListingForm(purpose, isNew, isNew ? '/add/' + purpose.look() : '/offers/77/edit', fields,
                groups().take(1), [new Choice('GROUP', 'Members of Linden Row Housing'), new Choice('PUBLIC', 'Everyone, also Mastodon')], [new Choice('9', 'Tools')], ['lend', 'repair'], slots(), isNew ? '/add' : '/offers/77', null)
    }

    static groups() {
        [new Choice('1', 'Linden Row Housing'), new Choice('2', 'Northside Tool Library')]
    }

    static groupPage(String standing, GroupDeeds deeds) {
        new GroupPage(linden, about, 'Linden Row 2–8', facts, standing, standing == 'MEMBER' ? 'ON_REQUEST' : 'OPEN', null, null, standing == 'MEMBER' ? new FoundedFrom('Old Linden Row', '/groups/oldlinden', '/groups/lindenrow/archive') : null, tabs(0), standing == 'MEMBER' ? [] : posts()[1, 4],
                listings().take(4), members().take(6), standing == 'MEMBER' ? requests() : [], deeds)
    }

    static archived() {
        def uri = 'https://lindenrow.example/notes/77'
        [new ArchivePage.Entry('DECISION', linden, linden, NOW, 'A new boiler', '', Markup.cleaned('<p>The old one leaks.</p>'), 'en', '/decisions/88', 'https://lindenrow.example/decisions/88', 'Accepted. 7 of 9 said yes.'),
         new ArchivePage.Entry('MOTION', linden, joseph, NOW, 'A new boiler', '', Markup.cleaned('<p>The old one leaks.</p>'), 'en', '/posts/86', uri, null),
         new ArchivePage.Entry('NOTE', linden, aino, NOW, '', 'Mice', Markup.cleaned('<p>In the cellar.</p>'), 'en', '/notes/77', uri, null)]
    }

    static poll(String action, boolean isCounted) {
        new PollCard(action, !isCounted, isCounted, 3, Instant.parse('2026-11-09T09:00:00Z'), false, [
                new PollCard.Answer(0, 'Tea', 2, 67, isCounted), new PollCard.Answer(1, 'Coffee <script>', 1, 33, false)])
    }

    static history() {
        new HistoryPage(aino, '/posts/105', [
                new HistoryPage.Said(Instant.parse('2026-11-03T09:00:00Z'), 'Sauna', 'Heat and steam', Markup.cleaned('<p>Warm from seven.</p>'), 'en'),
                new HistoryPage.Said(Instant.parse('2026-11-02T15:11:00Z'), '', null, Markup.cleaned('<p>Warm from six.</p>'), 'en')],
                new Pager(null, '?before=114'))
    }

    static visitorDeeds() {
        new GroupDeeds('/groups/lindenrow/join', null, null, null, '/follow-from', null, null, null, null, null, '/members', '/exchange?group=1')
    }

    static memberDeeds() {
        new GroupDeeds(null, '/groups/lindenrow/leave', null, null, null, '/people/1/yours', '/groups/lindenrow/invitations', '/groups/lindenrow/edit', '/groups/lindenrow/categories', '/groups/lindenrow/disputes', '/members', '/exchange?group=1')
    }

    static tabs(int current) {
        ['About': '/groups/lindenrow', 'Members': '/members', 'Offers and needs': '/exchange?group=1', 'Announcements': '/groups/lindenrow#announcements']
                .collect { label, href -> new Tab(label, href, false) }
                .withIndex().collect { tab, index -> new Tab(tab.label(), tab.href(), index == current) }
    }

    static members() {
        [samira, marek, grace, ellen, yuki, aino, joseph].withIndex().collect { who, index ->
            new Member(who, index == 0 ? 'ADMIN' : index < 3 ? 'COORDINATOR' : 'MEMBER', Instant.parse('2019-05-01T09:00:00Z'), index == 1 ? '/members/2/role' : null, index == 1 ? '/members/2/remove' : null)
        }
    }

    static requests() {
        [new JoinRequest(ingrid, Instant.parse('2026-11-15T09:00:00Z'), '/groups/lindenrow/requests/9/accept', '/groups/lindenrow/requests/9/decline')]
    }

    static roles() {
        [new Choice('MEMBER', 'Member'), new Choice('COORDINATOR', 'Coordinator')]
    }

    static profile(Who who, String edit, String follow, Elsewhere elsewhere) {
        new ProfilePage(who, '/media/abc/original.jpg', Markup.cleaned('<p>Garden, sauna, bicycle wheels. Ask me about the boiler.</p>'), edit == null, [new ProfileLine('Trade <script>', Markup.cleaned('<p>Gardener</p>'), null, null), new ProfileLine('Page', Markup.cleaned('x'), 'https://aino.example/', Instant.parse('2026-10-01T09:00:00Z'))], who.isLocal() ? [linden] : [], Instant.parse('2019-05-01T09:00:00Z'), elsewhere, edit, follow, null, false, who.isLocal() ? '/follow-from' : null,
                listings().findAll { it.author() == who }, edit ? posts().take(1) : [], posts().findAll { it.author() == who }, Pager.none(), edit ? null : '/people/7/yours', edit ? null : '/people/7/report', edit ? null : '/moderation/people?address=x')
    }

    static invitation(boolean isOpen, Fields fields) {
        new InvitationPage(linden, samira, about, facts, isOpen, '/join/Qm9vbQ', '/sign-in?next=/join/Qm9vbQ', 'lindenrow.example', fields)
    }

    static setup(Fields fields) {
        new SetupPage('/setup/Qm9vbQ', 'lindenrow.example', fields, [new SetupPage.Check(true, 'Database answers'), new SetupPage.Check(false, 'Not reached over HTTPS yet: other servers cannot see you.')])
    }

    /** Names, titles and texts that try to leave their place. */
    static hostile() {
        def mallory = new Who('https://evil.example/"><script>', HOSTILE, '@m"onload="x@evil.example', '/@m', false, false)
        def listing = card(HOSTILE, '" autofocus onfocus="alert(1)', PurposeLook.OFFER, mallory, terms(KindLook.GIFT, 1, HOSTILE, HOSTILE), northside)
        new ExchangePage(new ExchangeFilter(Fields.of(q: '"><script>alert(1)</script>', tag: '\' onfocus=alert(1)'), [new Choice('"><script>', HOSTILE)], [new Choice('"><script>', HOSTILE)], [:], 1, 0, 0, 1, true, HOSTILE, '/exchange?q="><script>', '/exchange/map', '/exchange/searches?q="><script>'), [new FoundListing(listing, 100, null)], new Pager(null, '?before=1&q="><script>'))
    }

    private static ExchangeFilter exchangeFilter(Fields fields, String meant) {
        new ExchangeFilter(fields, [new Choice('OWN_GROUPS', 'My co-ops')] + groups(), [new Choice('31', 'Tools')], [GIFT: 12, LOAN: 9, TIME_CREDIT: 14], 27, 8, 11, 35, true, meant, '/exchange', '/exchange/map', meant == null ? null : '/exchange/searches?q=x')
    }

    private static MapPage map() {
        def cards = listings().take(3).withIndex().collect { card, n -> new FoundListing(card, 140 + 1300 * n, n + 1) }
        new MapPage(exchangeFilter(Fields.of(near: '60.1700, 24.9400'), null), cards,
                [new MapPage.Pin(280, 260, '1–2', PurposeLook.OFFER), new MapPage.Pin(120, 400, '3', PurposeLook.NEED)],
                (0..5).collect { new MapPage.Line(it * 100, 0, it * 100, 520) } + (0..5).collect { new MapPage.Line(0, it * 100, 560, it * 100) },
                500, 1, new MapPage.Circle(280, 260, 220), new Pager(null, '?before=114'))
    }

    private static List<SavedSearchesPage.Entry> searches() {
        [new SavedSearchesPage.Entry('Drills near the mill', ['drill', 'Offers', 'within 2 km of 60.17000, 24.94000'], '/exchange?q=drill', '/exchange/searches/1/delete'),
         new SavedSearchesPage.Entry(HOSTILE, ['#tools'], '/exchange?tag=tools', '/exchange/searches/2/delete')]
    }
}
