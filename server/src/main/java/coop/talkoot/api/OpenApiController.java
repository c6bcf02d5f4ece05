package coop.talkoot.api;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The description of this API (OpenAPI 3.1), for people and programs that write clients. */
@Controller(Api.ROOT)
@ExecuteOn(TaskExecutors.BLOCKING)
final class OpenApiController {
    static final String RESOURCE = "/coop/talkoot/api/openapi.yaml";

    private final byte[] document;

    OpenApiController() {
        try (var stream = OpenApiController.class.getResourceAsStream(RESOURCE)) {
            if (stream == null) {
                throw new IllegalStateException(RESOURCE + " is missing");
            }
            this.document = stream.readAllBytes();
        } catch (IOException cause) {
            throw new UncheckedIOException(RESOURCE + " cannot be read", cause);
        }
    }

    @Get("/openapi.yaml")
    @Produces("application/yaml")
    HttpResponse<byte[]> show() {
        return HttpResponse.ok(document);
    }
}
