package coop.talkoot.exchange;

import coop.talkoot.platform.Refused;
import org.jspecify.annotations.Nullable;

/**
 * What a thing or space is like.
 *
 * @param condition from 1, worn, to 5, like new
 * @param grams its weight
 * @param value what one piece is worth: its price where it is sold, what replaces it where it is lent
 * @param stock how many pieces are there
 */
public record Features(
        Form form,
        @Nullable Integer condition,
        Size size,
        @Nullable Long grams,
        @Nullable Money value,
        int stock) {
    /** Whether it can be carried away. */
    public enum Form {
        THING,
        SPACE
    }

    /** One piece of which nothing more is known. */
    public static final Features UNKNOWN = new Features(Form.THING, null, Size.UNKNOWN, null, null, 1);

    public static final int BEST_CONDITION = 5;
    private static final long HEAVIEST = 1_000_000_000L;
    private static final int MOST_PIECES = 1_000_000;

    public Features {
        if (condition != null && (condition < 1 || condition > BEST_CONDITION)) {
            throw Refused.invalid("condition", "A condition is a number from 1, worn, to 5, like new.");
        }
        if (grams != null && (grams < 1 || grams > HEAVIEST)) {
            throw Refused.invalid("weight", "A weight is a whole number of grams from 1 to " + HEAVIEST + ".");
        }
        if (stock < 0 || stock > MOST_PIECES) {
            throw Refused.invalid("stock", "A stock is a whole number of pieces from 0 to " + MOST_PIECES + ".");
        }
    }

    /** The same, so many of it. */
    public Features with(int pieces) {
        return new Features(form, condition, size, grams, value, pieces);
    }
}
