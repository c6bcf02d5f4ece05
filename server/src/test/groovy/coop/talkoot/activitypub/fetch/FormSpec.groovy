package coop.talkoot.activitypub.fetch

import spock.lang.Specification

/** Which media types count; what does not is tried over the wire in HostileHostsSpec. */
class FormSpec extends Specification {
    def "an answer of type '#type' is one"() {
        expect:
        form.fits(type)

        where:
        form              | type
        Form.ACTIVITY_PUB | 'application/activity+json'
        Form.ACTIVITY_PUB | 'Application/Activity+JSON;charset=utf-8'
        Form.ACTIVITY_PUB | 'application/ld+json; profile="https://www.w3.org/ns/activitystreams"'
        Form.ACTIVITY_PUB | 'application/ld+json;profile=https://www.w3.org/ns/activitystreams; charset=utf-8'
        Form.ACTIVITY_PUB | 'application/ld+json; profile="https://www.w3.org/ns/a https://www.w3.org/ns/activitystreams"'
        Form.WEB_FINGER   | 'application/jrd+json; charset=utf-8'
        Form.WEB_FINGER   | 'application/json'
    }
}
