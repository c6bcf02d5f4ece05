package coop.talkoot.mastodon.door;

import coop.talkoot.http.Rejected;
import coop.talkoot.http.StrictJson;
import io.micronaut.http.MediaType;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.netty.handler.codec.http.multipart.Attribute;
import io.netty.handler.codec.http.multipart.DefaultHttpDataFactory;
import io.netty.handler.codec.http.multipart.HttpPostMultipartRequestDecoder;
import io.netty.handler.codec.http.multipart.HttpPostRequestDecoder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads query and body into one {@link Sent}. What is in the body goes before what is in the address. */
final class SentReader {
    private static final int MOST_FIELDS = 500;

    private final Map<String, List<String>> values = new LinkedHashMap<>();
    private int fields;

    private SentReader() {}

    static Sent read(@Nullable String query, @Nullable MediaType type, byte[] body) {
        var reader = new SentReader();
        reader.form(query == null ? "" : query);
        var inAddress = new LinkedHashMap<>(reader.values);
        reader.values.clear();
        if (type != null && body.length > 0) {
            reader.body(type, body);
        }
        reader.values.forEach(inAddress::put);
        return Sent.of(inAddress);
    }

    private void body(MediaType type, byte[] body) {
        if (type.getExtension().equals("json") || type.getSubtype().endsWith("json")) {
            if (!new String(body, StandardCharsets.UTF_8).isBlank()) {
                object("", StrictJson.object(body));
            }
        } else if (type.matches(MediaType.APPLICATION_FORM_URLENCODED_TYPE)) {
            form(new String(body, StandardCharsets.UTF_8));
        } else if (type.matches(MediaType.MULTIPART_FORM_DATA_TYPE)) {
            multipart(type, body);
        }
    }

    private void form(String text) {
        try {
            new QueryStringDecoder(text, StandardCharsets.UTF_8, false, MOST_FIELDS + 1)
                    .parameters()
                    .forEach((name, texts) -> texts.forEach(value -> put(plain(name), value)));
        } catch (IllegalArgumentException notEscaped) {
            throw Rejected.malformed("", "The form cannot be read: expected name=value, percent-encoded.");
        }
    }

    private void multipart(MediaType type, byte[] body) {
        if (type.getParameters().get("boundary").isEmpty()) {
            throw Rejected.malformed("", "The multipart form says no boundary.");
        }
        var request =
                new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.POST, "/", Unpooled.wrappedBuffer(body));
        request.headers().set(HttpHeaderNames.CONTENT_TYPE, type.toString());
        var factory = new DefaultHttpDataFactory(false);
        factory.setMaxLimit(body.length);
        HttpPostMultipartRequestDecoder decoder = null;
        try {
            decoder = new HttpPostMultipartRequestDecoder(factory, request);
            for (var part : decoder.getBodyHttpDatas()) {
                if (part instanceof Attribute attribute) {
                    put(plain(attribute.getName()), attribute.getValue());
                }
            }
        } catch (HttpPostRequestDecoder.ErrorDataDecoderException
                | HttpPostRequestDecoder.TooManyFormFieldsException
                | HttpPostRequestDecoder.TooLongFormFieldException
                | IllegalArgumentException notParts) {
            throw Rejected.malformed("", "The multipart form cannot be read.");
        } catch (IOException cause) {
            throw new UncheckedIOException("a form in memory could not be read", cause);
        } finally {
            if (decoder != null) {
                decoder.destroy();
            }
            request.release();
        }
    }

    private void object(String prefix, Map<?, ?> object) {
        object.forEach((name, value) -> json(prefix.isEmpty() ? (String) name : prefix + "." + name, value));
    }

    private void json(String name, @Nullable Object value) {
        if (value instanceof Map<?, ?> object) {
            object(name, object);
        } else if (value instanceof List<?> list) {
            values.computeIfAbsent(name, any -> new ArrayList<>());
            for (var at = 0; at < list.size(); at++) {
                json(list.get(at) instanceof Map ? name + "." + at : name, list.get(at));
            }
        } else if (value instanceof StrictJson.Digits digits) {
            put(name, digits.text());
        } else if (value != null) {
            put(name, value.toString());
        }
    }

    /** {@code fields_attributes[0][name]} as {@code fields_attributes.0.name}; {@code id[]} as {@code id}. */
    static String plain(String name) {
        return name.replace("[]", "").replace("][", ".").replace("[", ".").replace("]", "");
    }

    private void put(String name, String value) {
        if (++fields > MOST_FIELDS) {
            throw Rejected.malformed("", "These are more than " + MOST_FIELDS + " values.");
        }
        values.computeIfAbsent(name, any -> new ArrayList<>()).add(checked(name, value));
    }

    static String checked(String name, String value) {
        if (value.indexOf('\0') >= 0 || value.codePoints().anyMatch(SentReader::isHalf) || name.indexOf('\0') >= 0) {
            throw Rejected.malformed(name, "There are characters in this that are none.");
        }
        return value;
    }

    private static boolean isHalf(int point) {
        return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    }
}
