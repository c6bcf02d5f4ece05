package coop.talkoot.http;

import io.micronaut.http.HttpRequest;

/** How problems are written for programs that expect them in a shape of their own. */
public interface ErrorShape {
    boolean isFor(HttpRequest<?> request);

    /** What is written as JSON, with the problem's status. */
    Object of(Problem problem);
}
