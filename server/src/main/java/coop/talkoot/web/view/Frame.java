package coop.talkoot.web.view;

import coop.talkoot.platform.Texts;
import gg.jte.Content;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What stands around every page, and what templates ask for words, icons and times.
 *
 * @param assets path of each asset by its plain name
 * @param path the address of this page, to come back to after signing in
 * @param place the co-op whose page this is; before set-up, the server itself
 * @param otherPlaces the viewer's other co-ops, to switch to
 * @param viewer who is signed in, or null
 * @param isKeeper whether they have a part in keeping the server
 * @param notices how many they have not read, up to a hundred
 */
public record Frame(
        Texts texts,
        Map<String, String> assets,
        ZoneId zone,
        Instant now,
        String path,
        Section section,
        Place place,
        List<Place> otherPlaces,
        @Nullable Who viewer,
        boolean isKeeper,
        int notices,
        @Nullable Flash flash) {
    private static final int MOST_COUNTED = 100;
    private static final List<String> RIGHT_TO_LEFT = List.of("ar", "dv", "fa", "he", "ps", "ur", "yi");

    public Frame {
        assets = Map.copyOf(assets);
        otherPlaces = List.copyOf(otherPlaces);
    }

    public String say(String key, Object... values) {
        return texts.say(key, values);
    }

    public String language() {
        return texts.locale().toLanguageTag();
    }

    public String direction() {
        return RIGHT_TO_LEFT.contains(texts.locale().getLanguage()) ? "rtl" : "ltr";
    }

    /** Sign in and come back to this page. */
    public String signInHref() {
        return "/sign-in?next=" + URLEncoder.encode(path, StandardCharsets.UTF_8);
    }

    public boolean isSignedIn() {
        return viewer != null;
    }

    /** Value of aria-current for an entry of the navigation, null where it is not this page's. */
    public @Nullable String current(Section entry) {
        return entry == section ? "page" : null;
    }

    /** How many notices are new, short enough for its place. */
    public String count() {
        return notices < MOST_COUNTED ? Integer.toString(notices) : (MOST_COUNTED - 1) + "+";
    }

    public String asset(String name) {
        var path = assets.get(name);
        if (path == null) {
            throw new IllegalArgumentException("there is no asset " + name);
        }
        return path;
    }

    /** An icon of the sprite. It is decoration: words always stand beside it. */
    public Content icon(String name) {
        return new Markup("<svg class=\"i\" aria-hidden=\"true\"><use href=\"" + asset("icons.svg") + "#i-" + name
                + "\"/></svg>");
    }

    /** The woven edge at the top of the page. */
    public Content selvedge() {
        return BandSvg.strip(Band.of(place.actorId()), "band-selvedge", 22);
    }

    /** A short piece of the woven edge; stands on pages that have the edge, whose pattern it takes. */
    public Content ribbon() {
        return new Markup("<svg class=\"band\" aria-hidden=\"true\"><rect width=\"100%\" height=\"100%\""
                + " fill=\"url(#band-selvedge)\"/></svg>");
    }

    /** The band of any actor as a broad strip, once a page. */
    public Content strip(String actorId) {
        return BandSvg.strip(Band.of(actorId), "band-strip", 44);
    }

    /** The band of the frame's co-op, large enough to fill a wall. */
    public Content art() {
        return BandSvg.strip(Band.of(place.actorId()), "band-art", 110);
    }

    public Moments moments() {
        return new Moments(texts.locale(), zone, now);
    }
}
