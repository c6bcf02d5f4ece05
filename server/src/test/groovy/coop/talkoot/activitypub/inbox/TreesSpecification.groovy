package coop.talkoot.activitypub.inbox

import coop.talkoot.activitypub.FakeActor
import coop.talkoot.groups.affiliation.TreeClock
import java.time.Instant

/** The same server, and groups elsewhere that say who is above and below them. */
abstract class TreesSpecification extends AffiliationsSpecification {
    protected FakeActor group(String name) {
        peer.person("${name}.localhost", name).publish(type: 'Group')
    }

    /** Asks whom it is time to ask about the tree. */
    protected void read() {
        house.bean(TreeClock).run()
    }

    /** What it says of those above or below it, from now on. */
    protected void tells(FakeActor of, String which, List<Map> links) {
        // What failed a moment ago is not asked for again by the same name.
        def id = of.at("$which-${peer.next()}")
        peer.serve(id, ['@context': context(), id: id, type: 'OrderedCollection', totalItems: links.size(), orderedItems: links])
        of.publish((which): id)
    }

    protected static Map link(FakeActor parent, FakeActor child) {
        [type: 'Relationship', id: parent.at("affiliations/$child.name"), subject: parent.uri, relationship: NS + 'hasChild', object: child.uri, state: NS + 'active',
         startTime: Instant.parse('2026-01-01T10:00:00Z').toString()]
    }
}
