package coop.talkoot.web;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The style sheet, icons and script of the pages. Each is served under a name that holds the hash of its bytes, so a
 * browser may keep it for ever and still sees a new one at once.
 */
@Singleton
public final class Assets {
    private static final String CSS = "text/css; charset=utf-8";
    private static final String SVG = "image/svg+xml; charset=utf-8";
    private static final String SCRIPT = "text/javascript; charset=utf-8";

    private static final List<Source> SOURCES = List.of(
            new Source("talkoot.css", CSS, "assets/talkoot.css"),
            new Source("icons.svg", SVG, "assets/icons.svg"),
            new Source("icon.svg", SVG, "assets/icon.svg"),
            new Source("app.js", SCRIPT, "assets/app.js"),
            new Source("live.js", SCRIPT, "assets/live.js"),
            new Source("passkeys.js", SCRIPT, "assets/passkeys.js"),
            new Source("htmx.js", SCRIPT, "META-INF/resources/webjars/htmx.org/2.0.10/dist/htmx.min.js"));

    private final Map<String, Asset> byFile = new HashMap<>();
    private final Map<String, String> paths = new HashMap<>();

    public Assets() {
        for (var source : SOURCES) {
            var bytes = read(source.resource());
            var hash = sha256(bytes);
            var dot = source.name().lastIndexOf('.');
            var file = source.name().substring(0, dot) + "." + hash.substring(0, 16)
                    + source.name().substring(dot);
            byFile.put(file, new Asset(source.type(), '"' + hash + '"', bytes));
            paths.put(source.name(), "/assets/" + file);
        }
    }

    /** Where each asset is to be had, by its plain name ({@code talkoot.css}). */
    public Map<String, String> paths() {
        return Map.copyOf(paths);
    }

    /** The asset of this file name, hash included. */
    Optional<Asset> find(String file) {
        return Optional.ofNullable(byFile.get(file));
    }

    private static byte[] read(String resource) {
        try (var stream = Assets.class.getClassLoader().getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException(resource + " is missing from the class path");
            }
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(resource + " cannot be read", e);
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private record Source(String name, String type, String resource) {}

    /** One file as it is sent. */
    static final class Asset {
        private final String type;
        private final String tag;
        private final byte[] bytes;

        private Asset(String type, String tag, byte[] bytes) {
            this.type = type;
            this.tag = tag;
            this.bytes = bytes;
        }

        String type() {
            return type;
        }

        /** The entity tag, quotes included. */
        String tag() {
            return tag;
        }

        byte[] bytes() {
            return bytes.clone();
        }
    }
}
