package coop.talkoot.activitypub.fetch;

import com.github.benmanes.caffeine.cache.Ticker;
import coop.talkoot.moderation.Contacts;
import coop.talkoot.platform.Settings;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NoRouteToHostException;
import java.net.Proxy;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import javax.net.ssl.SSLException;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one HTTP client for everything outbound (security.md §0). OkHttp underneath, HTTP/2 where the other side offers
 * it, with: https only, the connected address checked, redirects by hand with each hop checked anew, and the limits of
 * {@link Budget}. {@code privateNetworks} lets loopback, private networks and plain http in, for development.
 */
@Singleton
public final class GuardedClient {
    private static final Logger LOG = LoggerFactory.getLogger(GuardedClient.class);
    private static final int LONGEST_URL = 2048;
    /** A body nobody wants is read so far, to use its connection again. */
    private static final int SHORT = 65_536;

    private final Settings settings;
    private final Budget budget;
    private final Predicate<String> isBlocked;
    private final Names names;
    private final HostGates gates;
    private final Failures refusals;
    private final Clients clients;

    @Inject
    GuardedClient(Settings settings, Contacts contacts) {
        this(settings, contacts::refuses);
    }

    GuardedClient(Settings settings) {
        this(settings, url -> false);
    }

    private GuardedClient(Settings settings, Predicate<String> isBlocked) {
        this(settings, Budget.USUAL, InetAddress::getAllByName, Ticker.systemTicker(), isBlocked);
        if (settings.privateNetworks()) {
            LOG.warn("private-networks is on: requests go to loopback and private networks, and without TLS."
                    + " Whoever sends an address here can reach what only this machine should. For trials only.");
        }
    }

    GuardedClient(Settings settings, Budget budget, Names.Resolver resolver, Ticker ticker) {
        this(settings, budget, resolver, ticker, url -> false);
    }

    private GuardedClient(
            Settings settings, Budget budget, Names.Resolver resolver, Ticker ticker, Predicate<String> isBlocked) {
        var rule = new AddressRule(settings.privateNetworks());
        this.settings = settings;
        this.budget = budget;
        this.isBlocked = isBlocked;
        this.names = new Names(rule, settings.privateNetworks(), budget.connect(), resolver);
        this.gates = new HostGates(budget.atOnce(), budget.patience());
        this.refusals = new Failures(budget.refusal(), ticker);
        this.clients = new Clients(() -> client(rule, names, budget));
    }

    private static OkHttpClient client(AddressRule rule, Names names, Budget budget) {
        var tls = Tls.usual();
        return new OkHttpClient.Builder()
                .dns(names)
                .socketFactory(new GuardedSockets(rule))
                .proxy(Proxy.NO_PROXY)
                .followRedirects(false)
                .followSslRedirects(false)
                .protocols(List.of(Protocol.HTTP_2, Protocol.HTTP_1_1))
                .callTimeout(budget.whole())
                .connectTimeout(budget.connect())
                .addNetworkInterceptor(Late::add)
                .sslSocketFactory(tls.sockets(), tls.trust())
                .build();
    }

    /**
     * Gives the headers of one hop: signatures name the URL, so each hop is signed anew. Asked only when the connection
     * stands: a signature is the dearest part of a request, and lost on a server that is not there.
     */
    @FunctionalInterface
    public interface HeadersOf {
        Map<String, String> of(URI url);
    }

    /**
     * Reads a document of one kind, following redirects. What is no success has no body; success in another media type
     * is none. Throws Unreachable for anything that is no HTTP answer.
     */
    Answer get(String url, Form form, HeadersOf headers) throws Unreachable {
        return follow(url, form, headers, budget.whole(), this::inMemory);
    }

    /**
     * Brings a file, following redirects: at most so many bytes within {@code whole}. What is no success throws too.
     */
    void download(String url, Path file, long most, Duration whole) throws Unreachable {
        download(url, file, most, whole, Form.MEDIA, any -> Map.of());
    }

    /** The same of a file that is not for everybody. */
    void download(String url, Path file, long most, Duration whole, Form form, HeadersOf headers) throws Unreachable {
        var answer = follow(url, form, headers, whole, (at, response) -> {
            copy(at, response, file, most);
            return new byte[0];
        });
        if (!answer.isSuccess()) {
            throw new Unreachable(answer.status() + " from " + url);
        }
    }

    private Answer follow(String url, Form form, HeadersOf headers, Duration whole, BodyReader body)
            throws Unreachable {
        FetchAllowance.spend();
        var end = System.nanoTime() + whole.toNanos();
        var target = check(url);
        var visited = new HashSet<URI>();
        while (visited.add(target)) {
            if (visited.size() > budget.redirects() + 1) {
                throw new Unreachable("redirected too often: " + url);
            }
            var answer = hop(target, form, headers, end, body);
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
        throw new Unreachable("redirected in a circle: " + url);
    }

    /** Sends a body. Never follows a redirect: a POST goes where it was meant to go, or nowhere. */
    public Answer post(String url, HeadersOf headers, byte[] body) throws Unreachable {
        var target = check(url);
        return unreachable(
                target,
                () -> call(
                        request(target, headers).post(RequestBody.create(body, (MediaType) null)),
                        target,
                        null,
                        System.nanoTime() + budget.whole().toNanos(),
                        this::inMemory));
    }

    /** Whether we would call this address now: asks the name service, not the host. */
    boolean mayCall(String url) {
        try {
            return !names.lookup(check(url).getHost()).isEmpty();
        } catch (IOException notForUs) {
            return false;
        }
    }

    /** One request of a fetch, unless its host refused us a moment ago or is busy with us already. */
    private Answer hop(URI url, Form form, HeadersOf headers, long end, BodyReader body) throws Unreachable {
        var host = url.getRawAuthority().toLowerCase(Locale.ROOT);
        refusals.check(host);
        var place = gates.enter(host);
        try {
            return unreachable(
                    url, () -> call(request(url, headers).header("Accept", form.accept()), url, form, end, body));
        } catch (Unreachable cause) {
            if (isRefusal(cause.getCause())) {
                refusals.remember(host, cause);
            }
            throw cause;
        } finally {
            place.leave();
        }
    }

    /** Nobody there at all; whoever answers, however badly, is asked again. */
    private static boolean isRefusal(@Nullable Throwable cause) {
        return cause instanceof UnknownHostException
                || cause instanceof ConnectException
                || cause instanceof NoRouteToHostException
                || cause instanceof SSLException;
    }

    /** The URL as we may call it, or Unreachable: absolute, https, a host, no user, at most 2,048 bytes. */
    private URI check(String url) throws Unreachable {
        try {
            var uri = new URI(url);
            var scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            var isAllowed = "https".equals(scheme) || (settings.privateNetworks() && "http".equals(scheme));
            if (!isAllowed || uri.getHost() == null || uri.getRawUserInfo() != null || url.length() > LONGEST_URL) {
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

    private Request.Builder request(URI url, HeadersOf headers) {
        var request = new Request.Builder().url(url.toString()).tag(Late.class, new Late(url, headers));
        return request.header("User-Agent", "Talkoot/0.1 (+" + settings.baseUrl() + "/)");
    }

    /** Headers still to come. */
    private record Late(URI url, HeadersOf headers) {
        static Response add(Interceptor.Chain chain) throws IOException {
            var request = chain.request();
            var late = Objects.requireNonNull(request.tag(Late.class), "every request has its late headers");
            var complete = request.newBuilder();
            late.headers().of(late.url()).forEach(complete::header);
            return chain.proceed(complete.build());
        }
    }

    /** A request that may fail as requests do. */
    @FunctionalInterface
    private interface Attempt {
        Answer make() throws IOException;
    }

    private static Answer unreachable(URI url, Attempt attempt) throws Unreachable {
        try {
            return attempt.make();
        } catch (Unreachable cause) {
            throw cause;
        } catch (IOException | IllegalArgumentException cause) {
            throw new Unreachable(url.getHost() + ": " + cause.getMessage(), cause);
        }
    }

    private Answer call(Request.Builder request, URI url, @Nullable Form form, long end, BodyReader body)
            throws IOException {
        var call = clients.of(url.getRawAuthority()).newCall(request.build());
        call.timeout().timeout(Math.max(1, end - System.nanoTime()), TimeUnit.NANOSECONDS);
        var response = call.execute();
        try {
            if (form != null && !response.isSuccessful() && !isShort(response)) {
                call.cancel();
            }
            return read(url, response, form, body);
        } catch (IOException cause) {
            // Before it is closed: closing reads on for a while, to use the connection again.
            call.cancel();
            throw cause;
        } finally {
            response.close();
        }
    }

    private static boolean isShort(Response response) {
        var length = response.body().contentLength();
        return length >= 0 && length <= SHORT;
    }

    private Answer read(URI url, Response response, @Nullable Form form, BodyReader body) throws IOException {
        var headers = new HashMap<String, List<String>>();
        response.headers().names().forEach(name -> headers.put(name.toLowerCase(Locale.ROOT), response.headers(name)));
        if (form != null && !response.isSuccessful()) {
            return new Answer(response.code(), url, headers, new byte[0]);
        }
        var type = response.header("Content-Type", "");
        if (form != null && (type == null || !form.fits(type))) {
            throw Unreachable.notAskedFor("not what was asked for but " + type + ": " + url);
        }
        return new Answer(response.code(), url, headers, body.read(url, response));
    }

    /** What becomes of the body of a success. */
    @FunctionalInterface
    private interface BodyReader {
        byte[] read(URI url, Response response) throws IOException;
    }

    private byte[] inMemory(URI url, Response response) throws IOException {
        var source = response.body().source();
        if (response.body().contentLength() > budget.bytes() || source.request(budget.bytes() + 1L)) {
            throw new Unreachable("more than " + budget.bytes() + " bytes from " + url);
        }
        return source.readByteArray();
    }

    private static void copy(URI url, Response response, Path file, long most) throws IOException {
        if (response.body().contentLength() <= most) {
            try (var input = response.body().byteStream();
                    var output = Files.newOutputStream(file)) {
                var buffer = new byte[1 << 16];
                var left = most;
                for (var read = input.read(buffer); read >= 0; read = input.read(buffer)) {
                    left -= read;
                    if (left < 0) {
                        break;
                    }
                    output.write(buffer, 0, read);
                }
                if (left >= 0) {
                    return;
                }
            }
        }
        throw new Unreachable("more than " + most + " bytes from " + url);
    }

    /** Hosts being asked at this moment; for specs. */
    int busyHosts() {
        return gates.count();
    }

    @PreDestroy
    void close() {
        clients.close();
        names.close();
    }
}
