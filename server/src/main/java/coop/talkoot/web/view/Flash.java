package coop.talkoot.web.view;

/** One sentence about what just happened, shown on top of the next page. */
public record Flash(Tone tone, String sentence) {
    /** How it is meant; the name in lower case is the class of the note. */
    public enum Tone {
        GOOD("circle-check", "note good"),
        WARN("triangle-alert", "note warn"),
        BAD("triangle-alert", "note bad");

        private final String icon;
        private final String look;

        Tone(String icon, String look) {
            this.icon = icon;
            this.look = look;
        }

        public String icon() {
            return icon;
        }

        public String look() {
            return look;
        }
    }

    public static Flash good(String sentence) {
        return new Flash(Tone.GOOD, sentence);
    }
}
