package coop.talkoot.platform;

/** The beginning of a text that may be too long; never half of a character, which no UTF-8 can hold. */
public final class Beginning {
    private Beginning() {}

    /** At most {@code most} UTF-16 units of {@code text}. */
    public static String of(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
    }
}
