package coop.talkoot.web

import coop.talkoot.moderation.Traffic
import static coop.talkoot.web.SamplePages.*

import coop.talkoot.web.view.*

/** The pages for those who keep the server, and the one by which people ask them to look. */
final class SampleKeeping {
    private final SamplePages samples

    SampleKeeping(SamplePages samples) {
        this.samples = samples
    }

    Map<String, List> all() {
        def frame = samples.frame(Section.MODERATION)
        def list = '#domain,#severity\nspam.example,suspend\nno good,maybe\n'
        def faults = [new ServersPage.Fault(3, '#domain', 'a domain such as example.org', 'no good'), new ServersPage.Fault(3, '#severity', 'suspend, silence or noop', 'maybe')]
        return [
                'report-form'      : [samples.frame(Section.NONE), new ReportFormPage(ingrid, 'Do you post wheels to the north?', '/posts/205/report', '/posts/205', Fields.empty())],
                'report-form-error': [samples.frame(Section.NONE), new ReportFormPage(marek, null, '/people/5/report', '/users/marek', new Fields([:], [comment: 'This has at most 2000 characters.'], null))],
                'reports'          : [frame, new ReportsPage(tabs(0), states(0), reports(), new Pager(null, '?before=1'))],
                'reports-resolved' : [frame, new ReportsPage(tabs(0), states(1), [resolved()], Pager.none())],
                'reports-empty'    : [frame, new ReportsPage(tabs(0), states(0), [], Pager.none())],
                'servers'          : [frame, new ServersPage(tabs(1), Fields.of(severity: 'SUSPEND'), '/moderation/servers', rules(), new Pager(null, '?before=1'), Fields.empty(), '/moderation/servers/list', null)],
                'servers-none'     : [frame, new ServersPage(tabs(1), new Fields([domain: 'no good', severity: 'SILENCE', rejectMedia: 'on'], [domain: 'A domain looks like example.org.'], null), '/moderation/servers', [], Pager.none(), Fields.empty(), '/moderation/servers/list', null)],
                'servers-checked'  : [frame, new ServersPage(tabs(1), Fields.of(severity: 'SUSPEND'), '/moderation/servers', rules(), Pager.none(), Fields.of(list: list), '/moderation/servers/list', new ServersPage.Outcome(2, 1, 0, 1, faults))],
                'servers-good'     : [frame, new ServersPage(tabs(1), Fields.of(severity: 'SUSPEND'), '/moderation/servers', [], Pager.none(), Fields.of(list: list), '/moderation/servers/list', new ServersPage.Outcome(1, 1, 0, 0, []))],
                'measures'         : [frame, new MeasuresPage(tabs(2), Fields.of(address: '@ingrid@snow.social.example', measure: 'SUSPENDED'), '/moderation/people', measures(), new Pager('/moderation/people', null))],
                'measures-none'    : [frame, new MeasuresPage(tabs(2), new Fields([address: '@nobody', measure: 'LIMITED'], [address: 'Nobody is known here by this address.'], null), '/moderation/people', [], Pager.none())],
                'emoji'            : [frame, new EmojiPage(tabs(4), emojiPlaces(0), true, '', new Fields([shortcode: 'a b'], [shortcode: 'A name has 2 to 128 letters from a to z, digits and underscores.'], null), '/moderation/emoji', ownEmoji(), new Pager(null, '?before=1'))],
                'emoji-others'     : [frame, new EmojiPage(tabs(4), emojiPlaces(1), false, 'leaf', Fields.empty(), '/moderation/emoji', othersEmoji(), Pager.none())],
                'emoji-none'       : [frame, new EmojiPage(tabs(4), emojiPlaces(0), true, '', Fields.empty(), '/moderation/emoji', [], Pager.none())],
                'log'              : [frame, new LogPage(tabs(4), 'spam.example', entries(), new Pager(null, '?before=1'))],
                'traffic'          : [frame, new TrafficPage(tabs(3), new Traffic.Counts(1204, 3, 1), underWay(), failing(), '/t', new Pager(null, '?before=1'))],
                'traffic-empty'    : [frame, new TrafficPage(tabs(3), new Traffic.Counts(0, 0, 0), [], [], '/t', Pager.none())],
                'log-empty'        : [frame, new LogPage(tabs(4), null, [], Pager.none())]
        ]
    }

    private static List<Tab> tabs(int current) {
        ['Reports (2)', 'Servers', 'People', 'Delivery', 'Log'].withIndex().collect { label, index -> new Tab(label, '/moderation/' + index, index == current) }
    }

    private static List<Tab> emojiPlaces(int current) {
        ['Of this server', 'Of others'].withIndex().collect { label, index -> new Tab(label, '/moderation/emoji?place=' + index, index == current) }
    }

    private static List<EmojiPage.Entry> ownEmoji() {
        [new EmojiPage.Entry(':bread:', null, '/media/abc/original.png', 'Food', true, true, NOW, '/c', '/r', null),
         new EmojiPage.Entry(':a_very_long_name_of_an_emoji_that_does_not_want_to_break_anywhere_at_all:', null, '/media/abc/original.png', '', false, true, NOW, '/c', '/r', null)]
    }

    private static List<EmojiPage.Entry> othersEmoji() {
        [new EmojiPage.Entry(':leaf:', 'a-very-long-name-of-a-server-that-does-not-want-to-break.somewhere.example', '/media/abc/original.png', '', true, true, NOW, '/c', null, '/copy'),
         new EmojiPage.Entry(':mud:', 'rude.example', '/media/abc/original.png', '', true, false, NOW, '/c', null, '/copy')]
    }

    private static List<Tab> states(int current) {
        ['Open', 'Resolved'].withIndex().collect { label, index -> new Tab(label, '/moderation/reports?' + index, index == current) }
    }

    private static List<ReportsPage.Entry> reports() {
        def subjects = [
                new ReportsPage.Subject(ingrid, null, '/people/7', 'https://snow.social.example/users/ingrid', '/moderation/people?address=ingrid'),
                new ReportsPage.Subject(ingrid, 'Do you post wheels to the north? Do answer, or else.', '/posts/205', 'https://snow.social.example/notes/205', '/moderation/people?address=ingrid')]
        def unknown = new ReportsPage.Subject(null, null, null, 'https://somewhere.example/notes/1/with/a/very/long/address/that/goes/on', null)
        [new ReportsPage.Entry('9', joseph, NOW.minusSeconds(3600), 'She writes this to everybody in the house.', subjects, null, '/moderation/reports/9/resolve', null),
         new ReportsPage.Entry('8', grace, NOW.minusSeconds(90_000), '', [unknown], null, '/moderation/reports/8/resolve', null)]
    }

    private static ReportsPage.Entry resolved() {
        def subject = new ReportsPage.Subject(marek, null, '/users/marek', 'https://lindenrow.example/users/marek', '/moderation/people?address=marek')
        new ReportsPage.Entry('7', yuki, NOW, 'Loud words.', [subject], new ReportsPage.Resolution('Aino Lehtonen', NOW, 'Talked to both.'), null, '/moderation/reports/7/reopen')
    }

    private static List<ServersPage.Rule> rules() {
        [new ServersPage.Rule('spam.example', 'SUSPEND', true, true, 'Spam', 'From the list of Northside', NOW, '/moderation/servers?domain=spam.example', '/moderation/servers/spam.example/lift'),
         new ServersPage.Rule('a-very-long-name-of-a-server-that-does-not-want-to-break.somewhere.example', 'SILENCE', false, false, '', '', NOW, '/c', '/l')]
    }

    private static List<MeasuresPage.Entry> measures() {
        [new MeasuresPage.Entry(ingrid, 'SUSPENDED', 'Threats, see the reports', NOW, '/c'), new MeasuresPage.Entry(yuki, 'LIMITED', '', NOW, '/c')]
    }

    private static List<Traffic.Progress> underWay() {
        [new Traffic.Progress('Create', 'https://bakery.example/offers/115912345678901234/activities/create', NOW, 1000, 812)]
    }

    private static List<Traffic.FailingHost> failing() {
        [new Traffic.FailingHost(2L, 'a-server-with-a-very-long-name.and-a-part.cooperative.example', 4, NOW, NOW, 0, 'a-server-with-a-very-long-name: connection refused', 811),
         new Traffic.FailingHost(1L, 'busy.example', 1, NOW, NOW, 429, 'answered 429', 1)]
    }

    private static List<LogPage.Entry> entries() {
        [new LogPage.Entry(NOW, aino, 'Rule made or changed:', 'spam.example', '/l', 'Spam for weeks', 'silence', 'suspend, rejects media, in public: Spam'),
         new LogPage.Entry(NOW, aino, 'Opened again:', 'report 7', '/l', '', '', '')]
    }
}
