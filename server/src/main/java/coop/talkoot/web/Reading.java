package coop.talkoot.web;

import coop.talkoot.documents.Attachments;
import coop.talkoot.exchange.EndingClock;
import coop.talkoot.exchange.Listing;
import coop.talkoot.exchange.ListingFilter;
import coop.talkoot.exchange.Listings;
import coop.talkoot.governance.Decisions;
import coop.talkoot.governance.Motions;
import coop.talkoot.groups.Right;
import coop.talkoot.platform.Page;
import coop.talkoot.platform.Texts;
import coop.talkoot.posts.Post;
import coop.talkoot.web.view.Fact;
import coop.talkoot.web.view.Fields;
import coop.talkoot.web.view.ListingCard;
import coop.talkoot.web.view.ListingPage;
import coop.talkoot.web.view.ListingState;
import coop.talkoot.web.view.PageView;
import coop.talkoot.web.view.PostPage;
import coop.talkoot.web.view.ReplyForm;
import coop.talkoot.web.view.Tab;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Draws the page of one post with its thread; an offer or need says its terms too. */
@Singleton
final class Reading {
    private static final int MORE = 4;

    private final Listings listings;
    private final ListingCards listingCards;
    private final PostCards postCards;
    private final Threads threads;
    private final Motions motions;
    private final Decisions decisions;
    private final MotionSheets motionSheets;
    private final Requests requests;
    private final Attachments attachments;
    private final Names names;
    private final EmojiDrawing emojis;
    private final SubjectFacts subjects;
    private final Responding responding;
    private final Clock clock;

    Reading(
            Listings listings,
            ListingCards listingCards,
            PostCards postCards,
            Threads threads,
            Motions motions,
            Decisions decisions,
            MotionSheets motionSheets,
            Requests requests,
            Attachments attachments,
            Names names,
            EmojiDrawing emojis,
            SubjectFacts subjects,
            Responding responding,
            Clock clock) {
        this.listings = listings;
        this.listingCards = listingCards;
        this.postCards = postCards;
        this.threads = threads;
        this.motions = motions;
        this.decisions = decisions;
        this.motionSheets = motionSheets;
        this.requests = requests;
        this.attachments = attachments;
        this.names = names;
        this.emojis = emojis;
        this.subjects = subjects;
        this.responding = responding;
        this.clock = clock;
    }

    /** {@code reply} is what stands in the form for answering. */
    PageView page(Post post, Visit visit, Fields reply) {
        return switch (post.kind()) {
            case NOTE -> note(post, visit, reply);
            case LISTING ->
                listings.of(post)
                        .<PageView>map(listing -> answered(listing, visit, reply, null))
                        .orElseGet(() -> note(post, visit, reply));
            case MOTION ->
                motions.of(post)
                        .<PageView>map(motion -> motionSheets.page(motion, visit, Written.reply(reply)))
                        .orElseGet(() -> note(post, visit, reply));
            case DECISION, RESULT ->
                decisions
                        .of(post)
                        .or(() -> decisions.ofResult(post))
                        .<PageView>map(vote -> motionSheets.page(vote, visit, Written.reply(reply)))
                        .orElseGet(() -> note(post, visit, reply));
        };
    }

    private PageView note(Post post, Visit visit, Fields reply) {
        return new PostPage(
                postCards.asked(post, visit),
                names.elsewhere(post),
                threads.below(post, visit, groupId(post)),
                form(post, visit, reply),
                reportHref(post, visit));
    }

    /** An offer or need; {@code tried} is the answer that was refused, null for none. */
    PageView answered(Listing listing, Visit visit, Fields reply, StepForms.@Nullable Tried tried) {
        var post = listing.post();
        var group = post.group();
        var card = listingCards.one(listing, groupId(post));
        var isOpen = card.state() == ListingState.OPEN;
        var isAuthor = post.isLocal() && visit.is(post.author().id());
        var mayWithdraw = isAuthor || (group != null && group.isLocal() && requests.may(Right.TIDY, group, visit));
        return new ListingPage(
                card,
                emojis.words(post.author(), post.contentHtml()),
                MediaViews.of(attachments.ofPost(post.id()), PostCards.isCovered(post)),
                post.language(),
                post.publishedAt(),
                post.editedAt(),
                tags(post),
                group == null ? null : names.who(group),
                post.audience().name(),
                names.elsewhere(post),
                threads.below(post, visit, groupId(post)),
                isOpen ? form(post, visit, reply) : null,
                facts(listing, Frames.texts(visit)),
                deeds(listing, isAuthor, mayWithdraw),
                more(listing, visit),
                reportHref(post, visit),
                responding.part(listing, visit, tried));
    }

    private List<Fact> facts(Listing listing, Texts texts) {
        var facts = new ArrayList<Fact>();
        var category = listing.category();
        if (category != null) {
            facts.add(new Fact(texts.say("form.category"), category.name()));
        }
        facts.addAll(subjects.of(texts, listing.terms().subject()));
        return facts;
    }

    private ListingPage.Deeds deeds(Listing listing, boolean isAuthor, boolean mayWithdraw) {
        var deed = "/posts/" + listing.post().id() + "/";
        var isOpen = listing.state() == Listing.State.OPEN;
        return new ListingPage.Deeds(
                isAuthor ? names.href(listing.post()) + "/edit" : null,
                isAuthor && isOpen ? deed + "archive" : null,
                isAuthor && listing.state() == Listing.State.ARCHIVED ? deed + "reopen" : null,
                isAuthor && isOpen && listing.terms().openUntil() != null ? deed + "renew" : null,
                mayWithdraw ? deed + "withdraw" : null,
                isAuthor && isOpen && isEnding(listing));
    }

    private boolean isEnding(Listing listing) {
        var until = listing.terms().openUntil();
        var now = clock.instant();
        return until != null && until.isAfter(now) && !until.isAfter(now.plus(EndingClock.AHEAD));
    }

    private static @Nullable String reportHref(Post post, Visit visit) {
        return visit.viewer() == null || visit.is(post.author().id()) ? null : "/posts/" + post.id() + "/report";
    }

    private @Nullable ReplyForm form(Post post, Visit visit, Fields fields) {
        return visit.viewer() == null ? null : new ReplyForm("/posts/" + post.id() + "/reply", fields);
    }

    private List<ListingCard> more(Listing listing, Visit visit) {
        var author = new ListingFilter(
                null, null, null, null, listing.post().author().id(), null);
        var others = listings.search(author, visit.actorId(), Page.Request.first(MORE + 1)).items().stream()
                .filter(other -> other.id() != listing.id())
                .limit(MORE)
                .toList();
        return listingCards.all(others, groupId(listing.post()));
    }

    private static List<Tab> tags(Post post) {
        return post.tags().stream()
                .map(tag -> new Tab(tag, "/tags/" + Links.encoded(tag), false))
                .toList();
    }

    private static @Nullable Long groupId(Post post) {
        var group = post.group();
        return group == null ? null : Objects.requireNonNull(group).id();
    }
}
