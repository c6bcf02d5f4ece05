package coop.talkoot.web;

import coop.talkoot.platform.Html;
import coop.talkoot.web.view.ApiAnswer;
import coop.talkoot.web.view.ApiCall;
import coop.talkoot.web.view.ApiDescription;
import coop.talkoot.web.view.ApiShape;
import coop.talkoot.web.view.ApiSubject;
import coop.talkoot.web.view.ApiValue;
import coop.talkoot.web.view.Markup;
import gg.jte.Content;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** Makes of an OpenAPI document what its pages show. */
final class ApiReader {
    private static final String SCHEMAS = "#/components/schemas/";

    private final ApiNode document;
    private final String href;
    private final ApiTypes types;

    private ApiReader(ApiNode document, String href) {
        this.document = document;
        this.href = href;
        this.types = new ApiTypes(href + "/shapes");
    }

    static ApiDescription read(ApiNode document, String href, String rawHref) {
        return new ApiReader(document, href).read(rawHref);
    }

    private ApiDescription read(String rawHref) {
        var info = document.get("info");
        return new ApiDescription(
                info.text("title"),
                info.text("summary"),
                ApiTypes.text(info.text("description")),
                href,
                rawHref,
                subjects(),
                shapes());
    }

    /** By tag; where there are none, by what the path begins with. */
    private List<ApiSubject> subjects() {
        var said = new LinkedHashMap<String, String>();
        document.get("tags").items().forEach(tag -> said.put(tag.text("name"), tag.text("description")));
        var calls = new LinkedHashMap<String, List<ApiCall>>();
        said.keySet().forEach(name -> calls.put(name, new ArrayList<>()));
        var servers = document.get("servers").items();
        var base = servers.isEmpty() ? "" : servers.getFirst().text("url").replaceFirst("/$", "");
        document.get("paths")
                .each((path, methods) -> methods.each((method, operation) -> calls.computeIfAbsent(
                                subject(path, operation), name -> new ArrayList<>())
                        .add(call(base + path, method, operation))));
        return calls.entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .map(entry -> new ApiSubject(
                        entry.getKey(),
                        href + "/" + slug(entry.getKey()),
                        ApiTypes.text(said.getOrDefault(entry.getKey(), "")),
                        entry.getValue()))
                .toList();
    }

    private static String subject(String path, ApiNode operation) {
        var tags = operation.get("tags").texts();
        if (!tags.isEmpty()) {
            return tags.getFirst();
        }
        var first = path.substring(1).replaceFirst("[/.].*", "").replace('-', ' ');
        return first.substring(0, 1).toUpperCase(Locale.ROOT) + first.substring(1);
    }

    static String slug(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }

    private ApiCall call(String path, String method, ApiNode operation) {
        var values = new ArrayList<ApiValue>();
        for (var each : operation.get("parameters").items()) {
            var parameter = document.follow(each);
            values.add(new ApiValue(
                    parameter.text("name"),
                    parameter.text("in"),
                    parameter.isYes("required"),
                    types.of(parameter.get("schema")),
                    ApiTypes.text(parameter.text("description"))));
        }
        var forms = operation.get("requestBody").get("content").entries();
        forms.values().stream().findFirst().ifPresent(form -> values.addAll(body(form.get("schema"))));
        return new ApiCall(
                operation.text("operationId"),
                method.toUpperCase(Locale.ROOT),
                path,
                operation.text("summary"),
                ApiTypes.text(operation.text("description")),
                access(operation),
                values,
                List.copyOf(forms.keySet()),
                answers(operation));
    }

    /** Field by field; as a whole where it has none, or is several things. */
    private List<ApiValue> body(ApiNode schema) {
        var fields = fields(document.follow(schema), "", "body");
        return fields.isEmpty() ? List.of(new ApiValue("", "body", true, types.of(schema), new Markup(""))) : fields;
    }

    private List<ApiValue> fields(ApiNode schema, String prefix, String place) {
        var required = schema.get("required").texts();
        var fields = new ArrayList<ApiValue>();
        schema.get("properties").each((name, inner) -> {
            var isOpen = inner.has("properties");
            if (!isOpen || !inner.text("description").isEmpty()) {
                fields.add(new ApiValue(
                        prefix + name,
                        place,
                        required.contains(name),
                        types.of(inner),
                        ApiTypes.text(inner.text("description"))));
            }
            if (isOpen) {
                fields.addAll(fields(inner, prefix + name + ".", place));
            }
        });
        return fields;
    }

    private List<Content> access(ApiNode operation) {
        var ways = (operation.has("security") ? operation : document).get("security");
        return ways.items().stream().map(ApiReader::way).toList();
    }

    /** Empty for anybody. */
    private static Content way(ApiNode way) {
        var words = new ArrayList<String>();
        way.each((scheme, scopes) -> words.add(
                scopes.items().isEmpty()
                        ? Html.escaped(scheme)
                        : scopes.texts().stream()
                                .map(scope -> ApiTypes.code(scope).html())
                                .reduce((one, other) -> one + " " + other)
                                .orElse("")));
        return new Markup(String.join(" ", words));
    }

    private List<ApiAnswer> answers(ApiNode operation) {
        var answers = new ArrayList<ApiAnswer>();
        operation.get("responses").each((status, each) -> {
            var answer = document.follow(each);
            var content = answer.get("content").entries().entrySet().stream().findFirst();
            answers.add(new ApiAnswer(
                    status,
                    ApiTypes.text(answer.text("description")),
                    content.<Content>map(form -> types.of(form.getValue().get("schema")))
                            .orElseGet(() -> new Markup("")),
                    content.map(Map.Entry::getKey).orElse("")));
        });
        return answers;
    }

    /** What only a body is made of is told where it is sent. */
    private List<ApiShape> shapes() {
        var used = new TreeSet<String>();
        document.get("paths")
                .each((path, methods) -> methods.each((method, operation) -> {
                    operation.each((name, part) -> {
                        if (!name.equals("requestBody")) {
                            collect(part, used);
                        }
                    });
                    operation
                            .get("requestBody")
                            .get("content")
                            .each((form, body) -> collect(document.follow(body.get("schema")), used));
                }));
        var shapes = document.get("components").get("schemas").entries();
        return used.stream()
                .filter(shapes::containsKey)
                .map(name -> shape(name, Objects.requireNonNull(shapes.get(name))))
                .toList();
    }

    private void collect(ApiNode node, Set<String> used) {
        var reference = node.text("$ref");
        if (!reference.isEmpty() && (!reference.startsWith(SCHEMAS) || used.add(reference.replace(SCHEMAS, "")))) {
            collect(document.follow(node), used);
        }
        node.items().forEach(item -> collect(item, used));
        node.entries().values().forEach(inner -> collect(inner, used));
    }

    private ApiShape shape(String name, ApiNode schema) {
        return new ApiShape(name, ApiTypes.text(schema.text("description")), types.of(schema), fields(schema, "", ""));
    }
}
