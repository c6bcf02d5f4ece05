package coop.talkoot.web.view.decision;

/** One condition of the rule: what it asks, whether that is so, and the numbers. */
public record RuleLine(Look look, String sentence, String numbers) {
    /** Whether a condition holds. */
    public enum Look {
        MET("yes-i", "circle-check"),
        UNMET("no-i", "circle-x"),
        WAITING("wait-i", "clock");

        private final String tone;
        private final String icon;

        Look(String tone, String icon) {
            this.tone = tone;
            this.icon = icon;
        }

        public String tone() {
            return tone;
        }

        public String icon() {
            return icon;
        }
    }
}
