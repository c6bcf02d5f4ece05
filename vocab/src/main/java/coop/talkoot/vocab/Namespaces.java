package coop.talkoot.vocab;

/** The vocabularies a document can draw on, each named once. */
public final class Namespaces {
    public static final String ACTIVITY_STREAMS = "https://www.w3.org/ns/activitystreams#";
    public static final String SECURITY = "https://w3id.org/security#";
    public static final String VALUEFLOWS = "https://w3id.org/valueflows/ont/vf#";
    public static final String UNITS = "http://www.ontology-of-units-of-measure.org/resource/om-2/";
    public static final String SCHEMA = "http://schema.org/";
    public static final String MASTODON = "http://joinmastodon.org/ns#";
    public static final String LEMMY = "https://join-lemmy.org/ns#";

    /** Our own terms. Not registered yet, and nothing dereferences it: our contexts are always inline. */
    public static final String TALKOOT = "https://w3id.org/talkoot/ns#";

    /** The collection that stands for everybody. */
    public static final String PUBLIC = ACTIVITY_STREAMS + "Public";

    /** `additionalType` of an offer or a need. */
    public static final String PROPOSAL = VALUEFLOWS + "Proposal";

    /** `additionalType` of a text that a member puts to a group. */
    public static final String MOTION = TALKOOT + "Motion";

    /** `additionalType` of the post that tells of a group's vote. */
    public static final String DECISION = TALKOOT + "Decision";

    /** `additionalType` of the post that tells what a vote came to. */
    public static final String DECISION_RESULT = TALKOOT + "DecisionResult";

    /** What an instance lists in `generator.implements` when it reads our terms. */
    public static final String CAPABILITY = TALKOOT + "v1";

    /** What an instance lists in `generator.implements` when it verifies RFC 9421 signatures. */
    public static final String MESSAGE_SIGNATURES = "https://datatracker.ietf.org/doc/html/rfc9421";

    private Namespaces() {}
}
