package coop.talkoot.exchange.agreement;

import static coop.talkoot.schema.Tables.LISTING;

import coop.talkoot.exchange.Listing;
import coop.talkoot.exchange.Purpose;
import coop.talkoot.ledger.Units;
import coop.talkoot.people.Blocks;
import coop.talkoot.people.Identities;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.Ids;
import coop.talkoot.platform.Origin;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Settings;
import coop.talkoot.posts.Posts;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** A proposal checked, and made the agreement that it begins. */
@Singleton
final class Proposing {
    private static final int LONGEST_TITLE = 200;

    private final DSLContext sql;
    private final Ids ids;
    private final Clock clock;
    private final Settings settings;
    private final Posts posts;
    private final Blocks blocks;
    private final Identities identities;
    private final Units units;
    private final TermsCheck check;

    Proposing(
            DSLContext sql,
            Ids ids,
            Clock clock,
            Settings settings,
            Posts posts,
            Blocks blocks,
            Identities identities,
            Units units,
            TermsCheck check) {
        this.sql = sql;
        this.ids = ids;
        this.clock = clock;
        this.settings = settings;
        this.posts = posts;
        this.blocks = blocks;
        this.identities = identities;
        this.units = units;
        this.check = check;
    }

    Agreement begun(NewAgreement wanted) {
        requireApart(wanted.proposer(), wanted.partner());
        var listing = wanted.listing();
        var side = listing == null ? wanted.side() : answering(listing, wanted);
        var provider = side == Side.PROVIDER ? wanted.proposer() : wanted.partner();
        var receiver = side == Side.PROVIDER ? wanted.partner() : wanted.proposer();
        var group = listing == null ? countedIn(wanted.terms()) : listing.post().group();
        var sides = new TermsCheck.Sides(provider, receiver, group == null ? null : group.id());
        var terms = check.checked(wanted.terms(), sides);
        var resourceId = resourceOf(listing);
        var course = Course.begun(terms, side, check.isListed(terms, resourceId));
        var id = ids.next();
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var uri = settings.uri("/agreements/" + id);
        return new Agreement(
                id,
                uri,
                wanted.origin() instanceof Origin.Remote remote ? remote.uri() : uri + "/steps/1",
                listing,
                group,
                resourceId,
                title(wanted),
                provider,
                receiver,
                side,
                course,
                1,
                now,
                now,
                Deadlines.of(course, now, Patience.USUAL).orElse(null),
                null);
    }

    /** The co-op whose unit it is about. */
    private @Nullable Identity countedIn(AgreementTerms terms) {
        return terms.inReturn()
                .flatMap(Bookings::unitOf)
                .flatMap(units::find)
                .flatMap(unit -> identities.find(unit.groupId()))
                .orElse(null);
    }

    private void requireApart(Identity proposer, Identity partner) {
        if (proposer.id() == partner.id()) {
            throw Refused.invalid("partner", "Nobody agrees with themselves.");
        }
        if (proposer.kind() == Identity.Kind.SERVICE || partner.kind() == Identity.Kind.SERVICE) {
            throw Refused.invalid("partner", "An agreement is between people or groups.");
        }
        if (partner.isGone() || partner.isSuspended()) {
            throw Refused.conflict(partner.address() + " is not here any more.");
        }
        if (blocks.stands(partner.id(), proposer.id()) || blocks.stands(proposer.id(), partner.id())) {
            throw Refused.notAllowed("You cannot propose this to " + partner.address() + ".");
        }
    }

    /** Which side the answer to a listing is on; who asks must be able to read it, and it must still be open. */
    private Side answering(Listing listing, NewAgreement wanted) {
        posts.require(listing.id(), wanted.proposer().id());
        var author = listing.post().author();
        if (author.id() != wanted.partner().id()) {
            throw Refused.invalid("partner", "Who offers or needs it is " + author.address() + ".");
        }
        if (!listing.isOpenAt(clock.instant())) {
            throw Refused.conflict("This is no longer open.");
        }
        if (AgreementKind.of(listing.terms().kind()) != AgreementTerms.kindOf(wanted.terms())) {
            throw Refused.invalid("kind", "It is listed as something else.");
        }
        return listing.terms().purpose() == Purpose.OFFER ? Side.RECEIVER : Side.PROVIDER;
    }

    private @Nullable Long resourceOf(@Nullable Listing listing) {
        return listing == null
                ? null
                : sql.select(LISTING.RESOURCE_ID)
                        .from(LISTING)
                        .where(LISTING.POST_ID.eq(listing.id()))
                        .fetchOne(LISTING.RESOURCE_ID);
    }

    private static String title(NewAgreement wanted) {
        var listing = wanted.listing();
        var title = (listing == null ? wanted.title() : listing.post().title()).strip();
        if (title.isEmpty() || title.length() > LONGEST_TITLE || title.indexOf('\0') >= 0) {
            throw Refused.invalid("title", "Say what it is about, in at most " + LONGEST_TITLE + " characters.");
        }
        return title;
    }
}
