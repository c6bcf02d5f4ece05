package coop.talkoot.web.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Offers and needs where they are, as a drawing and as a list with the same numbers.
 *
 * @param ways how far a square of the drawing's grid is across, in words of {@link FoundListing#distance}
 * @param unplaced how many of the page say no place
 * @param around the circle that was looked in, null without one
 */
public record MapPage(
        ExchangeFilter filter,
        List<FoundListing> found,
        List<Pin> pins,
        List<Line> grid,
        int ways,
        int unplaced,
        @Nullable Circle around,
        Pager pager)
        implements PageView {
    public static final int WIDTH = 560;
    public static final int HEIGHT = 520;

    public MapPage {
        found = List.copyOf(found);
        pins = List.copyOf(pins);
        grid = List.copyOf(grid);
    }

    /** One place, with the numbers of what is there. */
    public record Pin(int x, int y, String label, PurposeLook purpose) {}

    /** A line of the grid. */
    public record Line(int x1, int y1, int x2, int y2) {}

    /** Around the place that was looked around. */
    public record Circle(int x, int y, int radius) {}

    @Override
    public String template() {
        return "exchange-map.jte";
    }
}
