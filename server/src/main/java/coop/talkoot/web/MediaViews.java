package coop.talkoot.web;

import coop.talkoot.documents.Attachment;
import coop.talkoot.web.view.Media;
import coop.talkoot.web.view.Medium;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;

/** How pages show what hangs on a post. */
final class MediaViews {
    /** The policy of our pages allows no styles in attributes, so the focus is one of five by five places. */
    private static final int STEPS = 4;

    private MediaViews() {}

    static Media of(List<Attachment> attachments, boolean isCovered) {
        return new Media(attachments.stream().map(MediaViews::one).toList(), isCovered);
    }

    private static Medium one(Attachment attachment) {
        var size = attachment.small() == null ? attachment.original() : attachment.small();
        return new Medium(
                attachment.family().name().toLowerCase(Locale.ROOT),
                attachment.url(),
                attachment.previewUrl(),
                attachment.description(),
                size == null ? null : (Integer) size.width(),
                size == null ? null : (Integer) size.height(),
                "fx" + step(attachment.focus().x()) + " fy"
                        + step(attachment.focus().y().negate()));
    }

    /** From 0 (left, above) to 4 (right, below). */
    private static int step(BigDecimal focus) {
        return focus.add(BigDecimal.ONE)
                .multiply(BigDecimal.valueOf(STEPS))
                .divide(BigDecimal.TWO, 0, RoundingMode.HALF_UP)
                .intValueExact();
    }
}
