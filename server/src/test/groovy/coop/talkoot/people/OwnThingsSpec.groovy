package coop.talkoot.people

import coop.talkoot.activitypub.Neighbours
import coop.talkoot.platform.Refused
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

class OwnThingsSpec extends Specification {
    @Shared
    @AutoCleanup
    Neighbours bakery = new Neighbours(name: 'bakery')

    @Shared
    PersonalNotes notes = bakery.bean(PersonalNotes)

    @Shared
    Preferences preferences = bakery.bean(Preferences)

    @Shared
    Identity ann = bakery.member('ann')

    @Shared
    Identity bob = bakery.member('bob')

    def "a note about somebody is its writer's alone, is replaced, and goes when it is blank"() {
        when:
        notes.write(ann.id(), bob.id(), ' Bakes well ')

        then:
        notes.about(ann.id(), bob.id()) == 'Bakes well'
        notes.about(bob.id(), bob.id()) == ''
        notes.among(ann.id(), [ann.id(), bob.id()]) == [(bob.id()): 'Bakes well']

        when:
        notes.write(ann.id(), bob.id(), 'Bakes')

        then:
        notes.about(ann.id(), bob.id()) == 'Bakes'

        when:
        notes.write(ann.id(), bob.id(), ' ')

        then:
        notes.about(ann.id(), bob.id()) == ''
    }

    def "a note of more than two thousand characters is refused"() {
        when:
        notes.write(ann.id(), bob.id(), text)

        then:
        thrown(Refused)
        notes.about(ann.id(), bob.id()) == ''

        where:
        text << ['a' * 2001, 'a\0b']
    }

    def "whoever has chosen nothing has the usual, and choices are kept"() {
        given:
        def chosen = new Preferences.Preference(Preferences.Seen.FOLLOWERS, true, 'fi', Preferences.Media.HIDE_ALL, true)

        expect:
        preferences.of(bob.id()) == Preferences.USUAL

        when:
        preferences.set(ann.id(), Preferences.USUAL)
        preferences.set(ann.id(), chosen)

        then:
        preferences.of(ann.id()) == chosen
        preferences.of(bob.id()) == Preferences.USUAL
    }

    def "'#language' is no language"() {
        when:
        new Preferences.Preference(Preferences.Seen.PUBLIC, false, language, Preferences.Media.DEFAULT, false)

        then:
        thrown(Refused)

        where:
        language << ['', 'e', 'en_US', 'en US', 'x' * 9]
    }
}
