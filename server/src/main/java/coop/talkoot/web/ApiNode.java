package coop.talkoot.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** A place in a document of our own, read without asking at each step whether it is there. */
record ApiNode(@Nullable Object value) {
    ApiNode get(String name) {
        return value instanceof Map<?, ?> map ? new ApiNode(map.get(name)) : new ApiNode(null);
    }

    boolean has(String name) {
        return get(name).value != null;
    }

    boolean isThere() {
        return value != null;
    }

    /** As text; empty when it is not there. */
    String text() {
        return value == null ? "" : value.toString();
    }

    String text(String name) {
        return get(name).text();
    }

    boolean isYes(String name) {
        return Boolean.TRUE.equals(get(name).value);
    }

    List<ApiNode> items() {
        return value instanceof List<?> list ? list.stream().map(ApiNode::new).toList() : List.of();
    }

    List<String> texts() {
        return items().stream().map(ApiNode::text).toList();
    }

    Map<String, ApiNode> entries() {
        var entries = new LinkedHashMap<String, ApiNode>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, inner) -> entries.put(String.valueOf(name), new ApiNode(inner)));
        }
        return entries;
    }

    void each(BiConsumer<String, ApiNode> seen) {
        entries().forEach(seen);
    }

    /** What a reference within this document leads to; what is none leads to itself. */
    ApiNode follow(ApiNode node) {
        var reference = node.text("$ref");
        if (reference.isEmpty()) {
            return node;
        }
        var found = this;
        for (var step : reference.substring("#/".length()).split("/", -1)) {
            found = found.get(step);
        }
        return found;
    }
}
