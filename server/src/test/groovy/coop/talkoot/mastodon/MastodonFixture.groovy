package coop.talkoot.mastodon

import coop.talkoot.TestInstance
import coop.talkoot.api.ApiFixture
import coop.talkoot.groups.Group
import coop.talkoot.people.Identities
import coop.talkoot.people.Identity
import coop.talkoot.people.Logins
import coop.talkoot.people.access.Grants
import coop.talkoot.people.access.NewProgram
import coop.talkoot.people.access.Program
import coop.talkoot.people.access.Programs
import coop.talkoot.people.access.Scopes
import groovy.json.JsonOutput
import coop.talkoot.documents.SamplePictures
import groovy.json.JsonSlurper
import java.net.http.HttpRequest.BodyPublishers
import java.net.http.HttpResponse

/** A bakery with people, and the words of Mastodon's API. */
final class MastodonFixture implements AutoCloseable {
    static final String ALL = 'read write follow push'

    final ApiFixture bakery
    private final Map<String, String> tokens = [:]
    private Program program

    MastodonFixture(Map<String, ?> options = [:]) {
        bakery = new ApiFixture(Group.JoinPolicy.OPEN, options)
    }

    TestInstance getInstance() {
        return bakery.instance
    }

    Identity actor(String handle) {
        return instance.bean(Identities).localByHandle(handle).get()
    }

    String idOf(String handle) {
        return actor(handle).id().toString()
    }

    /** A token somebody gave a program, with these scopes. */
    String token(String handle, String scopes = ALL) {
        return tokens.computeIfAbsent("$handle $scopes".toString()) {
            program = program ?: instance.bean(Programs)
                    .introduce(new NewProgram('Spec', null, [Program.OUT_OF_BAND], Scopes.of(ALL))).program()
            def viewer = instance.bean(Logins).ofActor(actor(handle).id()).get()
            def consent = new Grants.Consent(program, Program.OUT_OF_BAND, Scopes.of(scopes), null)
            def code = instance.bean(Grants).codeFor(viewer, consent)
            return instance.bean(Grants).exchange(program, code, Program.OUT_OF_BAND, null).get().token()
        }
    }

    /** Takes the leave back that somebody gave with {@link #token}. */
    void revoke(String handle) {
        instance.bean(Grants).end(instance.bean(Logins).ofActor(actor(handle).id()).get().loginId(), program.id())
        tokens.keySet().removeIf { it.startsWith("$handle ") }
    }

    HttpResponse<String> get(String path, String who = null) {
        return send('GET', path, null, as(who))
    }

    /** Sends fields as JSON. */
    HttpResponse<String> post(String path, Map<String, ?> fields, String who = null, Map<String, String> headers = [:]) {
        return send('POST', path, JsonOutput.toJson(fields), ['Content-Type': 'application/json'] + as(who) + headers)
    }

    HttpResponse<String> form(String path, String body, String who = null) {
        return send('POST', path, body, ['Content-Type': 'application/x-www-form-urlencoded'] + as(who))
    }

    /** What a call gives, which must have gone well. */
    Object read(String path, String who = null) {
        return good(get(path, who))
    }

    Object call(String path, Map<String, ?> fields = [:], String who) {
        return good(post(path, fields, who))
    }

    /** The same by PUT. */
    Object put(String path, Map<String, ?> fields, String who) {
        return good(send('PUT', path, JsonOutput.toJson(fields), ['Content-Type': 'application/json'] + as(who)))
    }

    HttpResponse<String> send(String method, String path, String body, Map<String, String> headers) {
        def publisher = body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body)
        return instance.send(instance.request(path.startsWith('http') ? path : "http://127.0.0.1:$instance.port$path", headers).method(method, publisher))
    }

    /** Sends a form with files: texts, and bytes under the names of files. */
    HttpResponse<String> upload(String method, String path, Map<String, ?> parts, String who) {
        def body = new ByteArrayOutputStream()
        parts.each { name, value ->
            def file = value instanceof byte[] ? '; filename="x"\r\nContent-Type: application/octet-stream' : ''
            body << "--BOUNDARY\r\nContent-Disposition: form-data; name=\"$name\"$file\r\n\r\n".bytes
            body << (value instanceof byte[] ? value : value.toString().getBytes('UTF-8'))
            body << '\r\n'.bytes
        }
        body << '--BOUNDARY--\r\n'.bytes
        def headers = as(who) + ['Content-Type': 'multipart/form-data; boundary=BOUNDARY']
        return instance.send(instance.request("http://127.0.0.1:$instance.port$path", headers).method(method, BodyPublishers.ofByteArray(body.toByteArray())))
    }

    /** A picture that waits to be used; its id. */
    String picture(String who, Map<String, String> fields = [:]) {
        return good(upload('POST', '/api/v2/media', [file: SamplePictures.png()] + fields, who)).id
    }

    Map<String, String> as(String who, String scopes = ALL) {
        return who == null ? [:] : [Authorization: "Bearer ${token(who, scopes)}".toString()]
    }

    static Object good(HttpResponse<String> answer) {
        assert answer.statusCode() == 200: "${answer.uri()} is ${answer.statusCode()}: ${answer.body()}"
        return json(answer)
    }

    static Object json(HttpResponse<String> answer) {
        return new JsonSlurper().parseText(answer.body())
    }

    @Override
    void close() {
        bakery.close()
    }
}
