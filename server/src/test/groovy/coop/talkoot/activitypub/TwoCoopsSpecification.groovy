package coop.talkoot.activitypub

import static coop.talkoot.activitypub.Neighbours.await

import coop.talkoot.exchange.ExchangeKind
import coop.talkoot.exchange.Listing
import coop.talkoot.exchange.Listings
import coop.talkoot.exchange.agreement.Agreement
import coop.talkoot.exchange.agreement.Agreements
import coop.talkoot.exchange.agreement.NewStep
import coop.talkoot.exchange.agreement.Step
import coop.talkoot.ledger.clearing.TwoLedgers
import coop.talkoot.people.Follow
import coop.talkoot.people.Follows
import coop.talkoot.people.Identity
import coop.talkoot.platform.Origin
import java.time.Duration
import java.time.Instant
import java.time.temporal.ChronoUnit
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** Two co-ops of two servers with an open line between them, of which the garden hears what the bakery lists. */
abstract class TwoCoopsSpecification extends Specification {
    @Shared @AutoCleanup TwoLedgers two = new TwoLedgers()
    @Shared Neighbours bakery = two.bakery
    @Shared Neighbours garden = two.garden
    @Shared Identity alice = bakery.keeper.identity()
    @Shared Identity bob = garden.keeper.identity()

    def setupSpec() {
        two.open(10_000, 10_000)
        def group = garden.find(bakery.group.identity())
        garden.bean(Follows).request(bob, group, Origin.LOCAL)
        await('the accept') { garden.bean(Follows).between(bob.id(), group.id()).get().state() == Follow.State.ACCEPTED }
    }

    /** Something of the bakery's, once the garden has it too. */
    protected Listing list(Map<String, ?> options = [:], ExchangeKind kind) {
        def listing = bakery.offer([kind: kind, quantity: '5', unit: 'one', inReturn: 'as agreed'] + options, "A $kind")
        await('the listing') { garden.bean(Listings).byUri(listing.post().uri()).present }
        return listing
    }

    protected Listing there(Listing listing) {
        garden.bean(Listings).byUri(listing.post().uri()).get()
    }

    protected Agreement known(Neighbours house, Agreement agreement) {
        house.bean(Agreements).byUri(agreement.proposalUri()).orElse(null)
    }

    protected void take(Neighbours house, Identity by, Agreement agreement, Step.OfParty step) {
        house.bean(Agreements).take(NewStep.of(known(house, agreement), by, step))
    }

    protected static Instant at(int days) {
        Instant.now().plus(Duration.ofDays(days)).truncatedTo(ChronoUnit.SECONDS)
    }
}
