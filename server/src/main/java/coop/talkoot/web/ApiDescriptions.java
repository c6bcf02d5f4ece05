package coop.talkoot.web;

import coop.talkoot.web.view.ApiDescription;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The documents that describe what is served, each beside what it describes. They are read when first asked for. */
@Singleton
public final class ApiDescriptions {
    static final String ROOT = "/docs/api";

    private static final Map<String, Source> SOURCES = sources();

    private volatile @Nullable Map<String, ApiDescription> read;

    /** One document: where it lies, and where it is served. */
    private record Source(String resource, String rawHref) {}

    private static Map<String, Source> sources() {
        var sources = new LinkedHashMap<String, Source>();
        sources.put("talkoot", new Source("/coop/talkoot/api/openapi.yaml", "/api/talkoot/v1/openapi.yaml"));
        sources.put("mastodon", new Source("/coop/talkoot/mastodon/openapi.yaml", ROOT + "/mastodon.yaml"));
        sources.put("federation", new Source("/coop/talkoot/activitypub/openapi.yaml", ROOT + "/federation.yaml"));
        return sources;
    }

    /** By name, in the order in which they are shown. */
    public Map<String, ApiDescription> all() {
        var known = read;
        if (known == null) {
            var fresh = new LinkedHashMap<String, ApiDescription>();
            SOURCES.forEach((name, source) ->
                    fresh.put(name, ApiReader.read(parsed(bytes(source.resource)), ROOT + "/" + name, source.rawHref)));
            known = Collections.unmodifiableMap(fresh);
            read = known;
        }
        return known;
    }

    /** The document itself. */
    Optional<byte[]> raw(String name) {
        return Optional.ofNullable(SOURCES.get(name)).map(source -> bytes(source.resource));
    }

    private static ApiNode parsed(byte[] yaml) {
        return new ApiNode(new Yaml(new SafeConstructor(new LoaderOptions())).load(new ByteArrayInputStream(yaml)));
    }

    private static byte[] bytes(String resource) {
        try (var stream = ApiDescriptions.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException(resource + " is missing from the class path");
            }
            return stream.readAllBytes();
        } catch (IOException cause) {
            throw new UncheckedIOException(resource + " cannot be read", cause);
        }
    }
}
