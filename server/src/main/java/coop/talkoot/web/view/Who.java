package coop.talkoot.web.view;

import coop.talkoot.platform.Html;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A person or a group, here or elsewhere: people are round and show initials, groups are square and woven.
 *
 * @param id the actor id, from which the colours come
 * @param handle what others type, {@code @aino@lindenrow.example}
 * @param href the page about them on this server
 * @param picture the address of the picture they show, null for none
 * @param drawn the name with pictures for words in it, null for none
 */
public record Who(
        String id,
        String name,
        String handle,
        String href,
        boolean isGroup,
        boolean isLocal,
        @Nullable String picture,
        @Nullable Markup drawn) {
    private static final int COLOURS = 6;

    public Who(String id, String name, String handle, String href, boolean isGroup, boolean isLocal) {
        this(id, name, handle, href, isGroup, isLocal, null, null);
    }

    public Who(
            String id,
            String name,
            String handle,
            String href,
            boolean isGroup,
            boolean isLocal,
            @Nullable String picture) {
        this(id, name, handle, href, isGroup, isLocal, picture, null);
    }

    public Who {
        name = name.isBlank() ? handle : name;
    }

    /** The name as it is shown, with what people put into it. */
    public Markup shown() {
        return drawn == null ? new Markup(Html.escaped(name)) : drawn;
    }

    /** The server they live on. */
    public String host() {
        return handle.substring(handle.lastIndexOf('@') + 1);
    }

    public Markup mark() {
        return mark("");
    }

    public Markup smallMark() {
        return mark(" s");
    }

    public Markup largeMark() {
        return mark(" l");
    }

    private Markup mark(String size) {
        if (picture == null) {
            return isGroup ? BandSvg.crest(Band.of(id), size) : face(size);
        }
        return new Markup("<img class=\"portrait" + (isGroup ? " square" : "") + size + "\" src=\""
                + Html.escaped(picture) + "\" alt=\"\" width=\"44\" height=\"44\" loading=\"lazy\">");
    }

    /** Up to two initials: letters and digits only, so they need no escaping. */
    String initials() {
        var words = name.strip().split("\\s+");
        var last = words.length > 1 ? initial(words[words.length - 1]) : "";
        var both = initial(words[0]) + last;
        return both.isEmpty() ? "·" : both.toUpperCase(Locale.ROOT);
    }

    private static String initial(String word) {
        return word.codePoints()
                .filter(Character::isLetterOrDigit)
                .limit(1)
                .mapToObj(Character::toString)
                .findFirst()
                .orElse("");
    }

    private Markup face(String size) {
        var spread = id.hashCode() * 0x9E3779B9; // neighbouring ids shall not look alike
        var colour = 1 + (spread >>> 16) % COLOURS;
        return new Markup("<span class=\"face c" + colour + size + "\" aria-hidden=\"true\">" + initials() + "</span>");
    }
}
