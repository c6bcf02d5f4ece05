package coop.talkoot.exchange.find;

import static coop.talkoot.schema.Tables.CATALOGUE_ENTRY;

import coop.talkoot.exchange.Spot;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Ways over the earth, taken for a ball of its mean radius: half a percent off at most. The database keeps points in space,
 * so it measures straight through the ground; the longer that way, the longer the one above.
 */
final class Earth {
    private static final double DIAMETER = 2 * 6_371_008.8;

    private Earth() {}

    /** The point, put together once for all rows; null for no place. */
    static Field<Object> point(@Nullable Spot spot) {
        return spot == null
                ? DSL.field("null::cube")
                : DSL.field(
                        "(select catalogue_earth({0}, {1}))",
                        DSL.val(spot.latitude().doubleValue()),
                        DSL.val(spot.longitude().doubleValue()));
    }

    /** From the listing to the place, through the ground. */
    static Field<Double> way(Spot spot) {
        return DSL.field("{0} <-> {1}", Double.class, CATALOGUE_ENTRY.EARTH, point(spot));
    }

    /** The listing is so near, measured. */
    static Condition isNoFarther(Near near) {
        return way(near.spot()).le(through(near.metres()));
    }

    /** Numbers of the cubes that hold all that is so near. */
    static Field<Object> cells(Near near) {
        return DSL.field(
                "(select catalogue_cells_around({0}, {1}))", point(near.spot()), DSL.val(through(near.metres())));
    }

    /** A box that holds all that is so near. */
    static Field<Object> box(Near near) {
        return DSL.field("(select cube_enlarge({0}, {1}, 3))", point(near.spot()), DSL.val(through(near.metres())));
    }

    /** The way through the ground below so many metres. */
    static double through(int metres) {
        return DIAMETER * Math.sin(metres / DIAMETER);
    }

    /** The way above one through the ground. */
    static int metres(double through) {
        return (int) Math.round(DIAMETER * Math.asin(Math.min(1, through / DIAMETER)));
    }
}
