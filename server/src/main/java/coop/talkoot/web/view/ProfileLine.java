package coop.talkoot.web.view;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line somebody says of themselves.
 *
 * @param value cleaned HTML
 * @param link the address, when the value of a person of this server is one and nothing else
 * @param verifiedAt when the page there was seen to lead back
 */
public record ProfileLine(
        String name,
        Markup value,
        @Nullable String link,
        @Nullable Instant verifiedAt) {}
