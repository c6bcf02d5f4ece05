package coop.talkoot.http;

import coop.talkoot.platform.Nodes;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;

/** Tells a load balancer whether to send requests here. Asks the database nothing: its answers are watched anyway. */
@Controller("/health")
final class HealthController {
    private final Nodes nodes;

    HealthController(Nodes nodes) {
        this.nodes = nodes;
    }

    /** Whatever the balancer says it would like to read. */
    @Get(produces = MediaType.ALL)
    HttpResponse<String> health() {
        var answer = nodes.isLinked()
                ? HttpResponse.ok("ok")
                : HttpResponse.status(HttpStatus.SERVICE_UNAVAILABLE)
                        .header("Retry-After", "5")
                        .body("resting");
        return answer.contentType(MediaType.TEXT_PLAIN_TYPE);
    }
}
