package coop.talkoot.web.view;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which servers this one blocks or limits. Fields of a rule: domain, severity, rejectMedia, rejectReports, obfuscate,
 * publicComment, privateComment. Of a list: list, reason, and step (CHECK, TAKE, TAKE_VALID).
 *
 * @param action POST of a rule
 * @param listAction POST of a list
 * @param outcome what a list came to, null before
 */
public record ServersPage(
        List<Tab> tabs,
        Fields fields,
        String action,
        List<Rule> rules,
        Pager pager,
        Fields list,
        String listAction,
        @Nullable Outcome outcome)
        implements PageView {
    /** One rule; {@code severity} is NOOP, SILENCE or SUSPEND. */
    public record Rule(
            String domain,
            String severity,
            boolean rejectsMedia,
            boolean rejectsReports,
            String publicComment,
            String privateComment,
            Instant since,
            String changeHref,
            String liftAction) {}

    /** What a list would do; {@code faults} are the first of them. */
    public record Outcome(int rows, int added, int kept, int faulty, List<Fault> faults) {
        public Outcome {
            faults = List.copyOf(faults);
        }
    }

    /** What is wrong with a row. */
    public record Fault(long row, String column, String expected, String found) {}

    public ServersPage {
        tabs = List.copyOf(tabs);
        rules = List.copyOf(rules);
    }

    @Override
    public String template() {
        return "servers.jte";
    }
}
