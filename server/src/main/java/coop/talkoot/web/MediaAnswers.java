package coop.talkoot.web;

import coop.talkoot.documents.MediaAddresses;
import coop.talkoot.documents.MediaFiles;
import coop.talkoot.documents.Portraits;
import coop.talkoot.http.Ranges;
import coop.talkoot.http.SentQuery;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Settings;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Files as they are served: as what we know them to be, never as a page, and best from an origin of their own. All
 * have names that nobody guesses, and whoever has the name may have the file.
 */
@Controller(MediaAddresses.ROOT)
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.ALL)
final class MediaAnswers {
    private static final String FOR_EVER = "public, max-age=31536000, immutable";
    private static final String FOR_A_DAY = "public, max-age=86400";

    private final MediaFiles files;
    private final Settings settings;

    MediaAnswers(MediaFiles files, Settings settings) {
        this.files = files;
        this.settings = settings;
    }

    @Get("/{key}/{name}")
    HttpResponse<?> own(HttpRequest<?> request, String key, String name) throws IOException {
        return answer(request, () -> files.own(key, name), key + name, FOR_EVER);
    }

    @Get("/proxy/{key}/{size:original|small}")
    HttpResponse<?> copy(HttpRequest<?> request, String key, String size) throws IOException {
        return answer(request, () -> files.copy(key, size.equals("small")), key + size, FOR_A_DAY);
    }

    @Get("/actors/{id}/{part:avatar|header}-{version}")
    HttpResponse<?> portrait(HttpRequest<?> request, String id, String part, String version) throws IOException {
        var which = Portraits.Part.of(part).orElseThrow(MediaAnswers::nothing);
        return answer(request, () -> files.portrait(SentQuery.id(id), which), id + part + version, FOR_A_DAY);
    }

    @Get("/default/{part:avatar|group|header}.png")
    HttpResponse<?> none(String part) throws IOException {
        try (var picture = MediaAnswers.class.getResourceAsStream("/media/" + part + ".png")) {
            if (picture == null) {
                throw nothing();
            }
            return dressed(HttpResponse.ok(picture.readAllBytes()).contentType("image/png"), "image/png", FOR_A_DAY);
        }
    }

    private HttpResponse<?> answer(
            HttpRequest<?> request, Supplier<Optional<MediaFiles.Served>> found, String tag, String cached)
            throws IOException {
        var elsewhere = elsewhere(request);
        if (elsewhere.isPresent()) {
            return HttpResponse.temporaryRedirect(elsewhere.get());
        }
        var quoted = '"' + tag + '"';
        if (quoted.equals(request.getHeaders().get("If-None-Match"))) {
            return HttpResponse.notModified().header("ETag", quoted).header("Cache-Control", cached);
        }
        var file = found.get().orElseThrow(MediaAnswers::nothing);
        var range = Ranges.of(request.getHeaders().get("Range"), file.length());
        if (range instanceof Ranges.Unsatisfiable) {
            return HttpResponse.status(HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE)
                    .header("Content-Range", "bytes */" + file.length());
        }
        var from = range instanceof Ranges.Part part ? part.from() : 0;
        var length = range instanceof Ranges.Part part ? part.length() : file.length();
        var stream = file.opener().open(from, length).orElseThrow(MediaAnswers::nothing);
        var body = new StreamedFile(stream, MediaType.of(file.mediaType()), 0, length);
        var response = range instanceof Ranges.Part part
                ? HttpResponse.status(HttpStatus.PARTIAL_CONTENT)
                        .body(body)
                        .header("Content-Range", part.header(file.length()))
                : HttpResponse.ok(body);
        return dressed(response, file.mediaType(), cached)
                .header("ETag", quoted)
                .header("Accept-Ranges", "bytes")
                .header("Content-Length", String.valueOf(length))
                .header("Content-Disposition", "inline; filename=\"" + file.name() + "\"");
    }

    private static MutableHttpResponse<?> dressed(MutableHttpResponse<?> response, String type, String cached) {
        return response.contentType(type)
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .header("Cross-Origin-Resource-Policy", "cross-origin")
                .header("Access-Control-Allow-Origin", "*")
                .header("Cache-Control", cached);
    }

    /** The same at the origin that is set for files, if it was not asked there. */
    private Optional<URI> elsewhere(HttpRequest<?> request) {
        return settings.media()
                .url()
                .filter(origin -> !origin.getRawAuthority()
                        .equalsIgnoreCase(request.getHeaders().get("Host")))
                .map(origin -> URI.create(origin + request.getPath()));
    }

    private static Refused nothing() {
        return Refused.notFound("There is no such file here, or it cannot be had just now.");
    }
}
