package coop.talkoot.web.view.decision;

import coop.talkoot.web.view.Markup;
import org.jspecify.annotations.Nullable;

/**
 * One option's count as a bar; it stands in a table that says the same in numbers.
 *
 * @param value how long it is
 * @param whole how long the longest can be
 * @param threshold where the mark stands, null for none
 * @param shown the count in words or digits
 * @param status what became of it, such as elected; empty for nothing
 */
public record Bar(
        String label, long value, long whole, @Nullable Long threshold, String shown, String status, boolean isChosen) {
    public Markup drawing() {
        return bar(value, whole, threshold, isChosen);
    }

    static Markup bar(long value, long whole, @Nullable Long threshold, boolean isChosen) {
        var svg = new StringBuilder(
                        "<svg class=\"count-bar\" aria-hidden=\"true\"><rect class=\"bar-rest\" y=\"3\" width=\"100%\""
                                + " height=\"10\" rx=\"2\"/>")
                .append("<rect class=\"" + (isChosen ? "bar-won" : "bar-decide") + "\" y=\"3\" width=\"")
                .append(Shares.percent(value, whole))
                .append("\" height=\"10\" rx=\"2\"/>");
        if (threshold != null) {
            var at = Shares.percent(threshold, whole);
            svg.append("<line class=\"mark\" x1=\"" + at + "\" x2=\"" + at + "\" y1=\"0\" y2=\"16\"/>");
        }
        return new Markup(svg.append("</svg>").toString());
    }
}
