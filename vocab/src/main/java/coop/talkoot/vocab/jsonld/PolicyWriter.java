package coop.talkoot.vocab.jsonld;

import coop.talkoot.vocab.TalkootAdoption;
import coop.talkoot.vocab.TalkootPolicies;

/** Writes what federations advise, and what their member groups take on of it. */
final class PolicyWriter {
    private PolicyWriter() {}

    static Properties policies(TalkootPolicies policies, Properties properties) {
        return properties
                .put("revision", policies.revision())
                .put("advice", policies.advice())
                .put("adviceDigest", policies.adviceDigest());
    }

    static Properties adoption(TalkootAdoption adoption, Properties properties) {
        return properties
                .put("policies", adoption.policies())
                .put("adopts", adoption.adopts())
                .put("adviceDigest", adoption.adviceDigest());
    }
}
