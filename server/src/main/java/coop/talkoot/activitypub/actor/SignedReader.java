package coop.talkoot.activitypub.actor;

import io.micronaut.http.HttpRequest;

/** The one place that decides who asks: from the signature of the request. */
public interface SignedReader {
    Reader readerOf(HttpRequest<?> request);
}
