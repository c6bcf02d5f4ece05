package coop.talkoot.activitypub.mapping;

import coop.talkoot.platform.Settings;
import coop.talkoot.posts.Post;
import coop.talkoot.vocab.ActivityObject;
import coop.talkoot.vocab.Conversation;
import coop.talkoot.vocab.ObjectCore;
import coop.talkoot.vocab.ObjectCoreBuilder;
import coop.talkoot.vocab.Reference;
import coop.talkoot.vocab.Tag;
import coop.talkoot.vocab.Text;
import coop.talkoot.vocab.Times;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;

/** Posts of this instance as the objects peers read (wire.md 2.3). */
@Singleton
public final class PostMapping {
    private final Settings settings;
    private final EmojiMapping emojis;

    @Inject
    PostMapping(Settings settings, EmojiMapping emojis) {
        this.settings = settings;
        this.emojis = emojis;
    }

    PostMapping(Settings settings) {
        this(settings, new EmojiMapping(settings));
    }

    /** A note or reply; what is left of it once it is deleted. */
    public ActivityObject note(Post post) {
        return note(post, Beside.NOTHING);
    }

    /** The same with what goes with it. */
    public ActivityObject note(Post post, Beside beside) {
        return post.isDeleted()
                ? tombstone(post)
                : new ActivityObject.Note(core(post, post.title(), "", beside).build());
    }

    /** What is left of a deleted post of any kind. */
    public ActivityObject.Tombstone tombstone(Post post) {
        return new ActivityObject.Tombstone(ObjectCore.with(post.uri()).build(), "Note", post.deletedAt());
    }

    /** All but what a listing adds; {@code heading} stands above the text. */
    ObjectCoreBuilder core(Post post, String heading, String terms, Beside beside) {
        var html = ContentText.assembled(heading, post.contentHtml(), terms, post.url());
        var core = ObjectCore.with(post.uri())
                .by(post.author().uri())
                .addressing(Recipients.of(post))
                .times(Times.published(post.publishedAt()).withUpdated(post.editedAt()))
                .content(Text.both(post.language(), html))
                .summary(post.warning().isBlank() ? Text.none() : Text.of(post.warning()))
                .sensitive(post.isSensitive() ? true : null)
                .url(post.url())
                .conversation(
                        new Conversation(post.inReplyToUri(), null, Reference.to(LocalCollections.replies(post))));
        var tags = new ArrayList<Tag>(Recipients.mentions(post));
        post.tags().forEach(tag -> tags.add(hashtag(tag)));
        tags.addAll(emojis.tags(beside.emojis()));
        core.tags(tags).attachments(MediaMapping.of(beside.files()));
        // a reply with a name would be a vote in a poll to Mastodon and others
        return post.title().isBlank() || post.isReply() ? core : core.name(Text.in(post.language(), post.title()));
    }

    private Tag hashtag(String tag) {
        return new Tag.Hashtag("#" + tag, settings.uri("/tags/" + URLEncoder.encode(tag, StandardCharsets.UTF_8)));
    }
}
