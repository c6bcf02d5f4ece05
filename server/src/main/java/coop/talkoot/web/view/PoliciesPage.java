package coop.talkoot.web.view;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a group advises its member groups, and what its own federations advise it, beside what it has. The one field of
 * {@code tags} is tags.
 *
 * @param isFederation whether it can advise anybody
 * @param published what it advises now; null where it advises nothing
 * @param earlier versions, the newest first
 * @param editHref where something else is said or proposed; null for who can do neither
 * @param children what its member groups have taken on; {@code pager} leads to the rest
 * @param table its charter beside what its federations advise
 * @param advice of each of its federations
 * @param suggested tags that it suggests to who writes in it
 * @param tagsAction where these are said; null for who cannot
 */
public record PoliciesPage(
        Who group,
        String back,
        boolean isFederation,
        @Nullable Published published,
        List<Earlier> earlier,
        @Nullable String editHref,
        List<Child> children,
        Pager pager,
        Table table,
        List<Advised> advice,
        List<String> suggested,
        @Nullable String tagsAction,
        Fields tags)
        implements PageView {
    /** One version; {@code decisionHref} leads to the vote behind it, null where coordinators said it. */
    public record Published(
            int version,
            Instant at,
            String hash,
            @Nullable String decisionHref,
            List<String> floors,
            List<String> tags,
            List<Domain> domains,
            String note) {
        public Published {
            floors = List.copyOf(floors);
            tags = List.copyOf(tags);
            domains = List.copyOf(domains);
        }
    }

    /** {@code state} is BLOCKED, RULED (there is another rule about it) or OPEN; null where it is not compared. */
    public record Domain(
            String name, String reason, @Nullable String state) {}

    public record Earlier(int version, Instant at, String href) {}

    /** A part (FLOORS, TAGS, DOMAINS) that was taken on; outdated where a newer version is there. */
    public record Adopted(
            String part, int version, Instant at, @Nullable String decisionHref, boolean isOutdated) {}

    public record Child(Who who, List<Adopted> adopted) {
        public Child {
            adopted = List.copyOf(adopted);
        }
    }

    /** Rules down, federations across; each row has a cell for each federation, empty where it says nothing of that rule. */
    public record Table(List<Who> federations, List<Row> rows) {
        public Table {
            federations = List.copyOf(federations);
            rows = List.copyOf(rows);
        }
    }

    public record Row(String rule, String yours, boolean contradicts, List<Cell> cells) {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /** {@code state} is MET, LATER (from that date on), NOT, or NONE where nothing is asked. */
    public record Cell(String asked, String state, @Nullable Instant from) {}

    /** What one federation advises. All deeds are POSTs with the version; null for who cannot do that, or where it is done. */
    public record Advised(Who federation, @Nullable Published published, List<Adopted> adopted, Deeds deeds) {
        public Advised {
            adopted = List.copyOf(adopted);
        }
    }

    /** {@code motionHref} leads to an amendment that is under way. */
    public record Deeds(
            @Nullable String amend,
            @Nullable String confirm,
            @Nullable String motionHref,
            @Nullable String tags,
            @Nullable String block,
            @Nullable String ask) {}

    public PoliciesPage {
        earlier = List.copyOf(earlier);
        children = List.copyOf(children);
        advice = List.copyOf(advice);
        suggested = List.copyOf(suggested);
    }

    @Override
    public String template() {
        return "policies.jte";
    }
}
