package coop.talkoot.governance;

import coop.talkoot.people.Identity;
import java.util.Optional;

/** Brings the archives of votes from the servers on which they were counted. */
public interface CountFileSource {
    /** As {@code reader}, a member; empty when that server does not give it now. Nothing in it has been checked. */
    Optional<byte[]> fetch(String decisionUri, Identity reader);
}
