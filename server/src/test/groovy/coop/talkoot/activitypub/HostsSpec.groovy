package coop.talkoot.activitypub

import spock.lang.Specification

class HostsSpec extends Specification {
    def "#one and #other are of one host: #same"() {
        expect:
        Hosts.same(one, other) == same
        Hosts.same(other, one) == same

        where:
        one                      | other                           || same
        'https://a.example/1'    | 'https://A.example:443/2#k'     || true
        'http://a.example/'      | 'http://a.example:80/'          || true
        'https://a.example:444/' | 'https://a.example/'            || false
        'https://victim.te/st'   | 'https://victim.test/'          || false
        'https://a.example/'     | 'https://a.example.evil.test/'  || false
        'https://a.example/'     | 'https://evila.example/'        || false
        'https://a.example/'     | 'https://a.example@evil.test/'  || false
        'https://a.example/'     | 'https://evil.test/a.example'   || false
    }

    def "#uri has no host to compare, not even with itself"() {
        expect:
        Hosts.of(uri).isEmpty()
        !Hosts.same(uri, uri)

        where:
        uri << ['', 'a.example', 'acct:a@a.example', 'https:///x', 'https://u@a.example/', 'ftp://a.example/', 'https://a b/', 'as:Public', 'https://a.example\\@b/', '//a.example/']
    }
}
