package coop.talkoot.vocab.jsonld;

import coop.talkoot.vocab.TalkootAdoption;
import coop.talkoot.vocab.TalkootPolicies;

/** Reads what federations advise, and what their member groups take on of it. */
final class PolicyReader {
    private PolicyReader() {}

    static TalkootPolicies policies(Fields fields) {
        return new TalkootPolicies(
                CoreReader.read(fields),
                fields.count("revision"),
                fields.string("advice"),
                fields.string("adviceDigest"));
    }

    static TalkootAdoption adoption(Fields fields) {
        return new TalkootAdoption(
                CoreReader.read(fields), fields.id("policies"), fields.id("adopts"), fields.string("adviceDigest"));
    }
}
