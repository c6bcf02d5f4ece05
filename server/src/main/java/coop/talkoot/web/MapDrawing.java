package coop.talkoot.web;

import coop.talkoot.exchange.Listing;
import coop.talkoot.exchange.Purpose;
import coop.talkoot.exchange.Spot;
import coop.talkoot.exchange.find.Near;
import coop.talkoot.web.view.ExchangeFilter;
import coop.talkoot.web.view.FoundListing;
import coop.talkoot.web.view.MapPage;
import coop.talkoot.web.view.Pager;
import coop.talkoot.web.view.PurposeLook;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Draws where listings are, on a grid of kilometres and without asking anybody for a map. Places are rounded to squares of
 * 300 metres: the exact one is told when both sides agree. What lies in one square has one pin.
 */
final class MapDrawing {
    private static final double METRES_A_DEGREE = 111_195;
    private static final int SQUARE = 300;
    private static final int MARGIN = 44;
    private static final double LEAST = 1_200;
    private static final int MOST_LINES = 8;

    private final Map<Cell, List<Listing>> byCell = new LinkedHashMap<>();
    private final Map<Long, Integer> numbers = new HashMap<>();
    private final @Nullable Near near;
    private final Spot middle;

    private record Cell(long east, long north) {
        double x() {
            return east * (double) SQUARE;
        }

        double y() {
            return north * (double) SQUARE;
        }
    }

    /** What the drawing shows, in metres east and north of its middle. */
    private record Frame(double west, double north, double metresAPixel) {
        int x(double east) {
            return (int) Math.round(MARGIN + (east - west) / metresAPixel);
        }

        int y(double northing) {
            return (int) Math.round(MARGIN + (north - northing) / metresAPixel);
        }
    }

    /** All of them say where they are. */
    MapDrawing(List<Listing> listings, @Nullable Near near) {
        this.near = near;
        this.middle = near != null ? near.spot() : first(listings);
        for (var listing : listings) {
            var spot = listing.terms().spot();
            if (spot != null) {
                byCell.computeIfAbsent(cell(spot), first -> new ArrayList<>()).add(listing);
            }
        }
        var number = 1;
        for (var there : byCell.values()) {
            for (var listing : there) {
                numbers.put(listing.id(), number++);
            }
        }
    }

    private static Spot first(List<Listing> listings) {
        return listings.stream()
                .map(listing -> listing.terms().spot())
                .filter(spot -> spot != null)
                .findFirst()
                .orElse(new Spot(BigDecimal.ZERO, BigDecimal.ZERO));
    }

    /** Of its pin, null when it has none. What shares a pin has numbers that follow each other. */
    @Nullable
    Integer numberOf(long listingId) {
        return numbers.get(listingId);
    }

    MapPage page(ExchangeFilter filter, List<FoundListing> found, int unplaced, Pager pager) {
        var frame = frame();
        var step = step(frame);
        return new MapPage(
                filter,
                found,
                byCell.entrySet().stream()
                        .map(entry -> pin(frame, entry.getKey(), entry.getValue()))
                        .toList(),
                grid(frame, step),
                step,
                unplaced,
                near == null
                        ? null
                        : new MapPage.Circle(
                                frame.x(0), frame.y(0), (int) Math.round(near.metres() / frame.metresAPixel())),
                pager);
    }

    private MapPage.Pin pin(Frame frame, Cell cell, List<Listing> there) {
        int firstNumber = numbers.getOrDefault(there.getFirst().id(), 0);
        int lastNumber = numbers.getOrDefault(there.getLast().id(), 0);
        var isNeed = there.stream().allMatch(listing -> listing.terms().purpose() == Purpose.NEED);
        return new MapPage.Pin(
                frame.x(cell.x()),
                frame.y(cell.y()),
                firstNumber == lastNumber ? Integer.toString(firstNumber) : firstNumber + "–" + lastNumber,
                isNeed ? PurposeLook.NEED : PurposeLook.OFFER);
    }

    private Frame frame() {
        var reach = near == null ? 0 : near.metres();
        double west = -reach;
        double east = reach;
        double south = -reach;
        double north = reach;
        var isFirst = near == null;
        for (var cell : byCell.keySet()) {
            west = isFirst ? cell.x() : Math.min(west, cell.x());
            east = isFirst ? cell.x() : Math.max(east, cell.x());
            south = isFirst ? cell.y() : Math.min(south, cell.y());
            north = isFirst ? cell.y() : Math.max(north, cell.y());
            isFirst = false;
        }
        var across = Math.max(LEAST, east - west);
        var down = Math.max(LEAST, north - south);
        var metresAPixel = Math.max(across / (MapPage.WIDTH - 2 * MARGIN), down / (MapPage.HEIGHT - 2 * MARGIN));
        var spareWidth = (MapPage.WIDTH - 2 * MARGIN) * metresAPixel - (east - west);
        var spareHeight = (MapPage.HEIGHT - 2 * MARGIN) * metresAPixel - (north - south);
        return new Frame(west - spareWidth / 2, north + spareHeight / 2, metresAPixel);
    }

    /** Metres from one line to the next: one, two or five of some power of ten. */
    private static int step(Frame frame) {
        var least = MapPage.WIDTH * frame.metresAPixel() / MOST_LINES;
        var power = 100;
        while (true) {
            for (var times : new int[] {1, 2, 5}) {
                if (times * power >= least) {
                    return times * power;
                }
            }
            power *= 10;
        }
    }

    private static List<MapPage.Line> grid(Frame frame, int step) {
        var lines = new ArrayList<MapPage.Line>();
        var left = frame.west() - MARGIN * frame.metresAPixel();
        var top = frame.north() + MARGIN * frame.metresAPixel();
        for (var east = Math.ceil(left / step) * step; frame.x(east) <= MapPage.WIDTH; east += step) {
            lines.add(new MapPage.Line(frame.x(east), 0, frame.x(east), MapPage.HEIGHT));
        }
        for (var north = Math.floor(top / step) * step; frame.y(north) <= MapPage.HEIGHT; north -= step) {
            lines.add(new MapPage.Line(0, frame.y(north), MapPage.WIDTH, frame.y(north)));
        }
        return lines;
    }

    private Cell cell(Spot spot) {
        var latitude = spot.latitude().doubleValue();
        var east = spot.longitude().doubleValue() - middle.longitude().doubleValue();
        var around = east > 180 ? east - 360 : east < -180 ? east + 360 : east;
        var north = latitude - middle.latitude().doubleValue();
        var shrunk = Math.cos(Math.toRadians(middle.latitude().doubleValue()));
        return new Cell(
                Math.round(around * shrunk * METRES_A_DEGREE / SQUARE), Math.round(north * METRES_A_DEGREE / SQUARE));
    }
}
