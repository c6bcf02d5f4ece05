package coop.talkoot.people.entry;

import java.io.IOException;
import java.util.Map;

/** The way to the identity provider, walked by who is allowed out; this room only says what to ask. */
public interface ProviderWire {
    /** What came back. */
    record Reply(int status, String contentType, String text) {}

    /** Reads a JSON document; throws where there is none. */
    String document(String url) throws IOException;

    /** Sends a form, and gives whatever is answered. */
    Reply send(String url, Map<String, String> headers, String form) throws IOException;
}
