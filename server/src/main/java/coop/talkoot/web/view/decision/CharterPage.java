package coop.talkoot.web.view.decision;

import coop.talkoot.web.view.PageView;
import coop.talkoot.web.view.Who;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a co-op decides, in words.
 *
 * @param document as programs read it, canonical JSON
 * @param floors what no amendment can take away
 * @param amendHref page that proposes another, null where the viewer may not
 * @param origin null unless a member founded it from another co-op
 * @param forkHref page that founds one with these rules, null where the viewer may not
 */
public record CharterPage(
        Who group,
        int version,
        String hash,
        Instant since,
        boolean isInForce,
        List<Section> sections,
        List<String> floors,
        List<Version> versions,
        String document,
        String decisionsHref,
        @Nullable String amendHref,
        @Nullable Origin origin,
        @Nullable String forkHref)
        implements PageView {
    public CharterPage {
        sections = List.copyOf(sections);
        floors = List.copyOf(floors);
        versions = List.copyOf(versions);
    }

    /** One part of it, each rule a sentence. */
    public record Section(String title, List<String> sentences) {
        public Section {
            sentences = List.copyOf(sentences);
        }
    }

    /** An older or newer one; {@code decisionHref} is the vote that brought it, null for the first. */
    public record Version(
            int number,
            Instant since,
            String hash,
            String href,
            boolean isShown,
            @Nullable String decisionHref) {}

    /** Where it comes from: whose charter, and which version of it, by its hash. */
    public record Origin(Who group, Who founder, int version, String hash, String archiveHref) {}

    @Override
    public String template() {
        return "charter.jte";
    }
}
