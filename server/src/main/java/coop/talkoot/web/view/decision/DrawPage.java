package coop.talkoot.web.view.decision;

import coop.talkoot.web.view.Fields;
import coop.talkoot.web.view.PageView;
import coop.talkoot.web.view.Who;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A draw anybody can check.
 *
 * @param phase PROMISING, REVEALING, DRAWN or FAILED
 * @param promiseAction POST with field {@code commitment}, null where the viewer may not
 * @param revealAction POST with field {@code number}, null where the viewer may not
 * @param typeAction POST with field {@code publicNumber}, null where none is asked for
 * @param declineAction POST without fields for who was drawn, null for others
 * @param parts of the membership it is drawn by, none where there are none
 * @param partAction POST with field {@code part}, null where the viewer may not
 * @param part to which the viewer said they belong, empty for none
 * @param fileHref of the count file, null before it is drawn
 * @param actor what the viewer's number is sealed together with; empty for who seals none
 * @param numberSource where the public number stands, empty for none
 * @param drawn in the order they were drawn
 * @param answers of another server that are still waited for, or were no
 */
public record DrawPage(
        String title,
        String uri,
        Who group,
        int seats,
        String phase,
        Instant promisedBy,
        Instant revealedBy,
        List<Sealed> sealed,
        @Nullable String promiseAction,
        @Nullable String revealAction,
        @Nullable String typeAction,
        @Nullable String declineAction,
        List<String> parts,
        @Nullable String partAction,
        String part,
        @Nullable String fileHref,
        Fields fields,
        String actor,
        String numberSource,
        @Nullable String publicNumber,
        boolean isNumberConfirmed,
        @Nullable String poolHash,
        @Nullable String seed,
        List<Seat> drawn,
        List<DrawAnswer> answers,
        String listHref)
        implements PageView {
    public DrawPage {
        sealed = List.copyOf(sealed);
        parts = List.copyOf(parts);
        drawn = List.copyOf(drawn);
        answers = List.copyOf(answers);
    }

    /** Who was drawn; {@code part} is empty where there are no parts, or they belong to none. */
    public record Seat(Who who, String part) {}

    /** A number somebody sealed; {@code number} is null until they show it. */
    public record Sealed(
            Who who, String commitment, @Nullable String number) {}

    @Override
    public String template() {
        return "draw.jte";
    }

    public long opened() {
        return sealed.stream().filter(each -> each.number() != null).count();
    }

    /** Whether it is over, drawn or not. */
    public boolean isOver() {
        return phase.equals("DRAWN") || phase.equals("FAILED");
    }
}
