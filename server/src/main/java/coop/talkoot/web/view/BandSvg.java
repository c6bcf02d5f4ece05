package coop.talkoot.web.view;

import java.util.List;

/**
 * Draws bands as inline SVG with presentation attributes only, so that no style has to be allowed. Crests need no
 * names; the woven strips are patterns, and each of the three may stand once a page.
 */
final class BandSvg {
    private BandSvg() {}

    /** The middle of the figure, square: a group's face. */
    static Markup crest(Band band, String cssClass) {
        var height = band.figureHeight();
        var left = band.width() / 2 - (height - 1) / 2;
        var svg = new StringBuilder("<span class=\"crest")
                .append(cssClass)
                .append("\"><svg class=\"band\" aria-hidden=\"true\" viewBox=\"")
                .append(left + " 0 " + height + " " + height)
                .append("\" preserveAspectRatio=\"xMidYMid slice\">");
        svg.append(rect(left, 0, height, height, band.colours().getFirst()));
        var figure = band.rows().subList(0, height);
        svg.append(cells(figure, '1', left, left + height, band.colours().get(1)));
        svg.append(cells(figure, '2', left, left + height, band.colours().get(2)));
        return new Markup(svg.append("</svg></span>").toString());
    }

    /** The whole band, repeated to fill what it stands in; {@code scale} is the size of a cell in tenths of a pixel. */
    static Markup strip(Band band, String id, int scale) {
        var width = band.width();
        var height = band.rows().size();
        var svg = new StringBuilder("<svg class=\"band\" aria-hidden=\"true\"><defs><pattern id=\"")
                .append(id)
                .append("\" patternUnits=\"userSpaceOnUse\" width=\"" + width + "\" height=\"" + height)
                .append("\" patternTransform=\"scale(" + scale / 10 + "." + scale % 10 + ")\">");
        svg.append(rect(0, 0, width, height, band.colours().getFirst()));
        svg.append(cells(band.rows(), '1', 0, width, band.colours().get(1)));
        svg.append(cells(
                band.rows().subList(0, band.figureHeight()),
                '2',
                0,
                width,
                band.colours().get(2)));
        for (var y = band.figureHeight(); y < height; y++) {
            if (band.rows().get(y).startsWith("2")) {
                svg.append("<rect y=\"" + y + "\" width=\"" + width + "\" height=\".9\" fill=\"")
                        .append(band.colours().get(2))
                        .append("\"/>");
            }
        }
        return new Markup(svg.append("</pattern></defs><rect width=\"100%\" height=\"100%\" fill=\"url(#")
                .append(id)
                .append(")\"/></svg>")
                .toString());
    }

    private static String rect(int x, int y, int width, int height, String fill) {
        return "<rect x=\"" + x + "\" y=\"" + y + "\" width=\"" + width + "\" height=\"" + height + "\" fill=\"" + fill
                + "\"/>";
    }

    /** One path for all cells of a kind between two columns; a thread's width of ground stays between them. */
    private static String cells(List<String> rows, char kind, int from, int to, String fill) {
        var path = new StringBuilder();
        for (var y = 0; y < rows.size(); y++) {
            for (var x = from; x < to; x++) {
                if (rows.get(y).charAt(x) == kind) {
                    path.append('M').append(x).append(' ').append(y).append("h.9v.9h-.9z");
                }
            }
        }
        return path.isEmpty()
                ? ""
                : "<path transform=\"translate(.05 .05)\" fill=\"" + fill + "\" d=\"" + path + "\"/>";
    }
}
