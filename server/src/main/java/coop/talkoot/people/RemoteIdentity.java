package coop.talkoot.people;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A remote actor as its own server describes it; the caller has checked that it comes from there. */
public record RemoteIdentity(
        String uri,
        Identity.Kind kind,
        String handle,
        String domain,
        String name,
        String summaryHtml,
        String url,
        Identity.Endpoints endpoints,
        List<String> alsoKnownAs,
        List<String> capabilities,
        boolean approvesFollowers,
        @Nullable String movedTo,
        Profile profile,
        String raw,
        @Nullable String iconUrl,
        @Nullable String imageUrl) {
    public RemoteIdentity {
        alsoKnownAs = List.copyOf(alsoKnownAs);
        capabilities = List.copyOf(capabilities);
    }

    /** One that says nothing of itself beyond that, and shows no pictures. */
    public RemoteIdentity(
            String uri,
            Identity.Kind kind,
            String handle,
            String domain,
            String name,
            String summaryHtml,
            String url,
            Identity.Endpoints endpoints,
            List<String> alsoKnownAs,
            List<String> capabilities,
            boolean approvesFollowers,
            @Nullable String movedTo,
            String raw) {
        this(
                uri,
                kind,
                handle,
                domain,
                name,
                summaryHtml,
                url,
                endpoints,
                alsoKnownAs,
                capabilities,
                approvesFollowers,
                movedTo,
                Profile.UNSAID,
                raw,
                null,
                null);
    }
}
