package coop.talkoot.platform;

import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** One page of a list, newest first. {@code next} is the id to pass as {@code before} for the page after it. */
public record Page<T>(List<T> items, @Nullable Long next) {
    public Page {
        items = List.copyOf(items);
    }

    /** Cuts {@code found}, which was asked for with one more row than {@code limit}, into a page. */
    public static <T> Page<T> of(List<T> found, int limit, ToLongFunction<T> idOf) {
        if (found.size() <= limit) {
            return new Page<>(found, null);
        }
        var items = found.subList(0, limit);
        return new Page<>(items, idOf.applyAsLong(items.getLast()));
    }

    /** What a page is asked for: at most {@code limit} rows with ids below {@code before}. */
    public record Request(int limit, long before) {
        public static final int MOST = 80;

        public Request {
            if (limit < 1 || limit > MOST) {
                throw Refused.invalid("limit", "limit must be a number from 1 to " + MOST);
            }
            if (before < 1) {
                throw Refused.invalid("before", "before must be the id of an earlier item");
            }
        }

        /** The first page. */
        public static Request first(int limit) {
            return new Request(limit, Long.MAX_VALUE);
        }
    }
}
