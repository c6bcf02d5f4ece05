package coop.talkoot

import coop.talkoot.platform.MediaSettings
import coop.talkoot.platform.OidcSettings
import coop.talkoot.platform.Settings
import coop.talkoot.platform.SmtpSettings
import java.net.http.HttpClient
import java.net.http.HttpRequest
import java.net.http.HttpRequest.BodyPublishers
import java.net.http.HttpResponse
import java.net.http.HttpResponse.BodyHandlers
import java.nio.file.Path
import java.time.Duration

/** An instance of its own database and clock on a free port: {@code TestInstance.start(name: 'bakery')}. */
final class TestInstance implements AutoCloseable {
    final String name
    final Settings settings
    final SettableClock clock
    private final HttpClient http = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build()
    private final boolean ownsDatabase
    private Instance instance

    private TestInstance(String name, Settings settings, SettableClock clock, boolean ownsDatabase = true) {
        this.ownsDatabase = ownsDatabase
        this.name = name
        this.settings = settings
        this.clock = clock
        this.instance = Instance.start(settings, clock)
    }

    /** Options: name, clock, privateNetworks, deliveryWorkers, smtp, provider, mediaUrl, bucket, mediaLimits, baseUrl (for behind a front; else the name on localhost). */
    static TestInstance start(Map<String, ?> options = [:]) {
        def name = options.name ?: 'bakery'
        def port = freePort()
        def settings = new Settings(
                '127.0.0.1',
                port,
                URI.create((options.baseUrl ?: "http://${name}.localhost:$port") as String),
                Path.of('target/no-data'),
                Optional.of(TestDatabase.fresh()),
                options.getOrDefault('privateNetworks', true) as boolean,
                (options.deliveryWorkers ?: 4) as int,
                Optional.ofNullable(options.smtp as SmtpSettings),
                Optional.ofNullable(options.provider as OidcSettings),
                media(options))
        return new TestInstance(name, settings, (options.clock ?: new SettableClock()) as SettableClock)
    }

    /** Files in a folder of its own, if the options name no other place or limits. */
    private static MediaSettings media(Map<String, ?> options) {
        def url = Optional.ofNullable(options.mediaUrl).map { URI.create(it as String) }
        def folder = Path.of('target/media', UUID.randomUUID().toString())
        return new MediaSettings(url, folder, Optional.ofNullable(options.bucket as MediaSettings.Bucket),
                (options.mediaLimits ?: MediaSettings.Limits.USUAL) as MediaSettings.Limits)
    }

    /** Another server process, as it were, on the same database; its people and peers know it by the same address. */
    TestInstance beside() {
        def there = new Settings(settings.bind(), freePort(), settings.baseUrl(), settings.data(), settings.database(),
                settings.privateNetworks(), settings.deliveryWorkers(), settings.smtp(), settings.provider(), settings.media())
        return new TestInstance(name, there, clock, false)
    }

    int getPort() {
        return instance.port()
    }

    Instance getInstance() {
        return instance
    }

    def <T> T bean(Class<T> type) {
        return instance.context().getBean(type)
    }

    /** The public address of a path. */
    String uri(String path) {
        return settings.uri(path)
    }

    HttpResponse<String> get(String path, Map<String, String> headers = [:]) {
        return send(request(path, headers).GET())
    }

    HttpResponse<String> post(String path, String body, Map<String, String> headers = [:]) {
        return send(request(path, headers).POST(BodyPublishers.ofString(body)))
    }

    HttpResponse<String> post(String path, byte[] body, Map<String, String> headers = [:]) {
        return send(request(path, headers).POST(BodyPublishers.ofByteArray(body)))
    }

    /** Any other request to a path of this instance, as a builder to finish. */
    HttpRequest.Builder request(String path, Map<String, String> headers = [:]) {
        def builder = HttpRequest.newBuilder(URI.create(path.startsWith('http') ? path : uri(path)))
                .timeout(Duration.ofSeconds(90))
        headers.each { key, value -> builder.header(key, value) }
        return builder
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        return http.send(request.build(), BodyHandlers.ofString())
    }

    /** Stops and starts again with the same settings, database and clock. */
    void restart() {
        stop()
        startAgain()
    }

    /** Stops it and leaves the database as it is. */
    void stop() {
        instance.close()
    }

    /** Starts it again with the same settings, database and clock. */
    void startAgain() {
        instance = Instance.start(settings, clock)
    }

    @Override
    void close() {
        try {
            instance.close()
        } finally {
            http.close()
            if (ownsDatabase) {
                TestDatabase.drop(settings.database().get())
            }
        }
    }

    static int freePort() {
        return new ServerSocket(0, 1, InetAddress.loopbackAddress).withCloseable { it.localPort }
    }
}
