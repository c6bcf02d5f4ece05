package coop.talkoot.activitypub.actor;

import coop.talkoot.activitypub.Hosts;
import coop.talkoot.activitypub.mapping.AgreementMapping;
import coop.talkoot.activitypub.mapping.ClearingMapping;
import coop.talkoot.exchange.agreement.Agreements;
import coop.talkoot.ledger.clearing.Clearing;
import coop.talkoot.ledger.clearing.ClearingTransfer;
import coop.talkoot.ledger.clearing.TrustLines;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.Settings;
import coop.talkoot.vocab.Activity;
import coop.talkoot.vocab.Thing;
import coop.talkoot.vocab.jsonld.ObjectReader;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Agreements, what was said of them and what went over lines, by their names: for the server of the other side, and for
 * nobody else.
 */
@Singleton
final class DealDocuments {
    private static final String CREATION = "/activities/create";

    private final Agreements agreements;
    private final Clearing clearing;
    private final TrustLines lines;
    private final AgreementMapping agreementMapping;
    private final ClearingMapping clearingMapping;
    private final StoredActivities activities;
    private final Settings settings;

    DealDocuments(
            Agreements agreements,
            Clearing clearing,
            TrustLines lines,
            AgreementMapping agreementMapping,
            ClearingMapping clearingMapping,
            StoredActivities activities,
            Settings settings) {
        this.agreements = agreements;
        this.clearing = clearing;
        this.lines = lines;
        this.agreementMapping = agreementMapping;
        this.clearingMapping = clearingMapping;
        this.activities = activities;
        this.settings = settings;
    }

    /** An agreement that is at home here, with both commitments. */
    Optional<Thing> agreement(String id, Supplier<Reader> reader) {
        return agreements
                .byUri(settings.uri("/agreements/" + id))
                .filter(agreement -> isOneOf(reader, agreement.provider(), agreement.receiver()))
                .map(agreementMapping::document);
    }

    /** What a side here said of one: an event or a step, or the offer, yes or no that a step was. */
    Optional<Thing> said(String agreementId, String path, Supplier<Reader> reader) {
        var uri = settings.uri("/agreements/" + agreementId + "/" + path);
        return ofAgreement(agreementId, reader)
                .flatMap(ignored -> activities
                        .byUri(uri + CREATION)
                        .flatMap(DealDocuments::created)
                        .or(() -> activities.byUri(uri).map(DealDocuments::read)));
    }

    /** The activity that said it, exactly as it was sent. */
    Optional<byte[]> sent(String agreementId, String path, Supplier<Reader> reader) {
        var uri = settings.uri("/agreements/" + agreementId + "/" + path + CREATION);
        return ofAgreement(agreementId, reader)
                .flatMap(ignored -> activities.byUri(uri))
                .map(activity -> activity.body().getBytes(StandardCharsets.UTF_8));
    }

    /** Time that a member here gives over a line, as it stands. */
    Optional<Thing> transfer(String id, Supplier<Reader> reader) {
        return clearing.byUri(settings.uri("/clearing/" + id))
                .filter(ClearingTransfer::isSent)
                .flatMap(transfer -> lines.ofTransfer(transfer)
                        .filter(line -> isOneOf(reader, line.partner()))
                        .map(line -> clearingMapping.document(line, transfer)));
    }

    /** Steps have the name that the agreement has here, also where it is at home elsewhere. */
    private Optional<Long> ofAgreement(String id, Supplier<Reader> reader) {
        if (!id.matches("[0-9]{1,18}")) {
            return Optional.empty();
        }
        return agreements
                .find(Long.parseLong(id))
                .filter(agreement -> isOneOf(reader, agreement.provider(), agreement.receiver()))
                .map(agreement -> agreement.id());
    }

    /** Whether one of these asks, or the server of one that is not here. */
    private static boolean isOneOf(Supplier<Reader> reader, Identity... parties) {
        return Stream.of(parties).anyMatch(party -> !party.isLocal())
                && reader.get() instanceof Reader.Signed signed
                && Stream.of(parties).anyMatch(party -> isFor(party, signed.identity()));
    }

    private static boolean isFor(Identity party, Identity reader) {
        return party.id() == reader.id()
                || (!party.isLocal()
                        && reader.kind() == Identity.Kind.SERVICE
                        && Hosts.same(reader.uri(), party.uri()));
    }

    private static Optional<Thing> created(StoredActivity activity) {
        return read(activity) instanceof Activity.Create create && create.object() != null
                ? Optional.ofNullable(create.object().thing())
                : Optional.empty();
    }

    private static Thing read(StoredActivity activity) {
        return ObjectReader.read(activity.body().getBytes(StandardCharsets.UTF_8));
    }
}
