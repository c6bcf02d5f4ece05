package coop.talkoot.web

import static coop.talkoot.web.SamplePages.*

import coop.talkoot.exchange.Slip
import coop.talkoot.web.view.*

/** What people have offered, keep for offering, and send as tables, as {@link SamplePages} has the rest. */
final class SampleListings {
    private final SamplePages pages

    SampleListings(SamplePages pages) {
        this.pages = pages
    }

    static List<Fact> facts() {
        [new Fact('Category', 'Repairs'), new Fact('Condition', '4, good'), new Fact('Size', '1,200 × 600 × 400 mm'), new Fact('Worth', '€120.00')]
    }

    static ListingPage.Deeds deeds(boolean isOwn, ListingState state) {
        if (!isOwn) {
            return ListingPage.Deeds.NONE
        }
        def isResting = state == ListingState.ARCHIVED
        new ListingPage.Deeds('/offers/77/edit', isResting ? null : '/posts/77/archive', isResting ? '/posts/77/reopen' : null, isResting ? null : '/posts/77/renew', '/posts/77/withdraw', !isResting)
    }

    Map<String, List> all() {
        def all = [:]
        all['listing-archived'] = exchange(listingPage(pages.listings()[2], true, null, ListingState.ARCHIVED))
        all['add-thing'] = [pages.frame(Section.ADD), form(new Fields([subject: 'ITEM', kind: 'LOAN', condition: '4', length: 'long', stock: '2', thing: '9'], [length: 'This is a whole number, without a unit.', value: 'What is sold has a price for each piece.'], null), null)]
        all['draft'] = [pages.frame(Section.ADD), form(Fields.of(subject: 'SKILL', level: 'BEGINNERS', minutes: '90', latitude: '60.17', longitude: '24.94'), '/drafts/7/delete')]
        all['mine'] = exchange(new OwnListingsPage('ending', tabs('ending'), [
                line('Bike tune-ups, brakes to bottom bracket, and a very long title that goes on', 'renew', 'archive'),
                line('Ladder', 'renew', 'archive')], new Pager(null, '/exchange/mine?before=3')))
        all['mine-drafts'] = exchange(new OwnListingsPage('drafts', tabs('drafts'), [
                new OwnListingsPage.Line(PurposeLook.NEED, '', '/drafts/7', '', null, NOW, [new OwnListingsPage.Deed('delete', '/drafts/7/delete')])], Pager.none()))
        all['mine-empty'] = exchange(new OwnListingsPage('open', tabs('open'), [], Pager.none()))
        all['things'] = exchange(new ThingsPage(tabs('things'), [
                new ThingsPage.Line('Trailer', 'Condition 4, good, Weight 12.5 kg', '/things/7/edit', '/add/offer?thing=7', '/things/7/put-away'),
                new ThingsPage.Line('Common room', '', '/things/8/edit', '/add/offer?thing=8', '/things/8/put-away')], false, '/things?show=away', Pager.none()))
        all['things-away'] = exchange(new ThingsPage(tabs('things'), [new ThingsPage.Line('Trailer', '', '/things/7/edit', null, '/things/7/take-out')], true, '/things', Pager.none()))
        all['things-empty'] = exchange(new ThingsPage(tabs('things'), [], false, '/things?show=away', Pager.none()))
        all['thing-form'] = exchange(new ThingForm(true, '/things/new', new Fields([name: '', weight: '1.5', form: 'SPACE'], [name: 'A thing has a name.', weight: 'This is a whole number, without a unit.'], null), '/things'))
        all['categories'] = [pages.frame(Section.MEMBERS), new CategoriesPage(linden, '/groups/lindenrow/categories', new Fields([name: 'Tools'], [name: 'There is a category of this name already.'], null),
                ['Tools', 'Garden'].withIndex().collect { name, at -> new CategoriesPage.Shelf("$at", name, "/groups/lindenrow/categories/$at/rename", "/groups/lindenrow/categories/$at/remove") })]
        all['categories-none'] = [pages.frame(Section.MEMBERS), new CategoriesPage(linden, '/groups/lindenrow/categories', Fields.empty(), [])]
        all['sheet'] = exchange(sheet(new Fields([:], [file: 'Choose a file.'], null), null))
        all['sheet-wrong'] = exchange(sheet(Fields.of(group: '1'), new SheetPage.Report(0, 'Windows-1252', ';', ['Farbe', 'Bild'], 240, [
                new SheetPage.Fault(3, 'weight', 'This is a whole number, without a unit.', '1,5 kg'),
                new SheetPage.Fault(7, '', 'no more cells than there are columns', 'and then some')], new Pager(null, '/exchange/import?from=100'), null)))
        all['sheet-right'] = exchange(sheet(Fields.of(group: '1'), new SheetPage.Report(42, 'UTF-8', '\t', [], 0, [], Pager.none(), '/exchange/import/publish')))
        all['sheet-import'] = exchange(new SheetImportPage(9000, 3400, 3300, 98, false, 2, [new SheetPage.Fault(71, 'category', 'one of the categories of this co-op, or nothing', 'Tools'), new SheetPage.Fault(72, 'openUntil', 'The end must lie ahead, or be left out for a standing listing.', '')], new Pager(null, '/exchange/import/1?after=72'), '/exchange/mine?show=open'))
        all['sheet-import-over'] = exchange(new SheetImportPage(9000, 9000, 9000, 0, true, 0, [], Pager.none(), '/exchange/mine?show=open'))
        all['sheet-import-stopped'] = exchange(new SheetImportPage(9000, 300, 300, 0, true, 1, [new SheetPage.Fault(302, '', 'Only members of this group can do that.', '')], Pager.none(), '/exchange/mine?show=open'))
        all
    }

    private List exchange(Object page) {
        [pages.frame(Section.EXCHANGE), page]
    }

    private static ListingForm form(Fields fields, String deleteAction) {
        new ListingForm(PurposeLook.OFFER, true, '/add/offer', fields, groups(), [new Choice('GROUP', 'Members')], [], [], slots(), '/add', deleteAction)
    }

    private static OwnListingsPage.Line line(String title, String... deeds) {
        new OwnListingsPage.Line(PurposeLook.OFFER, title, '/offers/77', 'Linden Row Housing', NOW.plusSeconds(86400), null, deeds.collect { new OwnListingsPage.Deed(it, "/posts/77/$it") })
    }

    private static SheetPage sheet(Fields fields, SheetPage.Report report) {
        new SheetPage('/exchange/import', fields, groups(), Slip.FIELDS, 1000, report)
    }

    private static List<Tab> tabs(String shown) {
        [open: 'Open', ending: 'About to end', archived: 'Archived', drafts: 'Drafts', things: 'My things'].collect { name, label -> new Tab(label, "/exchange/mine?show=$name", name == shown) }
    }
}
