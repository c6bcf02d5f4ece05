package coop.talkoot.web.view;

import java.util.ArrayList;
import java.util.List;

/** A tree of groups as a picture: boxes and threads, in its own units; each group above the middle of those below it. */
public record TreeDrawing(int width, int height, List<Box> boxes, List<Strand> strands) {
    private static final int BOX = 150;
    private static final int GAP = 14;
    private static final int ROW = 86;
    private static final int TALL = 40;
    private static final int LONGEST = 18;

    /** One group. */
    public record Box(int x, int y, String name, boolean isHere) {}

    /** From a group to the one above; broken where it is about to end. */
    public record Strand(int fromX, int fromY, int toX, int toY, boolean isEnding) {}

    public TreeDrawing {
        boxes = List.copyOf(boxes);
        strands = List.copyOf(strands);
    }

    /** The tops stand side by side. */
    public static TreeDrawing of(List<FederationPage.Node> tops) {
        var boxes = new ArrayList<Box>();
        var strands = new ArrayList<Strand>();
        var right = 0;
        for (var top : tops) {
            right = place(top, right, 0, boxes, strands);
        }
        var lowest = boxes.stream().mapToInt(Box::y).max().orElse(0);
        return new TreeDrawing(Math.max(right - GAP, BOX), lowest + TALL, boxes, strands);
    }

    /** Gives where the next one begins; its own box is then the last. */
    private static int place(FederationPage.Node node, int left, int level, List<Box> boxes, List<Strand> strands) {
        var at = left;
        var middles = new ArrayList<Integer>();
        for (var child : node.below()) {
            at = place(child, at, level + 1, boxes, strands);
            middles.add(boxes.getLast().x() + BOX / 2);
        }
        var x = middles.isEmpty() ? left : (middles.getFirst() + middles.getLast()) / 2 - BOX / 2;
        var y = level * ROW;
        for (var index = 0; index < middles.size(); index++) {
            var below = node.below().get(index);
            if (below.isLinked()) {
                strands.add(new Strand(middles.get(index), y + ROW, x + BOX / 2, y + TALL, below.ends() != null));
            }
        }
        boxes.add(new Box(x, y, shortened(node.who().name()), node.isHere()));
        return Math.max(at, left + BOX + GAP);
    }

    private static String shortened(String name) {
        return name.codePointCount(0, name.length()) <= LONGEST
                ? name
                : name.substring(0, name.offsetByCodePoints(0, LONGEST - 1)) + "…";
    }
}
