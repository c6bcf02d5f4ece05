package coop.talkoot.moderation;

import coop.talkoot.platform.Refused;
import java.time.Instant;
import java.util.Locale;

/** What was decided about a server and all parts of it. */
public record DomainRule(long id, HostName host, Terms terms, Instant createdAt, Instant updatedAt) {
    static final int LONGEST = 2000;

    /**
     * What the rule says.
     *
     * @param rejectsMedia files from there are neither fetched nor shown
     * @param rejectsReports reports from there are dropped
     * @param publicComment why, for everybody; goes into lists that are shared
     * @param privateComment why, for those who keep the server
     * @param isObfuscated the name is not to be spelled out in public
     */
    public record Terms(
            Severity severity,
            boolean rejectsMedia,
            boolean rejectsReports,
            String publicComment,
            String privateComment,
            boolean isObfuscated) {
        public Terms {
            publicComment = checked("publicComment", publicComment);
            privateComment = checked("privateComment", privateComment);
        }

        /** Just this severity. */
        public static Terms of(Severity severity) {
            return new Terms(severity, false, false, "", "", false);
        }

        private static String checked(String field, String comment) {
            var text = comment.strip();
            if (text.length() > LONGEST || text.indexOf('\0') >= 0) {
                throw Refused.invalid(field, "A comment has at most " + LONGEST + " characters.");
            }
            return text;
        }

        /** In one line, for the log of what was done. */
        String inWords() {
            return severity.name().toLowerCase(Locale.ROOT)
                    + (rejectsMedia ? ", rejects media" : "")
                    + (rejectsReports ? ", rejects reports" : "")
                    + (isObfuscated ? ", obfuscated" : "")
                    + (publicComment.isEmpty() ? "" : ", in public: " + publicComment);
        }
    }
}
