package coop.talkoot.people;

import java.util.Set;

/** Follows links of profiles to see whether they lead back. Over the network: never inside a transaction. */
public interface LinkCheck {
    /** Whether the page at {@code link} names one of {@code addresses} as its author's own ({@code rel="me"}). */
    boolean leadsBack(String link, Set<String> addresses);
}
