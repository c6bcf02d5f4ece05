package coop.talkoot.activitypub.actor;

import coop.talkoot.activitypub.mapping.PollMapping;
import coop.talkoot.activitypub.mapping.PostMapping;
import coop.talkoot.documents.Attachments;
import coop.talkoot.posts.Polls;
import coop.talkoot.posts.Post;
import coop.talkoot.vocab.ActivityObject;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Notes of this instance as their documents: with what they ask, as it stands now, and with their files. */
@Singleton
public final class NoteDocuments {
    private final Polls polls;
    private final Attachments attachments;
    private final PostMapping notes;
    private final PollMapping questions;
    private final Clock clock;

    NoteDocuments(Polls polls, Attachments attachments, PostMapping notes, PollMapping questions, Clock clock) {
        this.polls = polls;
        this.attachments = attachments;
        this.notes = notes;
        this.questions = questions;
        this.clock = clock;
    }

    public ActivityObject of(Post post) {
        var files = attachments.ofPost(post.id());
        return polls.of(post)
                .map(poll -> questions.question(post, poll, poll.showsTotals(clock.instant()), files))
                .orElseGet(() -> notes.note(post, files));
    }
}
