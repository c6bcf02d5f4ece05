package coop.talkoot.moderation

import coop.talkoot.platform.Refused
import spock.lang.Specification

class HostNameSpec extends Specification {
    def "what is typed as #typed means #name"() {
        expect:
        HostName.typed(typed).map { it.text() }.orElse(null) == name

        where:
        typed                        || name
        'evil.example'               || 'evil.example'
        ' EVIL.Example '             || 'evil.example'
        'https://evil.example/'      || 'evil.example'
        'evil.example.'              || 'evil.example'
        'bücher.example'             || 'xn--bcher-kva.example'
        'XN--BCHER-KVA.example'      || 'xn--bcher-kva.example'
        'ⓔvil.example'               || 'evil.example'
        'evil。example'               || 'evil.example'
        'a_b.example'                || 'a_b.example'
        '10.0.0.1'                   || '10.0.0.1'
        ''                           || null
        'localhost'                  || null
        'example'                    || null
        '*.evil.example'             || null
        'ev**.example'               || null
        'evil.example/users/x'       || null
        'evil.example:8443'          || null
        'user@evil.example'          || null
        'evil .example'              || null
        'evil..example'              || null
        '.evil.example'              || null
        'evil.example\n'             || 'evil.example'
        "${'a' * 64}.example"        || null
        "${('a' * 60 + '.') * 5}com" || null
    }

    def "the server of #uri is #name"() {
        expect:
        HostName.of(uri).map { it.text() }.orElse(null) == name

        where:
        uri                                  || name
        'https://evil.example/users/x#key'   || 'evil.example'
        'https://EVIL.example:8443/'         || 'evil.example'
        'https://evil.example./users/x'      || 'evil.example'
        'https://good.example/evil.example'  || 'good.example'
        'https://evil.example@good.example/' || 'good.example'
        'https://bücher.example/'            || null
        'not a uri'                          || null
        'mailto:x@evil.example'              || null
    }

    def "CVE-2023-42451: a rule about #rule #verb #other"() {
        expect:
        new HostName(rule).covers(new HostName(other)) == covers

        where:
        rule            | other                 || covers
        'victim.test'   | 'victim.test'         || true
        'victim.test'   | 'a.victim.test'       || true
        'victim.test'   | 'a.b.victim.test'     || true
        'victim.test'   | 'notvictim.test'      || false
        'victim.test'   | 'victim.test.evil.tv' || false
        'victim.test'   | 'victim.tes'          || false
        'a.victim.test' | 'victim.test'         || false
        verb = covers ? 'holds for' : 'says nothing of'
    }

    def "a domain with a port is the domain"() {
        expect:
        HostName.ofDomain('evil.example:8443').get() == new HostName('evil.example')
        HostName.ofDomain('[::1]:80').empty
    }

    def "what must be a name and is none is refused at its field"() {
        when:
        HostName.required('domain', 'no good')

        then:
        def refused = thrown(Refused)
        refused.refusal().field() == 'domain'
    }
}
