package coop.talkoot.web

import static coop.talkoot.web.SamplePages.*

import coop.talkoot.web.view.*

/** What people keep for themselves, as {@link SamplePages} has the rest. */
final class SampleOwn {
    private final SamplePages pages

    SampleOwn(SamplePages pages) {
        this.pages = pages
    }

    Map<String, List> all() {
        def all = [:]
        all['notices'] = [pages.frame(Section.NOTICES), new NoticesPage(noticeTabs(), entries(), new Pager(null, '/notifications?before=3'), '/notifications/read', '/notifications/clear')]
        all['notices-empty'] = [pages.frame(Section.NOTICES), new NoticesPage(noticeTabs(), [], Pager.none(), null, null)]
        all['yours'] = [pages.frame(Section.NONE), new YoursPage(ingrid, '/people/7', Fields.of(note: 'Builds wheels'), true, false, null, false, [new YoursPage.ListChoice('1', 'Bicycles', true), new YoursPage.ListChoice('2', 'Far away', false)], 'snow.social.example')]
        all['yours-muted'] = [pages.frame(Section.NONE), new YoursPage(grace, '/people/8', Fields.empty(), null, true, NOW.plusSeconds(86400), true, [], null)]
        all['quiet'] = [pages.frame(Section.YOU), new QuietPage(quietTabs(0), 'MUTES', [new QuietPage.Entry(ingrid, '', '/people/7', NOW.plusSeconds(3600), '/people/7/unmute', '1'), new QuietPage.Entry(grace, '', '/users/grace', null, '/people/8/unmute', '2')], new Pager(null, '/settings/mutes?before=1'), null, Fields.empty())]
        all['quiet-servers'] = [pages.frame(Section.YOU), new QuietPage(quietTabs(2), 'SERVERS', [new QuietPage.Entry(null, 'a-very-long-name-of-a-server-that-does-not-want-to-break.somewhere.example', '', null, '/settings/servers/x/show', '1')], Pager.none(), '/settings/servers', new Fields([domain: 'x y'], [domain: 'A domain looks like coop.example.'], null))]
        all['quiet-empty'] = [pages.frame(Section.YOU), new QuietPage(quietTabs(3), 'THREADS', [], Pager.none(), null, Fields.empty())]
        all['lists'] = [pages.frame(Section.HOME), new ListsPage([new ListsPage.Entry('Bicycles', '/settings/lists/1')], Fields.of(replies: 'LIST'), replies())]
        all['lists-empty'] = [pages.frame(Section.HOME), new ListsPage([], new Fields([:], [title: 'A list has a name.'], null), replies())]
        all['list'] = [pages.frame(Section.HOME), new ListPage('Bicycles', pages.posts().take(2), Pager.none(), [new ListPage.Person(ingrid, '/settings/lists/1/people/7/remove')], '/settings/lists/1?people=7', Fields.of(title: 'Bicycles', replies: 'NONE', exclusive: 'on'), replies(), '/settings/lists/1')]
        all['list-empty'] = [pages.frame(Section.HOME), new ListPage('Bicycles', [], Pager.none(), [], null, Fields.of(title: 'Bicycles'), replies(), '/settings/lists/1')]
        all['filters'] = [pages.frame(Section.YOU), new FiltersPage([new FiltersPage.Entry('Football', ['football', 'World Cup', 'Fußball'], 0, 'Home, Public', false, NOW.plusSeconds(86400), '/settings/filters/1/delete'), new FiltersPage.Entry('Spoilers', ['finale'], 2, 'Home', true, null, '/settings/filters/2/delete')], new Fields([action: 'WARN', whole: 'on'], [keyword: 'Write at least one word.', contexts: 'Say where.'], null), contexts(), [new Choice('0', 'ever')])]
        all['filters-empty'] = [pages.frame(Section.YOU), new FiltersPage([], Fields.of(action: 'HIDE'), contexts(), [new Choice('0', 'ever')])]
        all['preferences'] = [pages.frame(Section.YOU), new PreferencesPage(Fields.of(visibility: 'PUBLIC', media: 'DEFAULT', language: 'fi'), [new Choice('PUBLIC', 'Everyone')], [new Choice('DEFAULT', 'Shown')], [new Choice('DAILY', 'Each morning')], 'ann@lindenrow.example')]
        all['scheduled'] = [pages.frame(Section.YOU), new ScheduledPage([new ScheduledPage.Entry('2', 'Bread at six on Sunday', NOW.plusSeconds(86400), null, '/m', '/d'), new ScheduledPage.Entry('1', 'For members', NOW.minusSeconds(60), 'Only members of this group can do that.', '/m', '/d')], Pager.none(), Fields.of(audience: 'PUBLIC'), [new Choice('PUBLIC', 'Everyone')], 'Europe/Helsinki')]
        all['scheduled-empty'] = [pages.frame(Section.YOU), new ScheduledPage([], Pager.none(), new Fields([:], [dueAt: 'The time must lie ahead.'], null), [new Choice('PUBLIC', 'Everyone')], 'UTC')]
        all
    }

    private static List<Choice> replies() {
        [new Choice('NONE', 'None'), new Choice('LIST', 'In the list')]
    }

    private static List<Choice> contexts() {
        [new Choice('HOME', 'Home and lists'), new Choice('PUBLIC', 'Public lists and tags')]
    }

    private static List<Tab> noticeTabs() {
        [new Tab('Everything', '/notifications', true), new Tab('Answers to you', '/notifications?tab=talk', false)]
    }

    private static List<Tab> quietTabs(int current) {
        ['Muted people', 'Blocked people', 'Hidden servers', 'Muted threads'].withIndex().collect { label, index -> new Tab(label, "/settings/$index", index == current) }
    }

    private static List<NoticesPage.Entry> entries() {
        [entry('9', 'reply', marek, 0, 'answered your offer or need', 'Mondays are fine, I bring the pump.', '/offers/1', true, null),
         entry('8', 'heart-handshake', ingrid, 3, 'thanked you', 'The sauna is warm from six.', '/notes/2', true, null),
         entry('7', 'user-plus', joseph, 0, 'asks to join Linden Row Housing', '', '/groups/lindenrow/members', false, null),
         entry('6', 'rss', grace, 0, 'posted', 'Elections again.', '/notes/3', false, 'Elections'),
         entry('5', 'clock', aino, 0, 'could not publish at the time set:', 'Only members of this group can do that.', '/settings/scheduled', false, null)]
    }

    private static NoticesPage.Entry entry(String id, String icon, Who who, int others, String words, String excerpt, String href, boolean isNew, String covered) {
        new NoticesPage.Entry(id, icon, who, others, words, excerpt, 'en', href, NOW.minusSeconds(600L * (10 - id.toInteger())), isNew, "/notifications/$id/dismiss", covered)
    }
}
