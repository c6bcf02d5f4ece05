package coop.talkoot.exchange.find;

import coop.talkoot.exchange.ExchangeKind;
import coop.talkoot.exchange.Purpose;
import coop.talkoot.groups.affiliation.Kin;
import coop.talkoot.platform.Refused;
import coop.talkoot.posts.Tags;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody looks for; whatever is null does not matter.
 *
 * @param words as typed into a search engine: all of them, "as a phrase", one or another, -not
 * @param tag in lower case, without #
 * @param steps in groups at most so many steps below that one too, as far as they are known here: 0 to {@link #MOST_STEPS}
 * @param categoryId a shelf of a co-op of this server
 * @param dueBy it must happen, or be back, by then
 * @param openAt it can still be answered then
 */
public record Sought(
        @Nullable String words,
        @Nullable Purpose purpose,
        @Nullable ExchangeKind kind,
        @Nullable String tag,
        @Nullable Long groupId,
        int steps,
        @Nullable Long categoryId,
        @Nullable Long authorId,
        Origins origins,
        @Nullable Near near,
        @Nullable Instant dueBy,
        @Nullable Instant openAt,
        boolean withPicture) {
    public static final int LONGEST_WORDS = 200;
    /** From the top of a federation to its lowest group. */
    public static final int MOST_STEPS = Kin.DEEPEST;
    /** Everything open. */
    public static final Sought ALL =
            new Sought(null, null, null, null, null, 0, null, null, Origins.ALL, null, null, null, false);

    public Sought {
        words = words == null || words.isBlank() ? null : words.strip();
        if (words != null && (words.length() > LONGEST_WORDS || words.indexOf('\0') >= 0)) {
            throw Refused.invalid("q", "What is searched for has at most " + LONGEST_WORDS + " characters.");
        }
        if (steps < 0 || steps > MOST_STEPS) {
            throw Refused.invalid("steps", "Groups are 0 to " + MOST_STEPS + " steps below another.");
        }
        if (steps > 0 && groupId == null) {
            throw Refused.invalid("group", "Say below which group to look.");
        }
        tag = tag == null || tag.isBlank() ? null : Tags.checked(tag);
    }

    public Sought withWords(String other) {
        return new Sought(
                other,
                purpose,
                kind,
                tag,
                groupId,
                steps,
                categoryId,
                authorId,
                origins,
                near,
                dueBy,
                openAt,
                withPicture);
    }

    /** The same without what is counted one by one beside it. */
    Sought withoutFacets() {
        return new Sought(
                words, null, null, tag, groupId, steps, categoryId, authorId, origins, near, dueBy, openAt, false);
    }

    /** What comes first when nobody says: what says the words, and else what is new. */
    public Order usualOrder() {
        return words != null ? Order.BEST : Order.NEWEST;
    }
}
