package coop.talkoot.activitypub.mapping;

import coop.talkoot.posts.Poll;
import coop.talkoot.posts.Post;
import coop.talkoot.posts.Vote;
import coop.talkoot.vocab.Activity;
import coop.talkoot.vocab.ActivityObject;
import coop.talkoot.vocab.Addressing;
import coop.talkoot.vocab.Conversation;
import coop.talkoot.vocab.ObjectCore;
import coop.talkoot.vocab.Reference;
import coop.talkoot.vocab.Text;
import coop.talkoot.vocab.Times;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import java.time.ZoneOffset;
import java.util.Optional;

/** Polls as Mastodon has them (FEP-9967): a Question, and for each answer a Note that bears its name. */
@Singleton
public final class PollMapping {
    private final PostMapping posts;

    PollMapping(PostMapping posts) {
        this.posts = posts;
    }

    /** A post of ours that asks; {@code showsCounts} is whether it may be told how it stands. */
    public ActivityObject question(Post post, Poll poll, boolean showsCounts, Beside beside) {
        var end = poll.endsAt() == null ? null : poll.endsAt().atOffset(ZoneOffset.UTC);
        var core = posts.core(post, post.title(), "", beside)
                .times(Times.published(post.publishedAt())
                        .withUpdated(post.editedAt())
                        .withEnd(end))
                .build();
        var options = poll.options().stream()
                .map(option ->
                        new ActivityObject.Question.Option(option.title(), showsCounts ? (long) option.votes() : null))
                .toList();
        return new ActivityObject.Question(
                core, poll.isMultiple(), options, showsCounts ? (long) poll.voters() : null, poll.closedAt());
    }

    /** To who asked, and to nobody else. */
    public JsonObject vote(String id, Vote vote) {
        var voter = vote.voter();
        var toAsker = Addressing.to(vote.post().author().uri());
        var answer = ObjectCore.with(voter.uri() + "#votes/" + vote.id())
                .by(voter.uri())
                .addressing(toAsker)
                .name(Text.of(vote.option()))
                .conversation(new Conversation(vote.post().uri(), null, null));
        return ActivityMapping.write(new Activity.Create(
                ActivityMapping.head(id, voter, toAsker, null), Reference.to(new ActivityObject.Note(answer.build()))));
    }

    /** What a note would answer if what it is an answer to asked that. */
    public Optional<String> answer(ActivityObject object) {
        return object instanceof ActivityObject.Note note
                        && note.core().conversation().inReplyTo() != null
                ? Optional.ofNullable(note.core().name().plain())
                : Optional.empty();
    }
}
