package coop.talkoot.activitypub.actor;

import coop.talkoot.activitypub.mapping.EmojiMapping;
import coop.talkoot.documents.CustomEmoji;
import coop.talkoot.documents.Emojis;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Optional;
import java.util.regex.Pattern;

/** Emoji of this instance at the addresses that posts name them by. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class EmojiController {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    private final Emojis emojis;
    private final EmojiMapping mapping;

    EmojiController(Emojis emojis, EmojiMapping mapping) {
        this.emojis = emojis;
        this.mapping = mapping;
    }

    /** What a word between colons stands for. */
    @Get(value = "/emojis/{id}", produces = MediaType.ALL)
    HttpResponse<byte[]> emoji(String id) {
        return (NUMBER.matcher(id).matches() ? emojis.own(Long.parseLong(id)) : Optional.<CustomEmoji>empty())
                .<HttpResponse<byte[]>>map(emoji -> Answers.document(mapping.document(emoji), true))
                .orElseGet(Answers::notFound);
    }
}
