package coop.talkoot.web.view.decision;

import coop.talkoot.platform.Html;
import coop.talkoot.web.view.Markup;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All stances in one bar as long as the roll, with a mark where the quorum is reached.
 *
 * @param title what it is, for who does not see it
 * @param told the whole of it in a sentence
 * @param quorumAt how many have to take part, null where none have to
 * @param quorumShown that number as it is read
 */
public record StanceBar(
        String title,
        String told,
        List<Part> parts,
        long roll,
        @Nullable Long quorumAt,
        String quorumShown) {
    public StanceBar {
        parts = List.copyOf(parts);
    }

    /** How many took one stance; {@code shown} is that number as it is read. */
    public record Part(StanceLook look, long count, String shown) {
        /** The pattern beside its name. */
        public Markup key() {
            return new Markup(
                    "<svg viewBox=\"0 0 18 18\" aria-hidden=\"true\"><rect width=\"18\" height=\"18\" rx=\"3\" "
                            + (look == StanceLook.UNUSED ? "class=\"track\"" : "fill=\"url(#p-" + look.look() + ")\"")
                            + "/></svg>");
        }
    }

    public Markup drawing() {
        var svg = new StringBuilder("<svg class=\"bar\" role=\"img\" aria-labelledby=\"stances-t stances-d\"><title"
                        + " id=\"stances-t\">")
                .append(Html.escaped(title))
                .append("</title><desc id=\"stances-d\">")
                .append(Html.escaped(told))
                .append("</desc><rect class=\"track\" width=\"100%\" height=\"40\" rx=\"4\"/>");
        var before = 0L;
        for (var part : parts) {
            if (part.look() != StanceLook.UNUSED && part.count() > 0) {
                svg.append("<rect x=\"" + Shares.percent(before, roll) + "\" width=\""
                        + Shares.percent(part.count(), roll) + "\" height=\"40\" fill=\"url(#p-"
                        + part.look().look() + ")\"/>");
                before += part.count();
                svg.append("<rect class=\"gap\" x=\"" + Shares.percent(before, roll)
                        + "\" width=\"2\" height=\"40\" transform=\"translate(-1 0)\"/>");
            }
        }
        if (quorumAt != null) {
            var at = Shares.percent(quorumAt, roll);
            svg.append("<line class=\"mark\" x1=\"" + at + "\" x2=\"" + at + "\" y1=\"-6\" y2=\"46\"/>");
        }
        return new Markup(svg.append("</svg>").toString());
    }
}
