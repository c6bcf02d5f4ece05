package coop.talkoot.platform;

/**
 * A stretch of a list in the order of ids: those below {@code before} and above {@code after}. Of more than
 * {@code limit}, the newest; or, when {@code isNearest}, those next above {@code after}. Always given newest first.
 */
public record Span(int limit, long before, long after, boolean isNearest) {
    public static final int MOST = 80;

    public Span {
        if (limit < 1 || limit > MOST) {
            throw Refused.invalid("limit", "limit must be a number from 1 to " + MOST);
        }
    }

    /** The newest. */
    public static Span first(int limit) {
        return new Span(limit, Long.MAX_VALUE, 0, false);
    }
}
