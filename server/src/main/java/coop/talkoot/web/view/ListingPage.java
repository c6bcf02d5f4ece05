package coop.talkoot.web.view;

import coop.talkoot.web.view.deal.RespondPart;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One offer or need with its answers.
 *
 * @param content cleaned HTML
 * @param media what hangs on it
 * @param language tag of the language it is written in
 * @param tags label and address of each
 * @param group the co-op it stands in, null for none
 * @param audience PUBLIC or GROUP
 * @param elsewhere null for one of this server
 * @param replyForm null where the viewer may not answer
 * @param facts what exactly it is
 * @param moreByAuthor other open listings of the same person
 * @param respond for answering it so that it becomes an agreement
 * @param reportHref where one asks the keepers to look at it, null for one's own and for visitors
 */
public record ListingPage(
        ListingCard listing,
        Markup content,
        Media media,
        String language,
        Instant published,
        @Nullable Instant edited,
        List<Tab> tags,
        @Nullable Who group,
        String audience,
        @Nullable Elsewhere elsewhere,
        List<Reply> replies,
        @Nullable ReplyForm replyForm,
        List<Fact> facts,
        Deeds deeds,
        List<ListingCard> moreByAuthor,
        @Nullable String reportHref,
        RespondPart respond)
        implements PageView {
    /**
     * What the viewer may do with it, null where they may not; all but the first are POST without fields.
     *
     * @param renewAction for one that has an end
     * @param isEnding whether that is within days
     */
    public record Deeds(
            @Nullable String editHref,
            @Nullable String archiveAction,
            @Nullable String reopenAction,
            @Nullable String renewAction,
            @Nullable String withdrawAction,
            boolean isEnding) {
        /** Of a reader. */
        public static final Deeds NONE = new Deeds(null, null, null, null, null, false);

        public boolean areAny() {
            return !equals(NONE);
        }
    }

    public ListingPage {
        facts = List.copyOf(facts);
        tags = List.copyOf(tags);
        replies = List.copyOf(replies);
        moreByAuthor = List.copyOf(moreByAuthor);
    }

    @Override
    public String template() {
        return "listing.jte";
    }

    /** How many answers stand in the thread. */
    public int replyCount() {
        return Reply.count(replies);
    }
}
