package coop.talkoot.api

import coop.talkoot.TestInstance
import coop.talkoot.groups.Founding
import coop.talkoot.groups.Group
import coop.talkoot.groups.Groups
import coop.talkoot.groups.Setup
import coop.talkoot.people.Logins
import coop.talkoot.people.NewPerson
import coop.talkoot.people.SetupLinks
import groovy.json.JsonOutput
import groovy.json.JsonSlurper
import java.net.http.HttpRequest.BodyPublishers
import java.net.http.HttpResponse

/** An instance with a bakery and people, and the words to talk to its API. */
final class ApiFixture implements AutoCloseable {
    static final String ROOT = '/api/talkoot/v1'
    static final String PASSWORD = 'correct horse battery'

    final TestInstance instance
    final Group group
    private final Map<String, String> tokens = [:]

    ApiFixture(Group.JoinPolicy policy = Group.JoinPolicy.OPEN, Map<String, ?> options = [:]) {
        instance = TestInstance.start([name: 'bakery'] + options)
        def token = instance.bean(SetupLinks).issue().get()
        instance.bean(Setup).run(
                token,
                new Founding('bakery', 'Bakery', 'Bread for all', 'Riverside', policy),
                new NewPerson('keeper', 'Keeper', null, PASSWORD))
        group = instance.bean(Groups).localByHandle('bakery').get()
    }

    /** Somebody who can sign in but belongs to no group. */
    ApiFixture person(String handle) {
        instance.bean(Logins).register(new NewPerson(handle, handle.capitalize(), null, PASSWORD), false)
        return this
    }

    ApiFixture member(String handle) {
        person(handle)
        assert post("/groups/$id/join", null, handle).statusCode() == 200
        return this
    }

    /** The group's id as it stands in an address. */
    String getId() {
        return Long.toString(group.id())
    }

    String idOf(String handle) {
        return json(get('/me', handle)).identity.id
    }

    String tokenOf(String handle) {
        return tokens.computeIfAbsent(handle) {
            def answer = send('POST', '/tokens', JsonOutput.toJson([name: handle, password: PASSWORD]), [:])
            assert answer.statusCode() == 201
            return json(answer).token as String
        }
    }

    HttpResponse<String> get(String path, String who = null) {
        return send('GET', path, null, as(who))
    }

    HttpResponse<String> post(String path, Object body, String who = null, Map<String, String> headers = [:]) {
        return send('POST', path, body, as(who) + headers)
    }

    HttpResponse<String> patch(String path, Object body, String who = null) {
        return send('PATCH', path, body, as(who))
    }

    HttpResponse<String> put(String path, String who = null) {
        return send('PUT', path, null, as(who))
    }

    HttpResponse<String> delete(String path, String who = null) {
        return send('DELETE', path, null, as(who))
    }

    /** A body that is text or bytes goes as it is; anything else as JSON. */
    HttpResponse<String> send(String method, String path, Object body, Map<String, String> headers) {
        def all = body == null ? headers : ['Content-Type': 'application/json'] + headers
        def publisher = body == null ? BodyPublishers.noBody()
                : body instanceof byte[] ? BodyPublishers.ofByteArray(body)
                : BodyPublishers.ofString(body instanceof CharSequence ? body.toString() : JsonOutput.toJson(body))
        return instance.send(instance.request("http://127.0.0.1:$instance.port$ROOT$path", all).method(method, publisher))
    }

    Map<String, Object> listing(Map<String, Object> changes = [:]) {
        return [group: id, audience: 'public', purpose: 'offer', kind: 'loan', title: 'Trailer', text: 'A #bike trailer',
                quantity: [number: '1.5', unit: 'hour'], place: 'Riverside', tags: ['lend']] + changes
    }

    static Object json(HttpResponse<String> answer) {
        return new JsonSlurper().parseText(answer.body())
    }

    private Map<String, String> as(String who) {
        return who == null ? [:] : [Authorization: "Bearer ${tokenOf(who)}".toString()]
    }

    @Override
    void close() {
        instance.close()
    }
}
