package coop.talkoot.governance;

import coop.talkoot.governance.federal.FederalRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What ties a vote to those of other groups, pinned when it opens.
 *
 * @param rule how what member groups say is put together; null where it was not put to any
 * @param partOf uri of the federation's vote of which this is one group's part; null where it is none
 * @param affected uris of member groups that may veto it, each by itself
 */
public record Federal(@Nullable FederalRule rule, @Nullable String partOf, List<String> affected) {
    public static final Federal NONE = new Federal(null, null, List.of());

    public Federal {
        affected = List.copyOf(affected);
    }
}
