package coop.talkoot.people;

import coop.talkoot.platform.Html;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an actor says of itself beyond name and summary.
 *
 * @param isBot whether a program speaks
 * @param isDiscoverable whether it wants to be suggested to others
 * @param isIndexable whether its public posts may be searched by anybody
 */
public record Profile(List<Field> fields, boolean isBot, boolean isDiscoverable, boolean isIndexable) {
    /** Of somebody of this instance who has not said otherwise. */
    public static final Profile USUAL = new Profile(List.of(), false, true, false);

    /** Of somebody elsewhere who says nothing: nothing is taken for granted. */
    public static final Profile UNSAID = new Profile(List.of(), false, false, false);

    public Profile {
        fields = List.copyOf(fields);
    }

    /** All that stands in the profile of somebody who says this. */
    public List<String> textsOf(Identity identity) {
        var said = fields.stream().flatMap(field -> Stream.of(field.name(), field.valueHtml()));
        return Stream.concat(Stream.of(identity.displayName(), identity.summaryHtml()), said)
                .toList();
    }

    /**
     * One line of it.
     *
     * @param valueHtml sanitised HTML
     * @param link the address, when the value of somebody of this instance is one and nothing else
     * @param verifiedAt when the page there was seen to lead back; null when it was not
     */
    public record Field(
            String name,
            String valueHtml,
            @Nullable String link,
            @Nullable Instant verifiedAt) {
        /** As its owner wrote it. */
        public String text() {
            return link == null ? Html.toPlainText(valueHtml) : link;
        }
    }
}
