package coop.talkoot.web

import static coop.talkoot.web.SamplePages.*

import coop.talkoot.web.view.*
import coop.talkoot.web.view.deal.*
import coop.talkoot.web.view.deal.DealField.Input

import java.time.Instant
import java.time.ZoneId

/** What people have agreed on, as {@link SamplePages} has the rest. */
final class SampleDeals {
    private final SamplePages pages

    SampleDeals(SamplePages pages) {
        this.pages = pages
    }

    Map<String, List> all() {
        def all = [:]
        all['agreements'] = exchange(new AgreementsPage(tabs('All'), 'ALL', kinds(), '', [
                new AgreementsPage.Part('WAITING', [
                        line('Bike tune-ups, brakes to bottom bracket', 'hourglass', 'Hours', marek, 'Marek Dvořák entered 1 h 30 min; you had agreed on 1 h. Say whether that is right.', 'Without a word it counts as confirmed on Fri 20 Nov, 18:00.', AgreementLook.YOURS),
                        line('Tile cutter', 'repeat-2', 'Loan', joseph, 'You have it. When you bring it back, say so here.', 'It was to be done by Mon 16 Nov, 12:00.', AgreementLook.OVERDUE)], '/agreements?show=waiting'),
                new AgreementsPage.Part('RUNNING', [line(HOSTILE, 'gift', 'Gift', grace, 'It is promised to you. Grace Okafor hands it over.', null, AgreementLook.THEIRS),
                                                    line('Shelf', 'hourglass', 'Hours', joseph, '3 h 30 min are being booked.', null, AgreementLook.GOING)], null),
                new AgreementsPage.Part('ENDED', [line('Sourdough evening', 'hourglass', 'Hours', grace, '2 h have moved.', null, AgreementLook.DONE), line('Ladder', 'repeat-2', 'Loan', ellen, 'Nobody answered in time.', null, AgreementLook.OFF),
                                                  line('Sofa', 'package', 'Sale', ellen, 'You two do not agree on what happened.', null, AgreementLook.DISPUTED)], null)], Pager.none()))
        all['agreements-over'] = exchange(new AgreementsPage(tabs('Over'), 'ENDED', kinds(), 'loan', [new AgreementsPage.Part('ENDED', [line('Ladder', 'repeat-2', 'Loan', ellen, 'All is done that you agreed on.', null, AgreementLook.DONE)], null)], new Pager(null, '/agreements?before=9')))
        all['agreements-none'] = exchange(new AgreementsPage(tabs('All'), 'ALL', kinds(), '', [], Pager.none()))
        all['disputes'] = exchange(new DisputesPage(linden, true, [new DisputesPage.Line('Tile cutter', '/agreements/7', joseph, marek, NOW.minusSeconds(864_000), false), new DisputesPage.Line(HOSTILE, '/agreements/8', grace, aino, NOW, true)], new Pager(null, '/groups/lindenrow/disputes?before=7'), '/groups/lindenrow/proposals/new', [new Fact('Mediation', '2'), new Fact('Before the assembly', '2'), new Fact('Ended: an apology', '11')]))
        all['disputes-none'] = exchange(new DisputesPage(linden, true, [], Pager.none(), '/groups/lindenrow/proposals/new', []))
        all['agreement'] = exchange(agreement(AgreementLook.YOURS, [loanForm(Fields.empty()), other()], month(), null))
        all['agreement-error'] = exchange(agreement(AgreementLook.OVERDUE, [loanForm(new Fields(['hand-over-words': 'With its lock'], ['hand-over-condition': 'Say in which condition it is, from 1 to 5.', 'hand-over-at': 'What has not happened yet cannot be entered.'], null)), other()], null, null))
        all['agreement-owing'] = exchange(agreement(AgreementLook.DONE, [], null, owing()))
        all['agreement-disputed'] = exchange(agreement(AgreementLook.DISPUTED, [], null, dispute()))
        all['guest-deal'] = [pages.frame(Section.NONE, null), guest([new GuestDealPage.Answer('Say yes', '/deals/Qm9v/accept', true), new GuestDealPage.Answer('Say no', '/deals/Qm9v/decline', false)], false, null)]
        all['guest-deal-used'] = [pages.frame(Section.NONE, null), guest([], true, 'This link has been used. The next message brings a new one.')]
        all['panel'] = exchange(panel(null, Fields.empty()))
        all['panel-error'] = exchange(panel('So far you say: An apology', new Fields(['panel-remedy': 'PARTIAL_REVERSAL', 'panel-words': 'Both are right.'], ['panel-price': 'Say how much goes back if a part does, and only then.'], null)))
        all['agreement-done'] = exchange(agreement(AgreementLook.DONE, [], null, null))
        all
    }

    private static PanelPage panel(String said, Fields fields) {
        new PanelPage(HOSTILE, 'Two people do not agree on what happened, one of Garden and one of Linden Row. You were drawn by lot for Mill, and so was one member of each of theirs; what two of you three say is decided.', ['Marek Dvořák (@marek@garden.example) → Aino Lehtonen (@aino@linden.example)', '75 min', 'Aino Lehtonen: ' + 'Half of it is not pruned. ' * 20, HOSTILE],
                'If you three have not decided by Tue 24 Nov, 18:42, it is the assembly\'s of Garden.', said,
                new DealForm('panel', '/panels/9/word', 'Say what is right', '', [DealField.of('remedy', 'What sets it right', [new Choice('NONE', 'Nothing needs to be done'), new Choice('PARTIAL_REVERSAL', 'A part of the price goes back')]),
                        DealField.of('price', Input.LINE, 'How much time goes back', false).hinted('Only where a part of the price goes back, such as 0:30.'), DealField.of('words', Input.WORDS, 'In your words', false)], fields, true, false, null, 'form-5', []),
                said == null ? '/panels/9/decline' : null)
    }

    private GuestDealPage guest(List<GuestDealPage.Answer> answers, boolean isUsed, String problem) {
        new GuestDealPage(HOSTILE, 'Gift', marek, '@vera@mastodon.example', '1 piece', 'Asked for', 'It waits for you.', deeds(), answers, isUsed, problem)
    }

    private List exchange(Object page) {
        [pages.frame(Section.EXCHANGE), page]
    }

    static AgreementLine line(String title, String icon, String kind, Who other, String next, String by, AgreementLook look) {
        new AgreementLine('/agreements/77', title, icon, kind, other, next, by, look)
    }

    private static AgreementPage agreement(AgreementLook look, List<DealForm> forms, MonthSheet month, AgreementPage.DisputePart dispute) {
        def path = ['Asked', 'Reserved', 'Handed over', 'On its way back', 'Back', 'Done'].withIndex().collect { label, at -> new AgreementPage.Knot(label, at < 2, at == 2) }
        new AgreementPage('Bicycle trailer, with a very long name that says all there is to say of it', 'repeat-2', 'Loan', 'Handed over', look,
                new Tab('Bicycle trailer', '/offers/77', false), linden, [new AgreementPage.Party(marek, 'lends', false), new AgreementPage.Party(aino, 'borrows', true)], path,
                'Marek Dvořák says that you have it. Say so too, and bring it back in time.', 'To be back by Fri 20 Nov, 18:00.', forms,
                [new Fact('From', 'Tue 17 Nov, 12:00'), new Fact('Back by', 'Fri 20 Nov, 18:00'), new Fact('For lending it', 'nothing')],
                ['Marek Dvořák lends 1 piece: Bicycle trailer'],
                [new AgreementPage.Event('Marek Dvořák lent 1 piece to Aino Lehtonen. Condition 4 of 5.', 'Tue 17 Nov, 12:04, says one of you so far', false), new AgreementPage.Event('Aino Lehtonen paid 1 h to Marek Dvořák.', 'Tue 17 Nov, 12:04, booked in the ledger', true)],
                month, deeds(), dispute)
    }

    private static List<Deed> deeds() {
        [new Deed(aino, 'asked: Tue 17 Nov, 12:00 to Fri 20 Nov, 18:00', 'Could I have it for the move? <b>Please</b>', new Media([], false), NOW.minusSeconds(172800)),
         new Deed(marek, 'said yes', '', new Media([], false), NOW.minusSeconds(86400)),
         new Deed(marek, 'handed it over, in condition 4 of 5', 'With its lock.\nThe left tyre is soft.', media(), NOW.minusSeconds(7200)),
         new Deed(null, 'The time for a word was over', '', new Media([], false), NOW)]
    }

    private static DealForm loanForm(Fields fields) {
        new DealForm('hand-over', '/agreements/77/steps/hand-over', 'It is handed over', 'Look at it together.', [
                DealField.of('condition', Input.GRADES, 'In which condition', true),
                DealField.of('at', Input.MOMENT, 'When that was', false).hinted('Leave it empty for now.'),
                DealField.of('quantity', Input.NUMBER, 'How many', true),
                DealField.of('in', 'Counted in', [new Choice('MONEY', 'Money'), new Choice('1', 'Hours')]),
                DealField.of('words', Input.LINE, 'Say something with it', false),
                DealField.of('files', Input.FILES, 'Photos', false).hinted('Up to four, such as of how it looks.')], fields, true, false, 3, 'form-1', fields.wrong ? ['12', '13'] : [])
    }

    private static DealForm other() {
        new DealForm('dispute', '/agreements/77/steps/dispute', 'Something went wrong', '', [DealField.of('words', Input.WORDS, 'What is not as it should be', true),
                DealField.of('isLoss', Input.TICK, 'It is lost or damaged', false)], Fields.empty(), false, true, 3, 'form-2', [])
    }

    private static AgreementPage.DisputePart dispute() {
        new AgreementPage.DisputePart('Before a panel', 'Three who are drawn by lot decide; two of them are enough. The panel is one member each of Linden Row and Garden, the co-ops of the two sides, and of Mill, a third group of Vale; each server draws one.', 'If they have not decided by Tue 24 Nov, 18:42, it is the assembly\'s.',
                [new Fact('Opened by', 'Marek Dvořák'), new Fact('Panel', 'Ellen Brandt, Joseph Ndiaye, Grace Okafor'),
                 new Fact('The panel was drawn by', 'ab' * 32)],
                [new Deed(marek, 'opened it', 'The hitch is bent.', media(), NOW), new Deed(null, 'Somebody of the panel declined, and the next in the order of the lot takes the seat, if anybody is left', '', new Media([], false), NOW)],
                [new DealForm('dispute-decline', '/agreements/77/dispute/decline', 'Decline to be on the panel', 'If you cannot decide this or do not wish to, the next in the order of the lot is asked. It is not said who declined.', [], Fields.empty(), true, true, null, 'form-4', []),
                 new DealForm('dispute-offer', '/agreements/77/dispute/offer', 'Offer a way to set it right', '', [DealField.of('remedy', 'What sets it right', [new Choice('REPAIR', 'It is mended')]), DealField.of('words', Input.WORDS, 'In your words', false)], Fields.empty(), false, false, null, 'form-3', [])])
    }

    /** Closed, and what goes back could not be given yet. */
    private static AgreementPage.DisputePart owing() {
        new AgreementPage.DisputePart('Closed', "It is over, and what was decided stands. 30 min is owed by Marek Dvořák to $HOSTILE: There is no line from a co-op of lindenrow.example to a co-op of ${'garden' * 12}.example: their coordinators can open one.", null,
                [new Fact('What sets it right', '30 min goes back')],
                [new Deed(marek, 'took the offer', '', new Media([], false), NOW)],
                [new DealForm('owing', '/agreements/77/owing', 'Try to give it again', '', [], Fields.empty(), true, false, null, 'form-4', [])])
    }

    static RespondPart respond(boolean isOwn, ListingState state) {
        if (state != ListingState.OPEN) {
            return new RespondPart(null, false, null, [])
        }
        def form = new DealForm('respond', '/posts/77/respond', 'Ask to borrow it', '', [DealField.of('from', Input.MOMENT, 'From', true), DealField.of('until', Input.MOMENT, 'Back by', true), DealField.of('words', Input.WORDS, 'Say something with it', false)],
                new Fields(['respond-from': '2026-11-18T12:00'], ['respond-until': 'A loan ends after it begins.'], null), true, false, null, 'form-9', [])
        new RespondPart(isOwn ? null : form, false, isOwn ? null : month(), isOwn ? [line('Bike tune-ups', 'hourglass', 'Hours', grace, 'Grace Okafor waits for your yes, your no, or other terms.', null, AgreementLook.YOURS)] : [])
    }

    static Waits waits() {
        new Waits([new Waits.Vote('/decisions/128', 'Replace the boiler with a heat pump', NOW.plusSeconds(172800))],
                [line('Bike tune-ups, brakes to bottom bracket', 'hourglass', 'Hours', marek, 'Marek Dvořák entered 1 h 30 min; you had agreed on 1 h. Say whether that is right.', 'Without a word it counts as confirmed on Fri 20 Nov, 18:00.', AgreementLook.YOURS)], '/agreements?show=waiting')
    }

    static MonthSheet month() {
        MonthSheet.of([new MonthSheet.Span(Instant.parse('2026-11-17T10:00:00Z'), Instant.parse('2026-11-20T16:00:00Z'), true), new MonthSheet.Span(Instant.parse('2026-11-24T10:00:00Z'), Instant.parse('2026-12-02T16:00:00Z'), false)],
                NOW, 2, ZoneId.of('Europe/Helsinki'), Locale.ENGLISH)
    }

    private static List<Choice> kinds() {
        [new Choice('loan', 'Loan'), new Choice('time_credit', 'Hours')]
    }

    private static List<Tab> tabs(String shown) {
        ['All', 'Waiting for you', 'Under way', 'Over'].collect { new Tab(it, '/agreements', it == shown) }
    }
}
