package coop.talkoot.web

import static coop.talkoot.web.SamplePages.*

import coop.talkoot.web.view.*

/** The pages by which people come in and keep their login, and those of who decides about it. */
final class SampleEntry {
    private final SamplePages samples

    SampleEntry(SamplePages samples) {
        this.samples = samples
    }

    Map<String, List> all() {
        def outside = samples.frame(Section.NONE, null)
        def own = samples.frame(Section.YOU)
        def keeper = samples.frame(Section.MODERATION)
        return [
                'sign-up'           : [outside, new SignUpPage('/sign-up', 'lindenrow.example', false, Fields.empty())],
                'sign-up-reason'    : [outside, new SignUpPage('/sign-up', 'lindenrow.example', true, new Fields([handle: 'admin', name: 'Bo'], [handle: 'This handle is kept for the server itself. Choose another.', reason: 'Write a sentence about who you are.'], null))],
                'ask-said'          : [outside, AskPage.say('Look into your mail', ['A letter is on its way to a.very.long.address.indeed@somewhere.example.'], [])],
                'ask-lost'          : [outside, lost(Fields.empty())],
                'ask-lost-error'    : [outside, lost(new Fields([:], [email: 'This has at most 320 characters.'], null))],
                'digest-end'        : [outside, new DigestEndPage('/digest/Qm9vbS1zaGFrYS1sYWth')],
                'digest-ended'      : [outside, new DigestEndPage(null)],
                'login'             : [own, new LoginPage(tabs(1), 'aino@lindenrow.example', null, true, true, new LoginPage.Linking('Vale Federation', true, Fields.empty()), Fields.empty(), Fields.empty())],
                'login-errors'      : [own, new LoginPage(tabs(1), null, 'aino.with.a.long.name@lindenrow.example', false, false, new LoginPage.Linking('Vale Federation', false, new Fields([:], [linkPassword: 'This is not your password.'], null)), new Fields([email: 'x'], [email: 'An e-mail address looks like name@example.org.', emailPassword: 'This is not your password.'], null), Fields.empty())],
                'login-wrong'       : [own, new LoginPage(tabs(1), 'aino@lindenrow.example', null, true, true, null, Fields.empty(), new Fields([:], [newPassword: 'This is one of the first passwords anybody would try.'], null))],
                'factor-off'        : [own, factor(false, null, [], Fields.empty())],
                'factor-begun'      : [own, factor(false, new SecondFactorPage.Secret('JBSW Y3DP EHPK 3PXP JBSW Y3DP EHPK 3PXP', 'otpauth://totp/lindenrow.example:aino?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=lindenrow.example'), [], new Fields([:], [code: 'This is not the code of the moment.'], null))],
                'factor-on'         : [own, factor(true, null, (1..10).collect { 'abcd-efgh-jkm' + (it % 10) }, Fields.empty())],
                'passkeys'          : [own, new PasskeysPage(tabs(2), '/settings/passkeys', Fields.empty(), true, [new PasskeysPage.Entry('My telephone', NOW.minusSeconds(864_000), NOW, '/p/1/remove'), new PasskeysPage.Entry('Work ' * 20, NOW.minusSeconds(86_400), null, '/p/2/remove')], new Pager(null, '?before=1'))],
                'provider-refuses'  : [outside, AskPage.say('That did not work', ['Vale Federation has not let you through: it was cancelled there, or is not open to you. It says: "' + 'x' * 200 + '"'], [new AskPage.Way('Begin again', '/sign-in')])],
                'passkeys-none'     : [own, new PasskeysPage(tabs(2), '/settings/passkeys', new Fields([:], [name: 'A name has 1 to 100 characters.'], null), false, [], Pager.none())],
                'devices'           : [own, new DevicesPage(tabs(3), devices(), '/o', new Pager(null, '?before=1'))],
                'door-rule'         : [keeper, new DoorRulePage(keeping(4), '/moderation/door', Fields.of(mode: 'APPROVAL'))],
                'applications'      : [keeper, new ApplicationsPage(keeping(5), applications(), new Pager(null, '?before=1'))],
                'applications-none' : [keeper, new ApplicationsPage(keeping(5), [], Pager.none())],
                'letters'           : [keeper, new LettersPage(keeping(6), true, null, letters(), new Pager(null, '?before=1'))],
                'letters-opened'    : [keeper, new LettersPage(keeping(6), false, new LettersPage.Opened('bo@northside.example', 'Your login on lindenrow.example', 'Somebody asked.\n\nhttps://lindenrow.example/sign-up/Qm9vbS1zaGFrYS1sYWthQm9vbS1zaGFrYS1sYWth\n'), letters(), Pager.none())],
                'roles'             : [keeper, new RolesPage(keeping(7), '/moderation/roles', Fields.of(role: 'MODERATOR'), [new RolesPage.Entry(aino, 'KEEPER'), new RolesPage.Entry(grace, 'MODERATOR')], new Pager(null, '?before=1'))],
                'roles-wrong'       : [keeper, new RolesPage(keeping(7), '/moderation/roles', new Fields([address: '@nobody', role: 'KEEPER'], [address: 'Nobody of this server has this address.'], null), [new RolesPage.Entry(aino, 'KEEPER')], Pager.none())],
                'letters-none'      : [keeper, new LettersPage(keeping(6), false, null, [], Pager.none())],
        ]
    }

    static List<Tab> tabs(int current) {
        ['Profile', 'Signing in', 'Passkeys', 'Devices'].withIndex().collect { label, index -> new Tab(label, '/settings/' + index, index == current) }
    }

    static List<Tab> keeping(int current) {
        ['Reports (2)', 'Servers', 'People', 'Delivery', 'Who comes in', 'Applications (2)', 'Letters not sent', 'Keepers', 'Log'].withIndex().collect { label, index -> new Tab(label, '/moderation/' + index, index == current) }
    }

    private static SecondFactorPage factor(boolean isOn, SecondFactorPage.Secret secret, List<String> codes, Fields fields) {
        new SecondFactorPage(tabs(1), '/settings/second-factor', isOn, secret, codes, 10, !isOn, fields)
    }

    private static AskPage lost(Fields fields) {
        new AskPage('A new password', ['Name the e-mail address of your login.'], '/password', '', fields, [new AskPage.Input('email', 'E-mail', null, 'email', true, 'email', 320)], 'Send the link', [new AskPage.Way('Sign in', '/sign-in')])
    }

    private static List<DevicesPage.Entry> devices() {
        [new DevicesPage.Entry('Firefox on Linux', false, '203.0.113.9', true, NOW.minusSeconds(864_000), NOW, '/d/1/close'),
         new DevicesPage.Entry('Safari on iPhone', false, '2001:db8:85a3:8d3:1319:8a2e:370:7348', false, NOW.minusSeconds(864_000), NOW.minusSeconds(3600), '/d/2/close'),
         new DevicesPage.Entry(HOSTILE + ' ' + 'very'.repeat(40), true, '', false, NOW.minusSeconds(864_000), NOW.minusSeconds(3600), '/d/3/close')]
    }

    private static List<ApplicationsPage.Entry> applications() {
        [new ApplicationsPage.Entry('Bo Berg', '@bo', 'bo@northside.example', 'I live in stair C and know Grace. ' + HOSTILE, NOW.minusSeconds(7200), '/a/1/accept', '/a/1/decline'),
         new ApplicationsPage.Entry('X' * 100, '@' + 'x' * 30, 'x' * 60 + '@' + 'y' * 60 + '.example', '', NOW.minusSeconds(90_000), '/a/2/accept', '/a/2/decline')]
    }

    private static List<LettersPage.Entry> letters() {
        [new LettersPage.Entry('bo@northside.example', 'Your login on lindenrow.example', NOW.minusSeconds(600), 0, false, '', '/l/1/open', '/l/1/throw'),
         new LettersPage.Entry('x' * 60 + '@' + 'y' * 60 + '.example', 'A new password on lindenrow.example', NOW.minusSeconds(600), 8, true, '550 5.1.1 There is nobody of that name here', '/l/2/open', '/l/2/throw')]
    }
}
