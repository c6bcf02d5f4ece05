package coop.talkoot.vocab;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds an {@link ObjectCore} step by step. */
public final class ObjectCoreBuilder {
    private final @Nullable String id;
    private List<Reference> attributedTo = List.of();
    private Addressing addressing = Addressing.nobody();
    private Text name = Text.none();
    private Text summary = Text.none();
    private Text content = Text.none();
    private Times times = Times.unknown();
    private Conversation conversation = Conversation.none();
    private List<Link> url = List.of();
    private List<Tag> tags = List.of();
    private List<Attachment> attachments = List.of();
    private List<Media> icons = List.of();
    private List<Media> images = List.of();
    private @Nullable Boolean sensitive;
    private List<String> additionalTypes = List.of();
    private ActivityObject.@Nullable Place location;
    private @Nullable VfProposal proposal;
    private @Nullable TalkootMatter matter;
    private Received received = Received.nothing();

    ObjectCoreBuilder(@Nullable String id) {
        this.id = id;
    }

    ObjectCoreBuilder(ObjectCore core) {
        this.id = core.id();
        this.attributedTo = core.attributedTo();
        this.addressing = core.addressing();
        this.name = core.name();
        this.summary = core.summary();
        this.content = core.content();
        this.times = core.times();
        this.conversation = core.conversation();
        this.url = core.url();
        this.tags = core.tags();
        this.attachments = core.attachments();
        this.icons = core.icons();
        this.images = core.images();
        this.sensitive = core.sensitive();
        this.additionalTypes = core.additionalTypes();
        this.location = core.location();
        this.proposal = core.proposal();
        this.matter = core.matter();
    }

    /** The author, by id. */
    public ObjectCoreBuilder by(String author) {
        return attributedTo(List.of(Reference.to(author)));
    }

    public ObjectCoreBuilder attributedTo(List<Reference> authors) {
        this.attributedTo = authors;
        return this;
    }

    public ObjectCoreBuilder addressing(Addressing addressing) {
        this.addressing = addressing;
        return this;
    }

    public ObjectCoreBuilder name(Text name) {
        this.name = name;
        return this;
    }

    public ObjectCoreBuilder summary(Text summary) {
        this.summary = summary;
        return this;
    }

    public ObjectCoreBuilder content(Text content) {
        this.content = content;
        return this;
    }

    public ObjectCoreBuilder times(Times times) {
        this.times = times;
        return this;
    }

    public ObjectCoreBuilder conversation(Conversation conversation) {
        this.conversation = conversation;
        return this;
    }

    /** The page for people. */
    public ObjectCoreBuilder url(String page) {
        return url(List.of(Link.to(page)));
    }

    public ObjectCoreBuilder url(List<Link> links) {
        this.url = links;
        return this;
    }

    public ObjectCoreBuilder tags(List<Tag> tags) {
        this.tags = tags;
        return this;
    }

    public ObjectCoreBuilder attachments(List<Attachment> attachments) {
        this.attachments = attachments;
        return this;
    }

    public ObjectCoreBuilder icons(List<Media> icons) {
        this.icons = icons;
        return this;
    }

    public ObjectCoreBuilder images(List<Media> images) {
        this.images = images;
        return this;
    }

    public ObjectCoreBuilder sensitive(@Nullable Boolean sensitive) {
        this.sensitive = sensitive;
        return this;
    }

    public ObjectCoreBuilder additionalTypes(List<String> types) {
        this.additionalTypes = types;
        return this;
    }

    public ObjectCoreBuilder location(ActivityObject.@Nullable Place place) {
        this.location = place;
        return this;
    }

    /** Makes it an offer or a need, and says so in `additionalType`. */
    public ObjectCoreBuilder listing(VfProposal listing) {
        this.additionalTypes = List.of(Namespaces.PROPOSAL);
        return proposal(listing);
    }

    /** The properties of a listing as they came. */
    public ObjectCoreBuilder proposal(@Nullable VfProposal proposal) {
        this.proposal = proposal;
        return this;
    }

    /** What it says of a vote of its group. */
    public ObjectCoreBuilder matter(@Nullable TalkootMatter matter) {
        this.matter = matter;
        return this;
    }

    public ObjectCoreBuilder received(Received received) {
        this.received = received;
        return this;
    }

    public ObjectCore build() {
        return new ObjectCore(
                id,
                attributedTo,
                addressing,
                name,
                summary,
                content,
                times,
                conversation,
                url,
                tags,
                attachments,
                icons,
                images,
                sensitive,
                additionalTypes,
                location,
                proposal,
                matter,
                received);
    }
}
