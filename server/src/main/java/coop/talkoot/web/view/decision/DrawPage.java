package coop.talkoot.web.view.decision;

import coop.talkoot.web.view.Fields;
import coop.talkoot.web.view.PageView;
import coop.talkoot.web.view.Who;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A draw anybody can check.
 *
 * @param phase COMMIT, REVEAL or DRAWN
 * @param commitAction POST with field {@code commitment}, null where the viewer may not
 * @param revealAction POST with field {@code secret}, null where the viewer may not
 * @param seed null until it is drawn
 * @param drawn in the order they were drawn
 */
public record DrawPage(
        String title,
        String href,
        Who group,
        int seats,
        String phase,
        List<Who> pool,
        String poolHash,
        List<Sealed> sealed,
        int sealedNeeded,
        @Nullable String commitAction,
        @Nullable String revealAction,
        Fields fields,
        @Nullable String publicNumber,
        @Nullable String seed,
        List<Drawn> drawn)
        implements PageView {
    public DrawPage {
        pool = List.copyOf(pool);
        sealed = List.copyOf(sealed);
        drawn = List.copyOf(drawn);
    }

    /** A number somebody sealed; {@code secret} is null until they open it. */
    public record Sealed(
            Who who, String commitment, @Nullable String secret, boolean isMissing) {}

    /** Somebody in the order of the draw. */
    public record Drawn(Who who, String key, boolean isSeated, boolean hasRefused) {}

    @Override
    public String template() {
        return "draw.jte";
    }

    public long opened() {
        return sealed.stream().filter(each -> each.secret() != null).count();
    }
}
