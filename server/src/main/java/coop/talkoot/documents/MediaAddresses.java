package coop.talkoot.documents;

import coop.talkoot.documents.picture.FileKind;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.Settings;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Where files are to be had: all on this server, or on the origin that is set for them. */
@Singleton
public final class MediaAddresses {
    public static final String ROOT = "/media";

    private final Settings settings;

    MediaAddresses(Settings settings) {
        this.settings = settings;
    }

    String original(StoredFile file) {
        return file.remoteUrl() == null
                ? settings.mediaUri(ROOT + "/" + file.key() + "/" + StoredFile.nameIn("original", file.mediaType()))
                : settings.mediaUri(ROOT + "/proxy/" + file.key() + "/original");
    }

    /** Of a picture only. Another server's is made when somebody asks for it. */
    @Nullable
    String small(StoredFile file) {
        if (file.remoteUrl() == null) {
            return file.smallType() == null
                    ? null
                    : settings.mediaUri(ROOT + "/" + file.key() + "/" + StoredFile.nameIn("small", file.smallType()));
        }
        return file.family() == FileKind.Family.IMAGE
                ? settings.mediaUri(ROOT + "/proxy/" + file.key() + "/small")
                : null;
    }

    /** Where pages show this part of an actor from; null when there is none. */
    public @Nullable String portrait(Identity identity, Portraits.Part part) {
        var url = part.of(identity);
        if (url == null || identity.isLocal()) {
            return url;
        }
        // The address changes with the picture, so that no browser shows the old one.
        var version = Integer.toHexString(url.hashCode());
        return settings.mediaUri(ROOT + "/actors/" + identity.id() + "/" + part.word() + "-" + version);
    }

    /** The same, and a picture of nobody in particular when there is none: for clients that need one. */
    public String portraitOrDefault(Identity identity, Portraits.Part part) {
        var own = portrait(identity, part);
        if (own != null) {
            return own;
        }
        var isGroup = part == Portraits.Part.AVATAR && identity.kind() == Identity.Kind.GROUP;
        return settings.mediaUri(ROOT + "/default/" + (isGroup ? "group" : part.word()) + ".png");
    }
}
