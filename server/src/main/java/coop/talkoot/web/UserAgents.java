package coop.talkoot.web;

import java.util.List;
import java.util.Optional;

/**
 * What a browser says it is, in two words. Each calls itself by the names of those before it, so the order counts; a
 * word that is not there is left out, and what nothing is known of is shown as it is.
 */
final class UserAgents {
    /** A browser and a system by their usual names. */
    record Found(String browser, String system) {}

    private record Sign(String part, String name) {}

    private static final List<Sign> BROWSERS = List.of(
            new Sign("Edg", "Edge"),
            new Sign("OPR/", "Opera"),
            new Sign("Vivaldi", "Vivaldi"),
            new Sign("SamsungBrowser", "Samsung Internet"),
            new Sign("FxiOS", "Firefox"),
            new Sign("Firefox/", "Firefox"),
            new Sign("CriOS", "Chrome"),
            new Sign("HeadlessChrome", "Chrome"),
            new Sign("Chrome/", "Chrome"),
            new Sign("Epiphany", "Web"),
            new Sign("Safari/", "Safari"));

    private static final List<Sign> SYSTEMS = List.of(
            new Sign("Android", "Android"),
            new Sign("iPhone", "iPhone"),
            new Sign("iPad", "iPad"),
            new Sign("Windows", "Windows"),
            new Sign("CrOS", "ChromeOS"),
            new Sign("Mac OS", "macOS"),
            new Sign("Linux", "Linux"));

    private UserAgents() {}

    /** The browser and what it runs on, when both are known. */
    static Optional<Found> read(String userAgent) {
        var browser = find(BROWSERS, userAgent);
        var system = find(SYSTEMS, userAgent);
        return browser.isPresent() && system.isPresent()
                ? Optional.of(new Found(browser.get(), system.get()))
                : Optional.empty();
    }

    private static Optional<String> find(List<Sign> signs, String userAgent) {
        return signs.stream()
                .filter(sign -> userAgent.contains(sign.part()))
                .map(Sign::name)
                .findFirst();
    }
}
