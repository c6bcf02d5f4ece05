package coop.talkoot.web;

import coop.talkoot.platform.Page;
import coop.talkoot.web.view.Pager;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** Addresses with a query. */
final class Links {
    private Links() {}

    /** The path with those values that are not empty. */
    static String to(String path, Map<String, String> values) {
        var query = values.entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> entry.getKey() + "=" + encoded(entry.getValue()))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? path : path + "?" + query;
    }

    static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /** Where the rest of a list is that was asked for by {@code asked} and gave {@code page}. */
    static Pager pager(String path, Map<String, String> values, Page.Request asked, Page<?> page) {
        var isFirst = asked.before() == Long.MAX_VALUE;
        var next = page.next();
        var older = next == null ? null : to(path, with(values, "before", Long.toString(next)));
        return new Pager(isFirst ? null : to(path, values), older);
    }

    private static Map<String, String> with(Map<String, String> values, String name, String value) {
        var all = new java.util.HashMap<>(values);
        all.put(name, value);
        return all;
    }
}
