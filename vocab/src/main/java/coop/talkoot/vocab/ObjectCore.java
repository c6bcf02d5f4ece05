package coop.talkoot.vocab;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What any activity, actor or object may bear. Made with {@link #with(String)}; absent lists are empty. */
public record ObjectCore(
        @Nullable String id,
        List<Reference> attributedTo,
        Addressing addressing,
        Text name,
        Text summary,
        Text content,
        Times times,
        Conversation conversation,
        List<Link> url,
        List<Tag> tags,
        List<Attachment> attachments,
        List<Media> icons,
        List<Media> images,
        @Nullable Boolean sensitive,
        List<String> additionalTypes,
        ActivityObject.@Nullable Place location,
        @Nullable VfProposal proposal,
        @Nullable TalkootMatter matter,
        Received received) {
    public ObjectCore {
        attributedTo = List.copyOf(attributedTo);
        Objects.requireNonNull(addressing, "addressing");
        Objects.requireNonNull(times, "times");
        Objects.requireNonNull(conversation, "conversation");
        url = List.copyOf(url);
        tags = List.copyOf(tags);
        attachments = List.copyOf(attachments);
        icons = List.copyOf(icons);
        images = List.copyOf(images);
        additionalTypes = List.copyOf(additionalTypes);
        Objects.requireNonNull(received, "received");
    }

    /** Begins one with an id. */
    public static ObjectCoreBuilder with(@Nullable String id) {
        return new ObjectCoreBuilder(id);
    }

    /** The same, to be changed; what was received is left behind, for it would no longer say the same. */
    public ObjectCoreBuilder change() {
        return new ObjectCoreBuilder(this);
    }

    /** The id of the first author named. */
    public @Nullable String author() {
        return attributedTo.stream()
                .map(Reference::id)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** The page for people: the first HTML link, else the first link. */
    public @Nullable String page() {
        return url.stream()
                .filter(link -> "text/html".equals(link.mediaType()))
                .findFirst()
                .or(() -> url.stream().findFirst())
                .map(Link::href)
                .orElse(null);
    }

    /** The title: `name`, else the first of `nameMap`. */
    public @Nullable String title() {
        return name.any();
    }
}
