package coop.talkoot.governance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** Charters to begin with, each a file beside this class. */
public enum CharterTemplate {
    /** What holds where nothing was chosen. */
    CONSENSUS,
    MAJORITY,
    CONSENT,
    HOUSING;

    private static final Map<CharterTemplate, Bylaws> READ = new EnumMap<>(CharterTemplate.class);

    static {
        for (var template : values()) {
            READ.put(template, BylawsText.read(file("charters/" + Fields.written(template) + ".json")));
        }
    }

    public Bylaws bylaws() {
        return Objects.requireNonNull(READ.get(this));
    }

    private static String file(String name) {
        try (var file = CharterTemplate.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException("there is no " + name);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException cause) {
            throw new UncheckedIOException(name + " cannot be read", cause);
        }
    }
}
