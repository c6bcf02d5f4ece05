package coop.talkoot.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Requests over so many connections that are kept alive, each waiting for its answer before the next request. */
final class Load {
    /**
     * What came of it.
     *
     * @param nanos how long each request took, in order of length
     */
    record Result(int sent, int good, double seconds, long[] nanos) {
        double perSecond() {
            return sent / seconds;
        }

        double millisAt(double share) {
            return nanos.length == 0 ? 0 : nanos[(int) Math.min(nanos.length - 1L, (long) (nanos.length * share))] / 1e6;
        }
    }

    private static final Duration ENDLESS = Duration.ofDays(1);

    private Load() {}

    /** Sends the requests 0 to {@code count}, the bytes of each as they go over the wire. */
    static Result run(int port, int connections, int count, IntFunction<byte[]> request) throws InterruptedException {
        return run(port, connections, count, Duration.ZERO, request);
    }

    /** The same by people, who look at what they got for a while before they ask again. */
    static Result run(int port, int connections, int count, Duration pause, IntFunction<byte[]> request)
            throws InterruptedException {
        return run(port, connections, count, pause, ENDLESS, request);
    }

    /** The same, of which after {@code longest} no more are sent. */
    static Result run(
            int port, int connections, int count, Duration pause, Duration longest, IntFunction<byte[]> request)
            throws InterruptedException {
        var next = new AtomicInteger();
        var sent = new AtomicInteger();
        var good = new AtomicInteger();
        var nanos = new long[count];
        var began = System.nanoTime();
        var threads = IntStream.range(0, connections)
                .mapToObj(number -> Thread.ofPlatform().start(() -> {
                    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                        socket.setTcpNoDelay(true);
                        var in = new BufferedInputStream(socket.getInputStream(), 65536);
                        // They did not all begin at the same moment.
                        Thread.sleep(pause.multipliedBy(number).dividedBy(connections));
                        for (var i = next.getAndIncrement();
                                i < count && System.nanoTime() - began < longest.toNanos();
                                i = next.getAndIncrement()) {
                            var start = System.nanoTime();
                            socket.getOutputStream().write(request.apply(i));
                            var status = readAnswer(in);
                            nanos[sent.getAndIncrement()] = System.nanoTime() - start;
                            if (status >= 200 && status < 300) {
                                good.incrementAndGet();
                            }
                            Thread.sleep(pause);
                        }
                    } catch (IOException cause) {
                        throw new UncheckedIOException(cause);
                    } catch (InterruptedException cause) {
                        throw new IllegalStateException(cause);
                    }
                }))
                .toList();
        for (var thread : threads) {
            thread.join();
        }
        var seconds = (System.nanoTime() - began) / 1e9;
        var taken = Arrays.copyOf(nanos, sent.get());
        Arrays.sort(taken);
        return new Result(taken.length, good.get(), seconds, taken);
    }

    /** Each connection, kept alive, sends one request at the same moment as all others, so many times. */
    static Result together(int port, int connections, int moments, IntFunction<byte[]> request)
            throws InterruptedException {
        var nanos = new long[connections * moments];
        var good = new AtomicInteger();
        var moment = new CyclicBarrier(connections);
        var began = System.nanoTime();
        var threads = IntStream.range(0, connections)
                .mapToObj(number -> Thread.ofPlatform().start(() -> {
                    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                        socket.setTcpNoDelay(true);
                        var in = new BufferedInputStream(socket.getInputStream(), 65536);
                        for (var i = number; i < nanos.length; i += connections) {
                            var asked = request.apply(i);
                            moment.await(60, TimeUnit.SECONDS);
                            var start = System.nanoTime();
                            socket.getOutputStream().write(asked);
                            var status = readAnswer(in);
                            nanos[i] = System.nanoTime() - start;
                            if (status >= 200 && status < 300) {
                                good.incrementAndGet();
                            }
                        }
                    } catch (IOException cause) {
                        throw new UncheckedIOException(cause);
                    } catch (InterruptedException | BrokenBarrierException | TimeoutException cause) {
                        throw new IllegalStateException(cause);
                    }
                }))
                .toList();
        for (var thread : threads) {
            thread.join();
        }
        var seconds = (System.nanoTime() - began) / 1e9;
        Arrays.sort(nanos);
        return new Result(nanos.length, good.get(), seconds, nanos);
    }

    static byte[] get(String path, String host) {
        return ("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nAccept: application/json\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** As {@link #get}, by a client with this token. */
    static byte[] get(String path, String host, String token) {
        return ("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nAccept: application/json\r\nAuthorization: Bearer "
                        + token + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static int readAnswer(InputStream in) throws IOException {
        var status = Integer.parseInt(line(in).split(" ")[1]);
        var length = 0;
        var isChunked = false;
        for (var header = line(in); !header.isEmpty(); header = line(in)) {
            var name = header.substring(0, header.indexOf(':')).toLowerCase(Locale.ROOT);
            var value = header.substring(header.indexOf(':') + 1).strip();
            if (name.equals("content-length")) {
                length = Integer.parseInt(value);
            }
            isChunked |= name.equals("transfer-encoding") && value.equalsIgnoreCase("chunked");
        }
        if (isChunked) {
            for (var size = Integer.parseInt(line(in), 16); size > 0; size = Integer.parseInt(line(in), 16)) {
                in.skipNBytes(size + 2L);
            }
            line(in);
        } else {
            in.skipNBytes(length);
        }
        return status;
    }

    private static String line(InputStream in) throws IOException {
        var text = new StringBuilder();
        for (var next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("the server hung up");
            }
            if (next != '\r') {
                text.append((char) next);
            }
        }
        return text.toString();
    }
}
