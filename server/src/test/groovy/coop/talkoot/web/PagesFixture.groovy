package coop.talkoot.web

import coop.talkoot.TestInstance
import coop.talkoot.people.SetupLinks

/** An instance that was set up through its pages, by Aino, who keeps the Bakery. */
final class PagesFixture implements AutoCloseable {
    static final String PASSWORD = 'correct horse battery'
    static final Map<String, String> SETUP = [
            coopName: 'Bakery', coopHandle: 'bakery', coopSummary: 'Bread for all', coopPlace: 'Riverside',
            name: 'Aino Aalto', handle: 'aino', email: '', password: PASSWORD]
    static final Map<String, String> OFFER = [
            title: 'Bike trailer', text: 'Carries two crates. #bike', kind: 'LOAN', quantity: '1,5', unit: 'hour', inReturn: '',
            place: 'Riverside', due: '', openUntil: '', tags: 'lend, bike', audience: 'GROUP']

    final TestInstance instance
    final Visitor aino

    /** Options are those of TestInstance. */
    PagesFixture(Map<String, ?> options = [:]) {
        instance = TestInstance.start([name: 'bakery'] + options)
        aino = new Visitor(instance)
        def token = instance.bean(SetupLinks).issue().get()
        assert aino.post("/setup/$token", SETUP).statusCode() == 200
    }

    Visitor guest() {
        return new Visitor(instance)
    }

    /** Somebody who came in by a link of Aino's. */
    Visitor member(String handle) {
        def visitor = guest()
        assert visitor.post(invitation(), [name: handle.capitalize(), handle: handle, email: '', password: PASSWORD]).statusCode() == 200
        return visitor
    }

    /** The path of a fresh invitation. */
    String invitation(Map<String, ?> fields = [:]) {
        def answer = aino.post('/groups/bakery/invite', [role: 'MEMBER', uses: '1', days: '7'] + fields)
        return (answer.body() =~ '/join/[A-Za-z0-9_-]+')[0]
    }

    String groupId() {
        return (aino.get('/add/offer').body() =~ /<select id="f-group"[\s\S]*?<option value="(\d+)"/)[0][1]
    }

    /** Publishes an offer of Aino's and gives its path. */
    String offer(Map<String, ?> changes = [:]) {
        return aino.rawPost('/add/offer', OFFER + [group: groupId()] + changes).headers().firstValue('Location').get()
    }

    @Override
    void close() {
        instance.close()
    }
}
