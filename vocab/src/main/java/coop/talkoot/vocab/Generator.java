package coop.talkoot.vocab;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The software behind an actor and what it says it can do (FEP-844e). */
public record Generator(@Nullable String id, @Nullable String name, List<Link> capabilities) {
    public Generator {
        capabilities = List.copyOf(capabilities);
    }

    /** Whether it says it implements what this address names. */
    public boolean implementsAll(String... hrefs) {
        return List.of(hrefs).stream()
                .allMatch(href ->
                        capabilities.stream().anyMatch(link -> link.href().equals(href)));
    }
}
