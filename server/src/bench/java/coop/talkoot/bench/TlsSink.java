package coop.talkoot.bench;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.IdentityCipherSuiteFilter;
import io.netty.handler.ssl.JdkSslContext;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.conscrypt.Conscrypt;

/** All the other servers in one: takes every delivery with 202, and gives the documents it is told to. */
@SuppressWarnings("FutureReturnValueIgnored") // Netty's futures: a write that fails closes its connection
final class TlsSink implements AutoCloseable {
    static final String PASSWORD = "talkoot";
    /** What a certificate of one label's depth fits: peer17.bench.localhost. */
    static final String DOMAIN = ".bench.localhost";

    /** Deliveries taken. */
    final AtomicInteger taken = new AtomicInteger();
    /** When each was taken (System.nanoTime). */
    final Queue<Long> times = new ConcurrentLinkedQueue<>();
    /** Connections made, each with a handshake of its own. */
    final AtomicInteger connections = new AtomicInteger();
    /** When the last delivery was taken (System.nanoTime). */
    final AtomicLong last = new AtomicLong();

    private final Path trustStore;
    private final MultiThreadIoEventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final int port;
    /** Documents by host and path; null is a 404. */
    private volatile Function<String, String> documents = path -> "";

    TlsSink(Path folder) throws IOException, GeneralSecurityException, InterruptedException {
        trustStore = keyStore(folder);
        var context = new JdkSslContext(sslContext(), false, null, IdentityCipherSuiteFilter.INSTANCE, null, ClientAuth.NONE, null, false);
        var channel = new ServerBootstrap()
                .group(loops)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, 4096)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel connection) {
                        connections.incrementAndGet();
                        connection
                                .pipeline()
                                .addLast(
                                        context.newHandler(connection.alloc()),
                                        new HttpServerCodec(),
                                        new HttpObjectAggregator(2 << 20),
                                        new Answering());
                    }
                })
                .bind(InetAddress.getLoopbackAddress(), 0)
                .sync()
                .channel();
        port = ((java.net.InetSocketAddress) channel.localAddress()).getPort();
    }

    Path trustStore() {
        return trustStore;
    }

    /** The address of a peer by its number. */
    String peer(int number) {
        return "https://peer" + number + DOMAIN + ":" + port;
    }

    /** What to answer to GET, by host and path; an empty text is a 404. */
    void serve(Function<String, String> given) {
        documents = given;
    }

    void reset() {
        taken.set(0);
        times.clear();
        connections.set(0);
    }

    @Override
    public void close() {
        loops.shutdownGracefully();
    }

    private final class Answering extends SimpleChannelInboundHandler<FullHttpRequest> {
        @Override
        protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
            context.writeAndFlush(
                    request.method().equals(HttpMethod.POST) ? taken() : document(request));
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            context.close();
        }

        private FullHttpResponse taken() {
            taken.incrementAndGet();
            last.set(System.nanoTime());
            times.add(last.get());
            return answer(HttpResponseStatus.ACCEPTED, "");
        }

        private FullHttpResponse document(FullHttpRequest request) {
            var text = documents.apply(request.headers().get("Host") + request.uri());
            return answer(text.isEmpty() ? HttpResponseStatus.NOT_FOUND : HttpResponseStatus.OK, text);
        }

        private static FullHttpResponse answer(HttpResponseStatus status, String text) {
            var answer = new DefaultFullHttpResponse(
                    HttpVersion.HTTP_1_1, status, Unpooled.copiedBuffer(text, StandardCharsets.UTF_8));
            answer.headers().set("Content-Type", "application/activity+json");
            answer.headers().setInt("Content-Length", answer.content().readableBytes());
            return answer;
        }
    }

    private SSLContext sslContext() throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance(trustStore.toFile(), PASSWORD.toCharArray());
        var keys = KeyManagerFactory.getInstance("SunX509");
        keys.init(store, PASSWORD.toCharArray());
        var context = SSLContext.getInstance("TLS", Conscrypt.newProvider());
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    /** A P-256 certificate, as most servers have one today, made by the JDK's keytool; it is its own authority. */
    private static Path keyStore(Path folder) throws IOException, InterruptedException {
        var store = folder.resolve("peers.p12");
        if (!Files.exists(store)) {
            var made = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                            "-genkeypair",
                            "-alias",
                            "peers",
                            "-keyalg",
                            "EC",
                            "-groupname",
                            "secp256r1",
                            "-dname",
                            "CN=bench",
                            "-ext",
                            "san=dns:*" + DOMAIN,
                            "-ext",
                            "bc=ca:true",
                            "-validity",
                            "3650",
                            "-storetype",
                            "PKCS12",
                            "-storepass",
                            PASSWORD,
                            "-keystore",
                            store.toString())
                    .inheritIO()
                    .start()
                    .waitFor();
            if (made != 0) {
                throw new IOException("keytool ended with " + made);
            }
        }
        return store;
    }
}
