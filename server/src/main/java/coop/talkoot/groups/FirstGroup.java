package coop.talkoot.groups;

import jakarta.inject.Singleton;
import java.util.Optional;

/** The first co-op of a server is its face: programs and other servers are shown it, and newcomers find it. */
@Singleton
final class FirstGroup implements EndingBar {
    private final Groups groups;

    FirstGroup(Groups groups) {
        this.groups = groups;
    }

    @Override
    public Optional<String> against(Group group) {
        return groups.first()
                .filter(first -> first.id() == group.id())
                .map(first ->
                        "This is the first co-op of this server, which everybody who comes here is shown: it stays as"
                                + " long as the server does.");
    }
}
