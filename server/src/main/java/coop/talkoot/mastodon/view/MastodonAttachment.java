package coop.talkoot.mastodon.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import coop.talkoot.documents.Attachment;
import coop.talkoot.documents.Focus;
import coop.talkoot.documents.picture.Size;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A file on a status; all but {@code remoteUrl} is on this server. */
@Serdeable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
public record MastodonAttachment(
        String id,
        String type,
        String url,
        @Nullable String previewUrl,
        @Nullable String remoteUrl,
        @Nullable String textUrl,
        Meta meta,
        @Nullable String description,
        @Nullable String blurhash) {
    /** What is known of its size; of what another server has not told and nobody has looked at, nothing. */
    @Serdeable(naming = SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Meta(@Nullable Extent original, @Nullable Extent small, Point focus) {}

    /** In pixels; {@code aspect} is width by height. */
    @Serdeable(naming = SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Extent(int width, int height, String size, BigDecimal aspect) {
        static @Nullable Extent of(@Nullable Size size) {
            return size == null
                    ? null
                    : new Extent(
                            size.width(),
                            size.height(),
                            size.width() + "x" + size.height(),
                            BigDecimal.valueOf(size.width())
                                    .divide(BigDecimal.valueOf(size.height()), 6, RoundingMode.HALF_UP));
        }
    }

    /** What must be seen of it, from -1 to 1. */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Point(BigDecimal x, BigDecimal y) {
        static Point of(Focus focus) {
            return new Point(focus.x(), focus.y());
        }
    }

    public static MastodonAttachment of(Attachment attachment) {
        return new MastodonAttachment(
                Long.toString(attachment.id()),
                attachment.family().name().toLowerCase(Locale.ROOT),
                attachment.url(),
                attachment.previewUrl(),
                attachment.remoteUrl(),
                null,
                new Meta(Extent.of(attachment.original()), Extent.of(attachment.small()), Point.of(attachment.focus())),
                attachment.description().isEmpty() ? null : attachment.description(),
                attachment.blurhash());
    }
}
