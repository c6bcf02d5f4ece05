package coop.talkoot.notices;

import java.util.Map;

/** The way out to push services: a domain room opens no sockets, so an adapter does. */
public interface PushOutlet {
    /** Whether this is an address such messages may go to: https, and of a public network. Asks the name service. */
    boolean accepts(String endpoint);

    /** Sends; gives the status of the answer, or 0 when there was none. Never call it inside a transaction. */
    int post(String endpoint, Map<String, String> headers, byte[] body);
}
