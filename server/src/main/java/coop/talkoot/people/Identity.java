package coop.talkoot.people;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who can act: a person, a group or a server, of this instance or another.
 *
 * @param uri ActivityPub id; the name peers know
 * @param handle what stands before the @ of the address people type
 * @param domain what stands after it
 * @param summaryHtml sanitised HTML
 * @param raw a remote actor document as it came; null for our own
 * @param iconUrl their picture, where their own server has it
 * @param imageUrl the broad picture above their page, likewise
 */
public record Identity(
        long id,
        String uri,
        Kind kind,
        boolean isLocal,
        String handle,
        String domain,
        String name,
        String summaryHtml,
        String url,
        Endpoints endpoints,
        List<String> alsoKnownAs,
        List<String> capabilities,
        boolean approvesFollowers,
        boolean isSuspended,
        boolean isLimited,
        @Nullable String movedTo,
        @Nullable Instant goneAt,
        @Nullable String raw,
        @Nullable Instant fetchedAt,
        Instant createdAt,
        Instant updatedAt,
        @Nullable String iconUrl,
        @Nullable String imageUrl) {
    /** What acts: SERVICE stands for any program, the server itself among them. */
    public enum Kind {
        PERSON,
        GROUP,
        SERVICE
    }

    /** Where an actor's documents are; all absolute URLs. */
    public record Endpoints(
            String inbox,
            @Nullable String sharedInbox,
            @Nullable String outbox,
            @Nullable String followers,
            @Nullable String following) {
        /** The inbox to use for what is not private to this one actor. */
        public String sharedOrOwnInbox() {
            return sharedInbox == null ? inbox : sharedInbox;
        }
    }

    public Identity {
        alsoKnownAs = List.copyOf(alsoKnownAs);
        capabilities = List.copyOf(capabilities);
    }

    /** The address people type, with its leading @. */
    public String address() {
        return "@" + handle + "@" + domain;
    }

    /** What to call them: the name, or the handle of the nameless. */
    public String displayName() {
        return name.isBlank() ? handle : name;
    }

    public boolean isGone() {
        return goneAt != null;
    }
}
