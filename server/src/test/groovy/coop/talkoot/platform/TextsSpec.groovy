package coop.talkoot.platform

import spock.lang.Isolated
import spock.lang.Specification
import spock.lang.Unroll

@Isolated
class TextsSpec extends Specification {
    @Unroll
    def "#count members are '#words'"() {
        expect:
        Texts.in(Locale.ENGLISH).say('group.members', count) == words

        where:
        count | words
        0     | 'No members yet'
        1     | '1 member'
        42    | '42 members'
        1200  | '1,200 members'
    }

    def "apostrophes are plain letters, with values and without"() {
        expect:
        Texts.in(Locale.ENGLISH).say('error.text.403').contains("co-op's")
        Texts.in(Locale.ENGLISH).say('invite.until', "o'clock") == "It works until o'clock."
    }

    def "a language we do not speak reads English, whatever the machine speaks"() {
        given:
        def before = Locale.getDefault()
        Locale.setDefault(Locale.GERMAN)

        expect:
        Texts.in(Locale.of('tlh')).locale() == Locale.ENGLISH
        Texts.in(Locale.of('en', 'GB')).say('nav.home') == 'Home'

        cleanup:
        Locale.setDefault(before)
    }

    def "no text has two names the same: the second would silently take the place of the first"() {
        given:
        def keys = TextsSpec.getResource('/messages/pages.properties').readLines('UTF-8')
                .findAll { it =~ /^[A-Za-z][\w.-]*=/ }.collect { it.replaceFirst('=.*', '') }

        expect:
        keys.size() > 1000
        keys.countBy { it }.findAll { it.value > 1 }.keySet() == [] as Set
    }

    def "a text that is not in the bundle is a bug"() {
        when:
        Texts.in(Locale.ENGLISH).say('no.such.text')

        then:
        thrown(MissingResourceException)
    }
}
