package coop.talkoot.people

import static coop.talkoot.schema.Tables.LOGIN

import com.password4j.Argon2Function
import coop.talkoot.QuickSecrets
import coop.talkoot.AtOnce
import coop.talkoot.SettableClock
import coop.talkoot.activitypub.Neighbours
import coop.talkoot.platform.Refusal
import coop.talkoot.platform.Refused
import coop.talkoot.platform.Transactions
import java.time.Duration
import java.time.Instant
import org.jooq.DSLContext
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

class LoginsSpec extends Specification {
    static final String PASSWORD = 'a long enough password'

    @Shared
    SettableClock clock = SettableClock.at(Instant.parse('2026-03-01T12:00:00Z'))

    @Shared
    @AutoCleanup
    Neighbours bakery = new Neighbours(name: 'bakery', clock: clock)

    @Shared
    Logins logins = bakery.bean(Logins)

    @Shared
    Sessions sessions = bakery.bean(Sessions)

    @Shared
    Viewer ann = logins.register(new NewPerson('ann', 'Ann', 'ann@example.org', PASSWORD), false)

    def "a person signs in by #name"() {
        expect:
        logins.signIn(name, PASSWORD).loginId() == ann.loginId()

        where:
        name << ['ann', 'ANN', '@ann', ' ann ', 'ann@example.org', 'Ann@Example.ORG']
    }

    def "#who with #password is nobody, and all of them read the same"() {
        when:
        logins.signIn(who, password)

        then:
        def refused = thrown(Refused)
        refused.message == 'This handle or e-mail and this password do not belong together.'

        where:
        who                 | password
        'ann'               | 'another password'
        'ann'               | PASSWORD.toUpperCase()
        'ann'               | ''
        'ann'               | 'x' * 100_000
        'nobody'            | PASSWORD
        'nobody@example.org'| PASSWORD
        'bakery'            | PASSWORD
        ''                  | PASSWORD
        '%'                 | PASSWORD
    }

    def "a password is kept as Argon2id with the parameters of OWASP, never twice the same"() {
        given:
        Passwords.keepBy(Passwords.OWASP)
        def bob = logins.register(new NewPerson('bob', 'Bob', null, PASSWORD), false)
        def bea = logins.register(new NewPerson('bea', 'Bea', null, PASSWORD), false)

        when:
        def hashes = [bea, bob].collect { viewer ->
            bakery.bean(Transactions).read {
                bakery.bean(DSLContext).select(LOGIN.PASSWORD_HASH).from(LOGIN).where(LOGIN.ID.eq(viewer.loginId())).fetchOne(LOGIN.PASSWORD_HASH)
            }
        }

        then:
        hashes.every { it.startsWith('$argon2id$v=19$m=19456,t=2,p=1$') }
        hashes[0] != hashes[1]
        !hashes.any { it.contains(PASSWORD) }
        logins.signIn('bob', PASSWORD).loginId() == bob.loginId()

        cleanup:
        QuickSecrets.take()
    }

    def "what a password is compared with when nobody has the name costs as much, and is nobody's"() {
        given:
        Passwords.keepBy(Passwords.OWASP)

        when:
        def drawn = [Passwords.ofNobody(), Passwords.ofNobody()]

        then:
        drawn.every { Argon2Function.getInstanceFromHash(it) == Passwords.OWASP }
        drawn[0] != drawn[1]
        !Passwords.matches(PASSWORD, drawn[0])
        !Passwords.matches('', drawn[0])

        cleanup:
        QuickSecrets.take()
    }

    def "an unknown name takes as long as a wrong password"() {
        given:
        Passwords.keepBy(Passwords.OWASP)
        def other = new Neighbours(name: 'other', clock: clock)
        def logins = other.bean(Logins)
        logins.register(new NewPerson('clock', 'Clock', null, PASSWORD), false)
        def taken = { String name ->
            def start = System.nanoTime()
            try {
                logins.signIn(name, 'a wrong password')
            } catch (Refused ignored) {
                // as it should
            }
            return System.nanoTime() - start
        }

        when: 'in turns, and the shortest of each, as the machine may do other things meanwhile'
        def turns = (1..9).collect { [known: taken('clock'), unknown: taken('nobody')] }
        def known = turns*.known.min()
        def unknown = turns*.unknown.min()

        then:
        unknown > known / 2
        unknown < known * 2

        cleanup:
        other?.close()
        QuickSecrets.take()
    }

    def "ten wrong passwords lock a login for a quarter of an hour, for the right one too; fewer are forgotten"() {
        given:
        logins.register(new NewPerson('carl', 'Carl', null, PASSWORD), false)
        def wrong = {
            try {
                logins.signIn('carl', 'a wrong password')
            } catch (Refused ignored) {
                // as it should
            }
        }

        when:
        9.times { wrong() }
        logins.signIn('carl', PASSWORD)
        9.times { wrong() }

        then:
        logins.signIn('carl', PASSWORD)

        when:
        10.times { wrong() }
        logins.signIn('carl', PASSWORD)

        then:
        def refused = thrown(Refused)
        refused.refusal() instanceof Refusal.TooOften
        refused.refusal().retryAfterSeconds() in [900, 901]

        when:
        clock.advance(Duration.ofMinutes(15))

        then:
        logins.signIn('carl', PASSWORD)
    }

    def "#what is refused by the name of #field"() {
        when:
        logins.register(new NewPerson(handle, name, email, password), false)

        then:
        def refused = thrown(Refused)
        refused.refusal().field() == field

        where:
        what                  | handle      | name      | email             | password    || field
        'a taken handle'      | 'Ann'       | 'Ann'     | null              | PASSWORD    || 'handle'
        'a taken address'     | 'ann2'      | 'Ann'     | 'ANN@example.org' | PASSWORD    || 'email'
        "a group's handle"    | 'bakery'    | 'Bakery'  | null              | PASSWORD    || 'handle'
        'a handle of spaces'  | '  '        | 'Ann'     | null              | PASSWORD    || 'handle'
        'a handle with a dot' | 'ann.b'     | 'Ann'     | null              | PASSWORD    || 'handle'
        'a handle in umlauts' | 'änn'       | 'Ann'     | null              | PASSWORD    || 'handle'
        'a long handle'       | 'a' * 31    | 'Ann'     | null              | PASSWORD    || 'handle'
        'a nameless one'      | 'dora'      | ' '       | null              | PASSWORD    || 'name'
        'a long name'         | 'dora'      | 'a' * 101 | null              | PASSWORD    || 'name'
        'NUL in a name'       | 'dora'      | 'a\0b'    | null              | PASSWORD    || 'name'
        'half an address'     | 'dora'      | 'Dora'    | 'dora@'           | PASSWORD    || 'email'
        'two addresses'       | 'dora'      | 'Dora'    | 'a@b.c@d.example' | PASSWORD    || 'email'
        'a quoted address'    | 'dora'      | 'Dora'    | '"a b"@d.example' | PASSWORD    || 'email'
        'a short password'    | 'dora'      | 'Dora'    | null              | 'shorter'   || 'password'
        'a long password'     | 'dora'      | 'Dora'    | null              | 'x' * 201   || 'password'
        'a common password'   | 'dora'      | 'Dora'    | null              | 'password123' || 'password'
        'a row of keys'       | 'dora'      | 'Dora'    | null              | 'qwertyuiop' || 'password'
    }

    def "of many who take one #what at the same moment one gets it, and the others are told"() {
        when:
        def results = AtOnce.run((1..6).collect { number -> { -> logins.register(person(number), false) } })

        then:
        results.count { it instanceof Viewer } == 1
        results.findAll { !(it instanceof Viewer) }.every { it instanceof Refused && it.refusal().field() == what }

        where:
        what     | person
        'handle' | { int number -> new NewPerson('erik', "Erik $number", null, PASSWORD) }
        'email'  | { int number -> new NewPerson("fay$number", 'Fay', 'fay@example.org', PASSWORD) }
    }

    def "a session is opened by its own token and kind only, and ends when it is closed"() {
        when:
        def token = sessions.open(ann, Sessions.Kind.BROWSER, 'a' * 500)

        then:
        sessions.viewerOf(token, Sessions.Kind.BROWSER).get().loginId() == ann.loginId()
        sessions.viewerOf(token, Sessions.Kind.API).empty
        sessions.viewerOf(token + 'a', Sessions.Kind.BROWSER).empty
        sessions.viewerOf('', Sessions.Kind.BROWSER).empty
        sessions.open(ann, Sessions.Kind.BROWSER, '') != token

        when:
        sessions.close(token)
        sessions.close(token)

        then:
        sessions.viewerOf(token, Sessions.Kind.BROWSER).empty
    }

    def "a session lasts thirty days from its last use, and is swept after them"() {
        given:
        def used = sessions.open(ann, Sessions.Kind.API, 'used')
        def left = sessions.open(ann, Sessions.Kind.API, 'left')

        when:
        clock.advance(Duration.ofDays(29))

        then:
        sessions.viewerOf(used, Sessions.Kind.API).present

        when:
        clock.advance(Duration.ofDays(2))

        then:
        sessions.viewerOf(used, Sessions.Kind.API).present
        sessions.viewerOf(left, Sessions.Kind.API).empty
        sessions.sweep() >= 1
        sessions.viewerOf(used, Sessions.Kind.API).present
    }
}
