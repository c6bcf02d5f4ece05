package coop.talkoot.vocab.jsonld;

import static coop.talkoot.vocab.Namespaces.LEMMY;
import static coop.talkoot.vocab.Namespaces.MASTODON;
import static coop.talkoot.vocab.Namespaces.SCHEMA;
import static coop.talkoot.vocab.Namespaces.TALKOOT;
import static coop.talkoot.vocab.Namespaces.UNITS;
import static coop.talkoot.vocab.Namespaces.VALUEFLOWS;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The terms we define inline, by what a document speaks of. Each peer that reads JSON-LD learns them from there. */
enum WireContext {
    /** In every document. */
    COMMON(terms -> terms.plain("toot", MASTODON)
            .plain("schema", SCHEMA)
            .plain("coop", TALKOOT)
            .plain("Hashtag", "as:Hashtag")
            .plain("sensitive", "as:sensitive")
            .link("additionalType", "schema:additionalType")),

    ACTOR(terms -> terms.plain("manuallyApprovesFollowers", "as:manuallyApprovesFollowers")
            .link("alsoKnownAs", "as:alsoKnownAs")
            .plain("discoverable", "toot:discoverable")
            .plain("indexable", "toot:indexable")
            .link("featured", "toot:featured")
            .plain("PropertyValue", "schema:PropertyValue")
            .plain("value", "schema:value")
            .plain("lemmy", LEMMY)
            .plain("postingRestrictedToMods", "lemmy:postingRestrictedToMods")
            .plain("webfinger", "https://purl.archive.org/socialweb/webfinger#webfinger")
            .link("implements", "https://w3id.org/fep/844e#implements")
            .link("members", "coop:members")
            .link("parents", "coop:parents")
            .link("children", "coop:children")
            .link("offersAndNeeds", "coop:offersAndNeeds")
            .link("decisions", "coop:decisions")
            .plain("noticePeriod", "coop:noticePeriod")
            // multikey/v1 does not define it, and ActivityStreams would swallow it as a blank node
            .linkSet("assertionMethod", "https://w3id.org/security#assertionMethod")),

    MOVED(terms -> terms.link("movedTo", "as:movedTo")),

    ADVISING(terms -> terms.link("policies", "coop:policies")),

    FORK(terms -> terms.link("forkOf", "coop:forkOf")),

    EXCHANGE(terms -> terms.plain("vf", VALUEFLOWS)
            .plain("om2", UNITS)
            .plain("Intent", "vf:Intent")
            .plain("Agreement", "vf:Agreement")
            .plain("Commitment", "vf:Commitment")
            .plain("EconomicEvent", "vf:EconomicEvent")
            .plain("action", "vf:action")
            .plain("purpose", "vf:purpose")
            .link("publishes", "vf:publishes")
            .link("reciprocal", "vf:reciprocal")
            .plain("unitBased", "vf:unitBased")
            .link("resourceConformsTo", "vf:resourceConformsTo")
            .plain("resourceQuantity", "vf:resourceQuantity")
            .plain("effortQuantity", "vf:effortQuantity")
            .plain("availableQuantity", "vf:availableQuantity")
            .plain("minimumQuantity", "vf:minimumQuantity")
            .plain("hasUnit", "om2:hasUnit")
            .plain("hasNumericalValue", "om2:hasNumericalValue")
            .link("stipulates", "vf:stipulates")
            .link("stipulatesReciprocal", "vf:stipulatesReciprocal")
            .link("satisfies", "vf:satisfies")
            .link("provider", "vf:provider")
            .link("receiver", "vf:receiver")
            .instant("due", "vf:due")
            .instant("hasPointInTime", "vf:hasPointInTime")
            .link("fulfills", "vf:fulfills")
            .link("realizationOf", "vf:realizationOf")
            .link("exchangeKind", "coop:exchangeKind")),

    PERIOD(terms -> terms.instant("hasBeginning", "vf:hasBeginning")),

    CORRECTION(terms -> terms.link("corrects", "vf:corrects")),

    CONDITION(terms -> terms.plain("condition", "coop:condition")),

    STEP(terms -> terms.plain("Step", "coop:Step")
            .link("step", "coop:step")
            .instant("until", "coop:until")
            .plain("condition", "coop:condition")
            .link("state", "coop:state")
            .link("answers", "coop:answers")
            .link("remedy", "coop:remedy")
            .plain("amount", "coop:amount")
            .link("offeredBy", "coop:offeredBy")
            .link("mediator", "coop:mediator")
            .link("namedBy", "coop:namedBy")),

    CLEARING(terms -> terms.plain("TrustLine", "coop:TrustLine")
            .plain("ClearingTransfer", "coop:ClearingTransfer")
            .plain("LineStatement", "coop:LineStatement")
            .link("partner", "coop:partner")
            .plain("accepts", "coop:accepts")
            .plain("revision", "coop:revision")
            .link("payer", "coop:payer")
            .link("payerGroup", "coop:payerGroup")
            .link("payee", "coop:payee")
            .link("payeeGroup", "coop:payeeGroup")
            .plain("minutes", "coop:minutes")
            .link("state", "coop:state")
            .instant("reservedUntil", "coop:reservedUntil")
            .plain("sequence", "coop:sequence")
            .plain("previousHash", "coop:previousHash")
            .plain("hash", "coop:hash")
            .plain("sentSequence", "coop:sentSequence")
            .plain("sentHash", "coop:sentHash")
            .plain("receivedSequence", "coop:receivedSequence")
            .plain("receivedHash", "coop:receivedHash")
            .list("sentHashes", "coop:sentHashes")
            .list("receivedHashes", "coop:receivedHashes")),

    LOT(terms -> terms.plain("Lot", "coop:Lot")
            .plain("seats", "coop:seats")
            .plain("restMonths", "coop:restMonths")
            .list("parts", "coop:parts")
            .instant("promisedBy", "coop:promisedBy")
            .instant("revealedBy", "coop:revealedBy")
            .plain("numberSource", "coop:numberSource")
            .link("motion", "coop:motion")
            .link("state", "coop:state")
            .plain("revision", "coop:revision")
            .plain("publicNumber", "coop:publicNumber")
            .plain("numberConfirmed", "coop:numberConfirmed")
            .plain("poolDigest", "coop:poolDigest")
            .plain("seed", "coop:seed")
            .list("promises", "coop:promises")
            .list("panel", "coop:panel")
            .link("member", "coop:member")
            .plain("commitment", "coop:commitment")
            .plain("number", "coop:number")
            .plain("part", "coop:part")),

    LOT_ANSWER(terms -> terms.plain("LotAnswer", "coop:LotAnswer")
            .plain("willing", "coop:willing")
            .plain("part", "coop:part")
            .plain("commitment", "coop:commitment")
            .plain("number", "coop:number")
            .plain("publicNumber", "coop:publicNumber")
            .plain("declines", "coop:declines")),

    PANEL(terms -> terms.plain("PanelPaper", "coop:PanelPaper")
            .link("step", "coop:step")
            .plain("attempt", "coop:attempt")
            .instant("until", "coop:until")
            .linkList("groups", "coop:groups")
            .linkList("apart", "coop:apart")
            .plain("commitment", "coop:commitment")
            .list("pool", "coop:pool")
            .plain("number", "coop:number")
            .link("panelist", "coop:panelist")
            .plain("salt", "coop:salt")
            .link("remedy", "coop:remedy")
            .plain("amount", "coop:amount")),

    POLICIES(terms -> terms.plain("Policies", "coop:Policies")
            .plain("revision", "coop:revision")
            .plain("advice", "coop:advice")
            .plain("adviceDigest", "coop:adviceDigest")),

    ADOPTION(terms -> terms.plain("Adoption", "coop:Adoption")
            .link("policies", "coop:policies")
            .link("adopts", "coop:adopts")
            .plain("adviceDigest", "coop:adviceDigest")),

    SUBJECT(terms -> terms.link("resourceClassifiedAs", "vf:resourceClassifiedAs")
            .link("resourceInventoriedAs", "vf:resourceInventoriedAs")
            .plain("EconomicResource", "vf:EconomicResource")
            .plain("onhandQuantity", "vf:onhandQuantity")
            .plain("condition", "coop:condition")
            .plain("itemLength", "coop:itemLength")
            .plain("itemWidth", "coop:itemWidth")
            .plain("itemHeight", "coop:itemHeight")
            .plain("itemWeight", "coop:itemWeight")
            .plain("worth", "coop:worth")
            .plain("perUnit", "coop:perUnit")
            .plain("availability", "coop:availability")
            .plain("places", "coop:places")
            .link("complexity", "coop:complexity")
            .link("urgency", "coop:urgency")
            .link("level", "coop:level")
            .plain("compensation", "coop:compensation")),

    IN_RETURN(terms -> terms.plain("inReturn", "coop:inReturn")),

    MEMBERSHIP(terms -> terms.link("state", "coop:state")
            .link("role", "coop:role")
            .plain("noticePeriod", "coop:noticePeriod")
            .plain("weight", "coop:weight")),

    DECISION(terms -> terms.plain("Decision", "coop:Decision")
            .link("decision", "coop:decision")
            .link("proposer", "coop:proposer")
            .link("motion", "coop:motion")
            .link("method", "coop:method")
            .list("options", "coop:options")
            .plain("choiceId", "coop:choiceId")
            .link("electorate", "coop:electorate")
            .plain("electorateDigest", "coop:electorateDigest")
            .plain("quorum", "coop:quorum")
            .plain("threshold", "coop:threshold")
            .plain("maxVetoes", "coop:maxVetoes")
            .link("secrecy", "coop:secrecy")
            .plain("delegationAllowed", "coop:delegationAllowed")
            .plain("seats", "coop:seats")
            .plain("credits", "coop:credits")
            .plain("rule", "coop:rule")
            .link("ballots", "coop:ballots")
            .plain("electorateSize", "coop:electorateSize")
            .plain("electorateWeight", "coop:electorateWeight")
            .link("decisionKind", "coop:decisionKind")
            .link("occasion", "coop:occasion")
            .plain("charterDigest", "coop:charterDigest")
            .plain("resultsHidden", "coop:resultsHidden")
            .instant("graceUntil", "coop:graceUntil")
            .instant("implementBy", "coop:implementBy")
            .instant("extendedFrom", "coop:extendedFrom")
            .link("extendedBy", "coop:extendedBy")
            .plain("extendedBecause", "coop:extendedBecause")),

    MOTION(terms -> terms.link("decisionKind", "coop:decisionKind")
            .plain("amendment", "coop:amendment")
            .list("options", "coop:options")
            .plain("seats", "coop:seats")),

    AFFILIATING(terms -> terms.link("affiliating", "coop:affiliating")),

    COUNCIL(terms -> terms.link("delegates", "coop:delegates")),

    SENDING(terms -> terms.link("sendsTo", "coop:sendsTo")
            .linkList("candidates", "coop:candidates")
            .plain("drawn", "coop:drawn")
            .plain("months", "coop:months")),

    RESULT(terms -> terms.link("tally", "coop:tally")),

    BALLOT(terms -> terms.plain("Ballot", "coop:Ballot")
            .link("decision", "coop:decision")
            .list("choices", "coop:choices")
            .plain("choiceId", "coop:choiceId")
            .plain("rank", "coop:rank")
            .plain("weight", "coop:weight")
            .plain("score", "coop:score")
            .plain("veto", "coop:veto")
            .link("supersedes", "coop:supersedes")),

    RECEIPT(terms -> terms.plain("Receipt", "coop:Receipt")
            .link("decision", "coop:decision")
            .link("ballot", "coop:ballot")
            .plain("ballotDigest", "coop:ballotDigest")
            .plain("sequence", "coop:sequence")
            .plain("tracker", "coop:tracker")),

    TALLY(terms -> terms.plain("Tally", "coop:Tally")
            .link("decision", "coop:decision")
            .plain("eligible", "coop:eligible")
            .plain("cast", "coop:cast")
            .plain("counted", "coop:counted")
            .plain("viaDelegation", "coop:viaDelegation")
            .plain("quorumReached", "coop:quorumReached")
            .link("outcome", "coop:outcome")
            .list("rows", "coop:rows")
            .plain("choiceId", "coop:choiceId")
            .plain("score", "coop:score")
            .list("selected", "coop:selected")
            .link("ballots", "coop:ballots")
            .plain("ballotsDigest", "coop:ballotsDigest")
            .plain("electorateDigest", "coop:electorateDigest")
            .plain("countFileDigest", "coop:countFileDigest")
            .plain("fullCount", "coop:fullCount")),

    DELEGATION(terms -> terms.plain("Delegation", "coop:Delegation")
            .link("delegator", "coop:delegator")
            .link("delegate", "coop:delegate")
            .link("scope", "coop:scope")
            .link("decisionKind", "coop:decisionKind")
            .plain("capAccepted", "coop:capAccepted")
            .plain("nameShown", "coop:nameShown")),

    REFUSAL(terms -> terms.link("reason", "coop:reason")),

    POLL(terms -> terms.plain("votersCount", "toot:votersCount")),

    MEDIA(terms -> terms.plain("blurhash", "toot:blurhash").list("focalPoint", "toot:focalPoint")),

    EMOJI(terms -> terms.plain("Emoji", "toot:Emoji")),

    ADDRESS(terms -> terms.plain("address", "schema:address")
            .plain("PostalAddress", "schema:PostalAddress")
            .plain("streetAddress", "schema:streetAddress")
            .plain("postalCode", "schema:postalCode")
            .plain("addressLocality", "schema:addressLocality")
            .plain("addressRegion", "schema:addressRegion")
            .plain("addressCountry", "schema:addressCountry"));

    @SuppressWarnings("ImmutableEnumChecker") // a JsonObject cannot be changed, though its type does not say so
    private final JsonObject terms;

    WireContext(UnaryOperator<Terms> terms) {
        this.terms = terms.apply(new Terms()).build();
    }

    JsonObject terms() {
        return terms;
    }

    /** Every term of ours. */
    static JsonObject all() {
        return of(EnumSet.allOf(WireContext.class));
    }

    /** The terms of several; a word means the same in all of them. */
    static JsonObject of(Set<WireContext> contexts) {
        var terms = Documents.JSON.createObjectBuilder();
        contexts.forEach(context -> context.terms.forEach(terms::add));
        return terms.build();
    }

    /** Writes term definitions. */
    private static final class Terms {
        private final JsonObjectBuilder json = Documents.JSON.createObjectBuilder();

        Terms plain(String term, String iri) {
            json.add(term, iri);
            return this;
        }

        Terms link(String term, String iri) {
            return typed(term, iri, "@id");
        }

        Terms instant(String term, String iri) {
            return typed(term, iri, "http://www.w3.org/2001/XMLSchema#dateTime");
        }

        Terms list(String term, String iri) {
            json.add(term, Documents.JSON.createObjectBuilder().add("@id", iri).add("@container", "@list"));
            return this;
        }

        Terms linkSet(String term, String iri) {
            json.add(term, typed(iri, "@id").add("@container", "@set"));
            return this;
        }

        Terms linkList(String term, String iri) {
            json.add(term, typed(iri, "@id").add("@container", "@list"));
            return this;
        }

        JsonObject build() {
            return json.build();
        }

        private Terms typed(String term, String iri, String type) {
            json.add(term, typed(iri, type));
            return this;
        }

        private static JsonObjectBuilder typed(String iri, String type) {
            return Documents.JSON.createObjectBuilder().add("@id", iri).add("@type", type);
        }
    }
}
