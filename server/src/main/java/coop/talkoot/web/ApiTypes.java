package coop.talkoot.web;

import coop.talkoot.platform.Html;
import coop.talkoot.web.view.Markup;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Schemas as a line to read, with links to what has a name; and texts with their {@code `code`}. */
final class ApiTypes {
    private static final String REFERENCE = "#/components/schemas/";
    private static final List<List<String>> BOUNDS = List.of(
            List.of("minimum", "from %s"),
            List.of("maximum", "up to %s"),
            List.of("minLength", "from %s characters"),
            List.of("maxLength", "up to %s characters"),
            List.of("default", "else %s"));

    private final String shapesHref;

    ApiTypes(String shapesHref) {
        this.shapesHref = shapesHref;
    }

    /** Paragraphs, when there are several. */
    static Markup text(String text) {
        var paragraphs = text.strip().split("\\n\\s*\\n", -1);
        if (paragraphs.length == 1) {
            return new Markup(coded(paragraphs[0]));
        }
        var html = new StringBuilder();
        for (var paragraph : paragraphs) {
            html.append("<p>").append(coded(paragraph)).append("</p>");
        }
        return new Markup(html.toString());
    }

    static Markup code(String text) {
        return new Markup("<code>" + Html.escaped(text) + "</code>");
    }

    private static String coded(String text) {
        var parts = Html.escaped(text.replaceAll("\\s+", " ").strip()).split("`", -1);
        var html = new StringBuilder();
        for (var at = 0; at < parts.length; at++) {
            html.append(at % 2 == 0 ? parts[at] : "<code>" + parts[at] + "</code>");
        }
        return html.toString();
    }

    Markup of(ApiNode schema) {
        return new Markup(line(schema));
    }

    private String line(ApiNode schema) {
        if (schema.has("$ref")) {
            var name = Html.escaped(schema.text("$ref").replace(REFERENCE, ""));
            return "<a href=\"" + Html.escaped(shapesHref) + "#" + name + "\">" + name + "</a>";
        }
        for (var several : List.of("oneOf", "anyOf", "allOf")) {
            if (schema.has(several)) {
                return schema.get(several).items().stream()
                        .map(this::line)
                        .collect(Collectors.joining(several.equals("allOf") ? " and " : " or "));
            }
        }
        if (schema.has("enum")) {
            return schema.get("enum").texts().stream()
                    .map(word -> "<code>" + Html.escaped(word) + "</code>")
                    .collect(Collectors.joining(" or "));
        }
        return kind(schema) + bounds(schema);
    }

    private String kind(ApiNode schema) {
        var types = schema.get("type").texts().isEmpty()
                ? List.of(schema.text("type"))
                : schema.get("type").texts();
        return types.stream().map(type -> kind(schema, type)).collect(Collectors.joining(" or "));
    }

    private String kind(ApiNode schema, String type) {
        return switch (type) {
            case "array" ->
                schema.text("maxItems").equals("0")
                        ? "empty list"
                        : schema.has("items") ? "list of " + line(schema.get("items")) : "list";
            case "object" ->
                schema.text("maxProperties").equals("0")
                        ? "empty object"
                        : schema.get("additionalProperties").entries().isEmpty()
                                ? "object"
                                : "object with values: " + line(schema.get("additionalProperties"));
            case "" -> schema.has("const") ? "<code>" + Html.escaped(schema.text("const")) + "</code>" : "anything";
            case "string" -> schema.has("contentMediaType") ? "file" : schema.has("format") ? format(schema) : type;
            case "null" -> "null";
            default -> Html.escaped(type);
        };
    }

    private static String format(ApiNode schema) {
        return Html.escaped(schema.text("format"));
    }

    private static String bounds(ApiNode schema) {
        var said = new ArrayList<String>();
        for (var bound : BOUNDS) {
            if (schema.has(bound.getFirst())) {
                said.add(bound.getLast().formatted(Html.escaped(schema.text(bound.getFirst()))));
            }
        }
        return said.isEmpty() ? "" : " (" + String.join(", ", said) + ")";
    }
}
