package coop.talkoot.activitypub.mapping;

import coop.talkoot.exchange.ExchangeKind;
import coop.talkoot.exchange.Listing;
import coop.talkoot.exchange.Purpose;
import coop.talkoot.exchange.Quantity;
import coop.talkoot.exchange.Spot;
import coop.talkoot.exchange.Subject;
import coop.talkoot.exchange.Terms;
import coop.talkoot.exchange.TermsText;
import coop.talkoot.posts.Post;
import coop.talkoot.vocab.ActivityObject;
import coop.talkoot.vocab.ObjectCore;
import coop.talkoot.vocab.Text;
import coop.talkoot.vocab.Times;
import coop.talkoot.vocab.VfIntent;
import coop.talkoot.vocab.VfIntent.Parties;
import coop.talkoot.vocab.VfIntent.Quantities;
import coop.talkoot.vocab.VfMeasure;
import coop.talkoot.vocab.VfProposal;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Offers and needs of this instance as FEP-0837 properties on a note (wire.md 2.4, 04 and 05). */
@Singleton
public final class ListingMapping {
    private final PostMapping posts;

    ListingMapping(PostMapping posts) {
        this.posts = posts;
    }

    /** The note that tells of it; a tombstone once it is withdrawn. */
    public ActivityObject note(Listing listing) {
        return note(listing, Beside.NOTHING);
    }

    /** The same with what goes with it. */
    public ActivityObject note(Listing listing, Beside beside) {
        var post = listing.post();
        if (post.isDeleted() || listing.state() == Listing.State.WITHDRAWN) {
            return posts.tombstone(post);
        }
        var terms = listing.terms();
        var heading = TermsText.title(post.title(), terms.purpose());
        var core = posts.core(post, heading, TermsText.html(listing), beside)
                .listing(proposal(listing))
                .location(place(terms));
        // to others one that rests has come to its end, when it was laid to rest
        var until = listing.state() == Listing.State.ARCHIVED ? post.editedAt() : terms.openUntil();
        if (until != null) {
            core.times(Times.published(post.publishedAt())
                    .withUpdated(post.editedAt())
                    .withEnd(until.atOffset(ZoneOffset.UTC)));
        }
        return new ActivityObject.Note(core.build());
    }

    private static VfProposal proposal(Listing listing) {
        var post = listing.post();
        var terms = listing.terms();
        var isOffer = terms.purpose() == Purpose.OFFER;
        var author = post.author().uri();
        var primary = new VfIntent(
                        post.uri() + "#primary",
                        action(terms),
                        isOffer ? Parties.from(author) : Parties.toward(author),
                        null,
                        quantities(terms),
                        terms.due())
                .about(SubjectMapping.of(
                        terms.subject(), listing.resourceId() == null ? null : post.uri() + "#resource"));
        return new VfProposal(
                isOffer ? VfProposal.Purpose.OFFER : VfProposal.Purpose.REQUEST,
                primary,
                reciprocal(post, terms),
                false,
                CoopTerms.of(terms.kind()));
    }

    /** What comes back, for the kinds by which something does. */
    private static @Nullable VfIntent reciprocal(Post post, Terms terms) {
        var isOneWay = terms.kind() == ExchangeKind.GIFT || terms.kind() == ExchangeKind.LOAN;
        if (isOneWay && terms.inReturn().isEmpty()) {
            return null;
        }
        var author = post.author().uri();
        var intent = new VfIntent(
                post.uri() + "#reciprocal",
                "transfer",
                terms.purpose() == Purpose.OFFER ? Parties.toward(author) : Parties.from(author),
                null,
                Quantities.none(),
                null);
        return terms.inReturn().isEmpty() ? intent : intent.inReturn(terms.inReturn());
    }

    private static String action(Terms terms) {
        return switch (terms.subject()) {
            case Subject.Unsaid ignored -> action(terms.kind());
            case Subject.Item ignored -> terms.kind() == ExchangeKind.LOAN ? "transferCustody" : "transfer";
            case Subject.Job ignored -> "work";
            case Subject.Help ignored -> "work";
            case Subject.Service ignored -> "deliverService";
            case Subject.Skill ignored -> "deliverService";
            case Subject.Time ignored -> "deliverService";
        };
    }

    private static String action(ExchangeKind kind) {
        return switch (kind) {
            case GIFT, EXCHANGE, PAYMENT, PURCHASE -> "transfer";
            case LOAN -> "transferCustody";
            case TIME_CREDIT -> "deliverService";
        };
    }

    /** Hours of a service are effort, all else is so much of a resource. */
    private static Quantities quantities(Terms terms) {
        var quantity = terms.quantity();
        if (quantity == null) {
            return Quantities.none();
        }
        return terms.kind() == ExchangeKind.TIME_CREDIT && quantity.unit().equals("hour")
                ? Quantities.ofEffort(measure(quantity))
                : Quantities.ofResource(measure(quantity));
    }

    private static VfMeasure measure(Quantity quantity) {
        return new VfMeasure(quantity.value(), quantity.unit());
    }

    private static ActivityObject.@Nullable Place place(Terms terms) {
        var spot = terms.spot();
        if (terms.place().isEmpty() && spot == null) {
            return null;
        }
        var core = ObjectCore.with(null);
        if (!terms.place().isEmpty()) {
            core.name(Text.of(terms.place()));
        }
        return new ActivityObject.Place(core.build(), spot == null ? null : position(spot), null);
    }

    private static ActivityObject.Place.Position position(Spot spot) {
        return new ActivityObject.Place.Position(plain(spot.latitude()), plain(spot.longitude()), null, null);
    }

    /** Without needless zeros, and never with an exponent. */
    private static BigDecimal plain(BigDecimal degrees) {
        var stripped = degrees.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0, RoundingMode.UNNECESSARY) : stripped;
    }
}
