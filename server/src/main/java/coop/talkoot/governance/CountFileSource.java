package coop.talkoot.governance;

import coop.talkoot.people.Identity;
import java.util.Optional;

/** Brings the archives of votes and of drawn panels from the servers on which they were counted or drawn. */
public interface CountFileSource {
    /**
     * Of the vote or drawing of that name, as {@code reader}, a member; empty when that server does not give it now. Nothing in
     * it has been checked.
     */
    Optional<byte[]> fetch(String uri, Identity reader);
}
