package coop.talkoot.http;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;

/** Draws a problem for people. The room that has pages implements it; without one everybody gets the JSON. */
public interface ErrorPages {
    /** The page; for a 401 it may also be a redirect to where one signs in. Status is set unless it has set another. */
    MutableHttpResponse<?> draw(HttpRequest<?> request, Problem problem);
}
