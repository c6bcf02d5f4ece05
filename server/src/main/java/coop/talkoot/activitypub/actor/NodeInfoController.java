package coop.talkoot.activitypub.actor;

import coop.talkoot.people.Logins;
import coop.talkoot.platform.Html;
import coop.talkoot.platform.Settings;
import coop.talkoot.posts.Posts;
import coop.talkoot.vocab.jsonld.Documents;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import jakarta.json.JsonObjectBuilder;
import java.util.Objects;

/** What runs here and where to ask for whom: NodeInfo 2.1 (FEP-f1d5) and host-meta (RFC 6415). */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class NodeInfoController {
    private static final String SCHEMA = "http://nodeinfo.diaspora.software/ns/schema/2.1";
    /** Older, and the only one some clients ask for, at its usual address. */
    private static final String SCHEMA_2_0 = "http://nodeinfo.diaspora.software/ns/schema/2.0";

    private static final MediaType XRD = MediaType.of("application/xrd+xml; charset=utf-8");
    private static final String VERSION =
            Objects.requireNonNullElse(NodeInfoController.class.getPackage().getImplementationVersion(), "0.1.0");

    private final Settings settings;
    private final Logins logins;
    private final Posts posts;

    NodeInfoController(Settings settings, Logins logins, Posts posts) {
        this.settings = settings;
        this.logins = logins;
        this.posts = posts;
    }

    @Get(value = "/.well-known/nodeinfo", produces = MediaType.ALL)
    HttpResponse<byte[]> versions() {
        var links = Documents.JSON
                .createArrayBuilder()
                .add(link(SCHEMA, settings.uri("/nodeinfo/2.1")))
                .add(link(SCHEMA_2_0, settings.uri("/nodeinfo/2.0")))
                .add(link("https://www.w3.org/ns/activitystreams#Application", settings.uri("/actor")));
        return Answers.json(
                Documents.JSON.createObjectBuilder().add("links", links).build(), MediaType.APPLICATION_JSON_TYPE);
    }

    @Get(value = "/nodeinfo/2.1", produces = MediaType.ALL)
    HttpResponse<byte[]> nodeInfo() {
        return nodeInfo("2.1", SCHEMA);
    }

    @Get(value = "/nodeinfo/2.0", produces = MediaType.ALL)
    HttpResponse<byte[]> olderNodeInfo() {
        return nodeInfo("2.0", SCHEMA_2_0);
    }

    private HttpResponse<byte[]> nodeInfo(String version, String schema) {
        var usage = Documents.JSON
                .createObjectBuilder()
                .add("users", Documents.JSON.createObjectBuilder().add("total", logins.count()))
                .add("localPosts", posts.countLocal());
        return Answers.json(
                Documents.JSON
                        .createObjectBuilder()
                        .add("version", version)
                        .add(
                                "software",
                                Documents.JSON
                                        .createObjectBuilder()
                                        .add("name", "talkoot")
                                        .add("version", VERSION))
                        .add("protocols", Documents.JSON.createArrayBuilder().add("activitypub"))
                        .add(
                                "services",
                                Documents.JSON
                                        .createObjectBuilder()
                                        .add("inbound", Documents.JSON.createArrayBuilder())
                                        .add("outbound", Documents.JSON.createArrayBuilder()))
                        .add("openRegistrations", false)
                        .add("usage", usage)
                        .add("metadata", Documents.JSON.createObjectBuilder())
                        .build(),
                MediaType.of("application/json; profile=\"" + schema + "#\"; charset=utf-8"));
    }

    @Get(value = "/.well-known/host-meta", produces = MediaType.ALL)
    HttpResponse<byte[]> hostMeta() {
        return Answers.text("""
                <?xml version="1.0" encoding="UTF-8"?>
                <XRD xmlns="http://docs.oasis-open.org/ns/xri/xrd-1.0">
                  <Link rel="lrdd" template="%s"/>
                </XRD>
                """.formatted(Html.escaped(template())), XRD);
    }

    @Get(value = "/.well-known/host-meta.json", produces = MediaType.ALL)
    HttpResponse<byte[]> hostMetaJson() {
        var link = Documents.JSON
                .createObjectBuilder()
                .add("rel", "lrdd")
                .add("type", "application/jrd+json")
                .add("template", template());
        return Answers.json(
                Documents.JSON
                        .createObjectBuilder()
                        .add("links", Documents.JSON.createArrayBuilder().add(link))
                        .build(),
                MediaType.APPLICATION_JSON_TYPE);
    }

    private String template() {
        return settings.uri("/.well-known/webfinger?resource={uri}");
    }

    private static JsonObjectBuilder link(String rel, String href) {
        return Documents.JSON.createObjectBuilder().add("rel", rel).add("href", href);
    }
}
