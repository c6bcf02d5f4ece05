package coop.talkoot.governance;

import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * One version of a group's rules.
 *
 * @param id 0 for the usual charter of a group that has never decided anything: it is written when first needed
 * @param hash of its canonical text
 * @param text canonical JSON
 * @param decisionId what adopted it; null for what a group began with
 */
public record Charter(
        long id,
        long groupId,
        int version,
        String hash,
        String text,
        Bylaws bylaws,
        @Nullable Long decisionId,
        Instant inForceAt,
        Instant createdAt) {
    /** The charter of this text, to be written. */
    static Charter of(
            long id,
            long groupId,
            int version,
            Bylaws bylaws,
            @Nullable Long decisionId,
            Instant inForceAt,
            Instant now) {
        var text = BylawsText.write(bylaws);
        return new Charter(id, groupId, version, hex(Canonical.hash(text)), text, bylaws, decisionId, inForceAt, now);
    }

    static String hex(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }
}
