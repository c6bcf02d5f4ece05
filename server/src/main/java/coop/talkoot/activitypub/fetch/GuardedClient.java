package coop.talkoot.activitypub.fetch;

import coop.talkoot.moderation.Contacts;
import coop.talkoot.platform.Settings;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import okhttp3.ConnectionPool;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * The one HTTP client for everything outbound (security.md §0). OkHttp underneath, with: the connected address
 * checked, redirects by hand with each hop checked anew, ten seconds in all for one request, one megabyte of answer
 * after decompression, https only. {@code privateNetworks} lets loopback and plain http in, for development.
 */
@Singleton
public final class GuardedClient {
    /** Largest answer read, in bytes. */
    public static final int LARGEST = 1024 * 1024;

    private static final int MOST_REDIRECTS = 3;
    private static final Duration WHOLE_CALL = Duration.ofSeconds(10);
    private static final Duration CONNECT = Duration.ofSeconds(5);

    private final Settings settings;
    private final Predicate<String> isBlocked;
    private final AddressRule rule;
    private final OkHttpClient client;

    @Inject
    GuardedClient(Settings settings, Contacts contacts) {
        this(settings, WHOLE_CALL, contacts::refuses);
    }

    GuardedClient(Settings settings) {
        this(settings, WHOLE_CALL);
    }

    GuardedClient(Settings settings, Duration wholeCall) {
        this(settings, wholeCall, url -> false);
    }

    private GuardedClient(Settings settings, Duration wholeCall, Predicate<String> isBlocked) {
        this.settings = settings;
        this.isBlocked = isBlocked;
        this.rule = new AddressRule(settings.privateNetworks());
        this.client = new OkHttpClient.Builder()
                .dns(this::resolve)
                .socketFactory(new GuardedSockets(rule))
                .proxy(Proxy.NO_PROXY)
                .followRedirects(false)
                .followSslRedirects(false)
                .callTimeout(wholeCall)
                .connectTimeout(CONNECT)
                .connectionPool(new ConnectionPool(64, 60, TimeUnit.SECONDS))
                .build();
    }

    /** Gives the headers of one hop: signatures name the URL, so each hop is signed anew. */
    @FunctionalInterface
    public interface HeadersOf {
        Map<String, String> of(URI url);
    }

    /** Reads a URL. Follows at most three redirects. Throws Unreachable for anything that is no HTTP answer. */
    public Answer get(String url, HeadersOf headers) throws Unreachable {
        var target = check(url);
        for (var hop = 0; hop <= MOST_REDIRECTS; hop++) {
            var answer = call(target, headers.of(target), null);
            var location = answer.header("location");
            if (answer.status() < 300 || answer.status() > 399 || location.isEmpty()) {
                return answer;
            }
            try {
                target = check(target.resolve(location.get()).toString());
            } catch (IllegalArgumentException cause) {
                throw new Unreachable("redirected to nowhere by " + url, cause);
            }
        }
        throw new Unreachable("redirected too often: " + url);
    }

    /** Sends a body. Never follows a redirect: a POST goes where it was meant to go, or nowhere. */
    public Answer post(String url, Map<String, String> headers, byte[] body) throws Unreachable {
        return call(check(url), headers, body);
    }

    /** The URL as we may call it, or Unreachable: absolute, https, a host, no user, at most 2,048 bytes. */
    private URI check(String url) throws Unreachable {
        try {
            var uri = new URI(url);
            var scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            var isAllowed = "https".equals(scheme) || (settings.privateNetworks() && "http".equals(scheme));
            if (!isAllowed || uri.getHost() == null || uri.getRawUserInfo() != null || url.length() > 2048) {
                throw new Unreachable("not a URL we call: " + url);
            }
            if (isBlocked.test(url)) {
                throw new Unreachable("not dealt with here: " + url);
            }
            return uri;
        } catch (URISyntaxException cause) {
            throw new Unreachable("not a URL", cause);
        }
    }

    private Answer call(URI url, Map<String, String> headers, byte @Nullable [] body) throws Unreachable {
        try {
            var request = new Request.Builder().url(url.toString());
            headers.forEach(request::header);
            request.header("User-Agent", "Talkoot/0.1 (+" + settings.baseUrl() + "/)");
            if (body != null) {
                // OkHttp adds a charset to a media type of its own making: the header as signed must stand.
                request.post(RequestBody.create(body, (MediaType) null));
            }
            try (var response = client.newCall(request.build()).execute()) {
                return read(url, response);
            }
        } catch (IOException | IllegalArgumentException cause) {
            throw new Unreachable(url.getHost() + ": " + cause.getMessage(), cause);
        }
    }

    private static Answer read(URI url, Response response) throws IOException {
        var source = response.body().source();
        if (source.request(LARGEST + 1L)) {
            throw new Unreachable("more than " + LARGEST + " bytes from " + url);
        }
        var headers = new HashMap<String, List<String>>();
        response.headers().names().forEach(name -> headers.put(name.toLowerCase(Locale.ROOT), response.headers(name)));
        return new Answer(response.code(), url, headers, source.readByteArray());
    }

    /** Every address the name has must be allowed: a name with one bad address is a trap, not a choice. */
    private List<InetAddress> resolve(String host) throws UnknownHostException {
        if (settings.privateNetworks() && (host.equals("localhost") || host.endsWith(".localhost"))) {
            return List.of(InetAddress.getLoopbackAddress()); // RFC 6761 §6.3; not every resolver knows
        }
        var addresses = List.of(InetAddress.getAllByName(host));
        if (!addresses.stream().allMatch(rule::allows)) {
            throw new UnknownHostException(host + " has an address that may not be connected to");
        }
        return addresses;
    }

    @PreDestroy
    void close() {
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }
}
