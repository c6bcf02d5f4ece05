package coop.talkoot.activitypub.actor;

import coop.talkoot.activitypub.mapping.Beside;
import coop.talkoot.activitypub.mapping.ListingMapping;
import coop.talkoot.activitypub.mapping.PollMapping;
import coop.talkoot.activitypub.mapping.PostMapping;
import coop.talkoot.documents.Attachments;
import coop.talkoot.documents.Emojis;
import coop.talkoot.exchange.Listing;
import coop.talkoot.posts.Poll;
import coop.talkoot.posts.Polls;
import coop.talkoot.posts.Post;
import coop.talkoot.vocab.ActivityObject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Posts of this instance as their documents: with what they ask, as it stands now, with files and emoji. */
@Singleton
public final class NoteDocuments {
    private final Polls polls;
    private final Attachments attachments;
    private final PostMapping notes;
    private final PollMapping questions;
    private final ListingMapping listings;
    private final Emojis emojis;
    private final Clock clock;

    NoteDocuments(
            Polls polls,
            Attachments attachments,
            PostMapping notes,
            PollMapping questions,
            ListingMapping listings,
            Emojis emojis,
            Clock clock) {
        this.polls = polls;
        this.attachments = attachments;
        this.notes = notes;
        this.questions = questions;
        this.listings = listings;
        this.emojis = emojis;
        this.clock = clock;
    }

    public ActivityObject of(Post post) {
        var asked = polls.of(post);
        var beside = beside(post, asked);
        return asked.map(poll -> questions.question(post, poll, poll.showsTotals(clock.instant()), beside))
                .orElseGet(() -> notes.note(post, beside));
    }

    /** An offer or need with its files. */
    public ActivityObject of(Listing listing) {
        return listings.note(listing, beside(listing.post(), Optional.empty()));
    }

    /** Several by id: what goes with them is looked up together. */
    public Map<Long, ActivityObject> of(List<Listing> several) {
        var files = attachments.ofPosts(several.stream().map(Listing::id).toList());
        var found = emojis.find(several.stream()
                .map(listing ->
                        new Emojis.Said(listing.post().author(), listing.post().texts()))
                .toList());
        var objects = new HashMap<Long, ActivityObject>();
        for (var listing : several) {
            var post = listing.post();
            var beside = new Beside(files.getOrDefault(listing.id(), List.of()), found.in(post.author(), post.texts()));
            objects.put(listing.id(), listings.note(listing, beside));
        }
        return objects;
    }

    /** What goes with the words of any post. */
    Beside beside(Post post) {
        return beside(post, Optional.empty());
    }

    private Beside beside(Post post, Optional<Poll> asked) {
        var texts = new ArrayList<>(post.texts());
        asked.ifPresent(poll -> texts.addAll(poll.texts()));
        return new Beside(attachments.ofPost(post.id()), emojis.in(post.author(), texts));
    }
}
