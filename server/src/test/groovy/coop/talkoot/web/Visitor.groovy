package coop.talkoot.web

import coop.talkoot.TestInstance
import java.net.http.HttpClient
import java.net.http.HttpRequest.BodyPublishers
import java.net.http.HttpResponse
import java.net.http.HttpResponse.BodyHandlers

/** A browser without JavaScript: keeps cookies, sends forms as pages of the instance do, follows redirects. */
final class Visitor {
    private final TestInstance instance
    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL)
    private final HttpClient http

    Visitor(TestInstance instance) {
        this.instance = instance
        http = HttpClient.newBuilder().cookieHandler(cookies).followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1).build()
    }

    HttpResponse<String> get(String path) {
        return follow(raw(path))
    }

    /** Sends a form and goes where the answer points. */
    HttpResponse<String> post(String path, Map<String, ?> fields = [:], String from = path) {
        return follow(rawPost(path, fields, from))
    }

    HttpResponse<String> raw(String path, String accept = 'text/html,application/xhtml+xml,*/*;q=0.8') {
        return http.send(instance.request(path, ['Accept': accept] + headers).GET().build(), BodyHandlers.ofString())
    }

    HttpResponse<String> rawPost(String path, Map<String, ?> fields = [:], String from = path) {
        def body = fields.collect { name, value -> "$name=${URLEncoder.encode(value.toString(), 'UTF-8')}" }.join('&')
        return rawBody(path, body, from)
    }

    /** Named headers that go along with every request from now on. */
    final Map<String, String> headers = [:]

    HttpResponse<String> rawBody(String path, String body, String from = path) {
        def all = ['Content-Type': 'application/x-www-form-urlencoded', 'Accept': 'text/html',
                       'Sec-Fetch-Site': 'same-origin', 'Referer': instance.uri(from)] + headers
        return http.send(instance.request(path, all).POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString())
    }

    /** The value of a cookie, null when there is none. */
    String cookie(String name) {
        return cookies.cookieStore.cookies.find { it.name == name }?.value
    }

    HttpResponse<String> rawBytes(String path, byte[] body, String type, String site = 'same-origin') {
        def headers = ['Content-Type': type, 'Accept': 'text/html', 'Sec-Fetch-Site': site, 'Referer': instance.uri(path)]
        return http.send(instance.request(path, headers).POST(BodyPublishers.ofByteArray(body)).build(), BodyHandlers.ofString())
    }

    private HttpResponse<String> follow(HttpResponse<String> answer) {
        def now = answer
        for (int i = 0; i < 5 && now.statusCode() == 303; i++) {
            now = raw(URI.create(now.request().uri().toString()).resolve(now.headers().firstValue('Location').get()).toString().replaceFirst('#.*', ''))
        }
        return now
    }

    /** Signs in and gives itself. */
    Visitor as(String login, String password = PagesFixture.PASSWORD) {
        assert rawPost('/sign-in', [login: login, password: password, next: '/']).statusCode() == 303
        return this
    }
}
