package coop.talkoot.web.view;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;

/**
 * A group's woven band, from its ActivityPub id alone: the same id gives the same band on every server. Rows hold one
 * digit a cell: 0 ground, 1 figure, 2 edge; the last four rows are the foot, the ones above it the figure.
 */
public record Band(List<String> colours, List<String> rows) {
    private static final int FOOT_ROWS = 4;

    /** Ground, figure, edge. */
    private static final List<List<String>> TRIOS = List.of(
            List.of("#14594a", "#f3ebdd", "#c8402f"),
            List.of("#1e4e79", "#f2e9d8", "#e8a33d"),
            List.of("#a12c2a", "#f6ebdd", "#1e3a34"),
            List.of("#5b3e86", "#f0e6f4", "#e8a33d"),
            List.of("#5c3b22", "#f1dfc6", "#3b7a57"),
            List.of("#4e5f17", "#f4eed7", "#b3332b"),
            List.of("#e6dfcf", "#14594a", "#1e4e79"),
            List.of("#dd9a30", "#33240f", "#a12c2a"),
            List.of("#22332d", "#e9d9b6", "#4e9b7f"),
            List.of("#7c2d4e", "#f5e3e6", "#d9a441"));

    public Band {
        colours = List.copyOf(colours);
        rows = List.copyOf(rows);
        if (colours.size() != 3 || rows.size() <= FOOT_ROWS) {
            throw new IllegalArgumentException("a band has three colours and rows above its foot");
        }
    }

    /** The band of the actor with this id. */
    public static Band of(String actorId) {
        var digest = sha256(actorId);
        var weft = Weft.of(digest);
        var rows = new ArrayList<String>();
        for (var y = 0; y < weft.height(); y++) {
            rows.add(weft.row(y));
        }
        rows.add("2".repeat(weft.width()));
        rows.add(foot(digest[8] % 3, weft.width()));
        rows.add("0".repeat(weft.width()));
        rows.add("2".repeat(weft.width()));
        return new Band(TRIOS.get(digest[0] % TRIOS.size()), rows);
    }

    /** Cells across; the pattern repeats after them. */
    public int width() {
        return rows.getFirst().length();
    }

    /** Rows of the figure, without the foot. */
    public int figureHeight() {
        return rows.size() - FOOT_ROWS;
    }

    private static String foot(int kind, int width) {
        var row = new StringBuilder();
        for (var x = 0; x < width; x++) {
            var isFigure = kind == 1 ? x % 3 < 2 : x % 2 == 0;
            row.append(isFigure ? '1' : '0');
        }
        return row.toString();
    }

    private static int[] sha256(String text) {
        try {
            var bytes = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            var unsigned = new int[bytes.length];
            for (var i = 0; i < bytes.length; i++) {
                unsigned[i] = Byte.toUnsignedInt(bytes[i]);
            }
            return unsigned;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** How the figure is drawn: lozenges of slopes {@code p} and {@code q} around the middle, repeated every {@code m}. */
    private record Weft(int height, int width, int p, int q, int m, int offset, boolean twin) {
        static Weft of(int[] digest) {
            int height = List.of(7, 9, 9, 11).get(digest[1] % 4);
            int width = List.of(12, 14, 16, 18).get(digest[2] % 4);
            int p = List.of(1, 1, 1, 2).get(digest[3] % 4);
            int q = List.of(1, 1, 2).get(digest[4] % 3);
            var m = 3 + digest[5] % 3;
            var twin = digest[7] < 115;
            // a repeat of 4 meets a slope of 2 as stripes, a checkerboard or nothing; one of 3 has no room for a twin
            if ((m == 4 && (p == 2 || q == 2)) || (m == 3 && p == 1 && q == 1 && twin)) {
                m++;
            }
            return new Weft(height, width, p, q, m, digest[6] % m, twin);
        }

        String row(int y) {
            var row = new StringBuilder();
            for (var x = 0; x < width; x++) {
                row.append(cell(Math.abs(x - width / 2), Math.abs(y - (height - 1) / 2)));
            }
            return row.toString();
        }

        private char cell(int dx, int dy) {
            var distance = dx * p + dy * q;
            var phase = (distance + offset) % m;
            if (phase == 0 || (twin && phase == 1 && m > 3)) {
                return distance <= 2 && distance < m - offset ? '2' : '1';
            }
            return dx >= width / 2 && dy == 0 ? '2' : '0';
        }
    }
}
