package coop.talkoot.activitypub.mapping;

import coop.talkoot.exchange.ExchangeKind;
import coop.talkoot.exchange.Purpose;
import coop.talkoot.exchange.Quantity;
import coop.talkoot.exchange.Spot;
import coop.talkoot.exchange.Subject;
import coop.talkoot.exchange.Terms;
import coop.talkoot.platform.Refused;
import coop.talkoot.vocab.ObjectCore;
import coop.talkoot.vocab.VfIntent;
import coop.talkoot.vocab.VfMeasure;
import coop.talkoot.vocab.VfProposal;
import java.util.Currency;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** FEP-0837 as terms of a listing. Whatever is absurd is left out. */
final class TermsReading {
    private static final int LONGEST = 200;
    private static final Set<String> CURRENCIES = Stream.concat(
                    Currency.getAvailableCurrencies().stream().map(Currency::getCurrencyCode),
                    Stream.of("euro", "UnitedStatesDollar", "poundSterling", "SwedishKrona"))
            .collect(Collectors.toUnmodifiableSet());

    private TermsReading() {}

    static Terms read(VfProposal proposal, ObjectCore core) {
        var purpose = proposal.purpose() == VfProposal.Purpose.OFFER ? Purpose.OFFER : Purpose.NEED;
        var until = core.times().endTime();
        var kind = kind(proposal);
        var subject = SubjectMapping.read(proposal.primary().subject(), purpose == Purpose.OFFER);
        var isLent = kind == ExchangeKind.LOAN || kind == ExchangeKind.PURCHASE;
        return new Terms(
                purpose,
                kind,
                quantity(amount(proposal.primary())),
                inReturn(proposal.reciprocal()),
                place(core),
                spot(core),
                proposal.primary().due(),
                until == null ? null : until.toInstant(),
                isLent && !subject.isTangible() ? new Subject.Unsaid() : subject);
    }

    /** As it is said; else as action and what comes back tell. */
    private static ExchangeKind kind(VfProposal proposal) {
        var said = CoopTerms.kind(proposal.exchangeKind());
        if (said != null) {
            return said;
        }
        var action = Objects.requireNonNullElse(proposal.primary().action(), "");
        var reciprocal = proposal.reciprocal();
        if (action.equals("transferCustody")) {
            return ExchangeKind.LOAN;
        }
        if (reciprocal == null) {
            return ExchangeKind.GIFT;
        }
        var back = amount(reciprocal);
        if (back != null && CURRENCIES.contains(unit(back))) {
            return ExchangeKind.PAYMENT;
        }
        return back != null && unit(back).equals("hour") ? ExchangeKind.TIME_CREDIT : ExchangeKind.EXCHANGE;
    }

    private static @Nullable VfMeasure amount(VfIntent intent) {
        var quantities = intent.quantities();
        return Stream.of(quantities.resource(), quantities.effort(), quantities.available(), quantities.minimum())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Quantity quantity(@Nullable VfMeasure measure) {
        if (measure == null) {
            return null;
        }
        try {
            return new Quantity(measure.value(), unit(measure));
        } catch (Refused absurd) {
            return null;
        }
    }

    /** The last part of an address, for units of vocabularies we do not know. */
    static String unit(VfMeasure measure) {
        var unit = measure.unit();
        var from = Math.max(unit.lastIndexOf('#'), unit.lastIndexOf('/'));
        return unit.contains("://") ? unit.substring(from + 1) : unit;
    }

    /** In the sender's words; else how much of what. */
    private static String inReturn(@Nullable VfIntent reciprocal) {
        if (reciprocal == null) {
            return "";
        }
        if (reciprocal.inReturn() != null) {
            return cut(reciprocal.inReturn());
        }
        var back = quantity(amount(reciprocal));
        return back == null ? "" : back.number() + " " + back.unit();
    }

    private static String place(ObjectCore core) {
        var place = core.location();
        if (place == null) {
            return "";
        }
        var name = place.core().title();
        var address = place.address();
        if ((name != null && !name.isBlank()) || address == null) {
            return cut(Objects.requireNonNullElse(name, ""));
        }
        return cut(Stream.of(address.streetAddress(), address.postalCode(), address.addressLocality())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", ")));
    }

    private static @Nullable Spot spot(ObjectCore core) {
        var place = core.location();
        var position = place == null ? null : place.position();
        if (position == null) {
            return null;
        }
        try {
            return new Spot(position.latitude(), position.longitude());
        } catch (Refused absurd) {
            return null;
        }
    }

    private static String cut(String words) {
        var line = words.replace("\0", "").strip();
        return line.length() > LONGEST ? line.substring(0, LONGEST) : line;
    }
}
