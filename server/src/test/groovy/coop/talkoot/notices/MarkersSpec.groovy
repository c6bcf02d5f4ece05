package coop.talkoot.notices

import coop.talkoot.AtOnce
import coop.talkoot.platform.Refusal
import coop.talkoot.platform.Refused

class MarkersSpec extends NoticeSpecification {
    def "a marker is kept with a version that counts its changes"() {
        given:
        def ann = somebody()
        def markers = bakery.bean(Markers)

        expect:
        markers.of(ann.id()) == [:]
        markers.set(ann.id(), Marker.Place.HOME, 7, null).version() == 1
        markers.set(ann.id(), Marker.Place.HOME, 5, null).version() == 2
        markers.set(ann.id(), Marker.Place.HOME, 9, 2).version() == 3
        markers.set(ann.id(), Marker.Place.NOTIFICATIONS, 1, 0).version() == 1
        markers.of(ann.id()).values()*.lastReadId() as Set == [9L, 1L] as Set
        markers.of(somebody().id()) == [:]
    }

    def "who changes a version that is no longer the last one is told of the conflict"() {
        given:
        def ann = somebody()
        def markers = bakery.bean(Markers)
        2.times { markers.set(ann.id(), Marker.Place.HOME, 7, null) }

        when:
        markers.set(ann.id(), Marker.Place.HOME, 8, version)

        then:
        def refused = thrown(Refused)
        refused.refusal() instanceof Refusal.Conflict
        markers.of(ann.id())[Marker.Place.HOME].lastReadId() == 7

        where:
        version << [0, 1, 3]
    }

    def "of ten who change the same version one is right"() {
        given:
        def ann = somebody()
        def markers = bakery.bean(Markers)
        markers.set(ann.id(), Marker.Place.HOME, 1, null)

        when:
        def outcomes = AtOnce.run(10) { markers.set(ann.id(), Marker.Place.HOME, 2, 1) }

        then:
        outcomes.count { it instanceof Marker } == 1
        outcomes.count { it instanceof Refused } == 9
    }

    def "what is told up to the marker is read"() {
        given:
        def ann = somebody()
        def bob = somebody()
        3.times { favourite(bob, note(ann)) }
        def ids = told(ann)*.id()

        when:
        bakery.bean(Markers).set(ann.id(), Marker.Place.NOTIFICATIONS, ids[1], null)

        then:
        notices.countUnread(ann.id()) == 1
        told(ann)*.isRead() == [false, true, true]
    }
}
