package coop.talkoot.vocab.jsonld;

import coop.talkoot.vocab.ActivityObject;
import coop.talkoot.vocab.ObjectCore;

/** Writes what any thing may bear. */
final class CoreWriter {
    private CoreWriter() {}

    /** `to` and `cc` are arrays, and always there on what is sent (Lemmy reads nothing else). */
    static void addressing(ObjectCore core, Properties properties, boolean always) {
        var addressing = core.addressing();
        if (always) {
            properties.putAll("to", addressing.to(), Properties::text);
            properties.putAll("cc", addressing.cc(), Properties::text);
        } else {
            properties.putSome("to", addressing.to(), Properties::text);
            properties.putSome("cc", addressing.cc(), Properties::text);
        }
        properties.putOneOrMany("audience", addressing.audience(), Properties::text);
    }

    /**
     * The title of a note travels as `nameMap` only: snac2 takes a note with a `name` for a vote in a poll, and
     * GoToSocial hides it behind a warning. A vote is just that: a name and no words.
     */
    static void title(ActivityObject object, Properties properties) {
        var name = object.core().name();
        var isSaid = object instanceof ActivityObject.Note || object instanceof ActivityObject.Question;
        var isVote = name.byLanguage().isEmpty() && object.core().content().isEmpty();
        if (isSaid && !isVote) {
            properties.putLanguages("name", name.byLanguage());
        } else {
            properties.put("name", name);
        }
    }

    /** All but id, type, name and addressing. */
    static void rest(ObjectCore core, Properties properties) {
        var times = core.times();
        var conversation = core.conversation();
        properties
                .putOneOrMany("attributedTo", core.attributedTo(), ObjectWriter::written)
                .put("published", times.published())
                .put("updated", times.updated())
                .put("summary", core.summary())
                .put("content", core.content())
                .putOneOrMany("url", core.url(), LinkWriter::link)
                .put("inReplyTo", conversation.inReplyTo())
                .put("context", conversation.context())
                .put("replies", ObjectWriter.reference(conversation.replies()))
                .put("sensitive", core.sensitive())
                .putOneOrMany("additionalType", core.additionalTypes(), Properties::text);
        if (core.proposal() != null) {
            ListingWriter.write(core.proposal(), properties);
        }
        if (core.matter() != null) {
            GovernanceWriter.write(core.matter(), properties);
        }
        properties.put("startTime", times.startTime()).put("endTime", times.endTime());
        if (core.location() != null) {
            properties.put("location", ObjectWriter.embedded(core.location()));
        }
        properties
                .putSome("attachment", core.attachments(), LinkWriter::attachment)
                .putSome("tag", core.tags(), LinkWriter::tag)
                .putOneOrMany("icon", core.icons(), LinkWriter::media)
                .putOneOrMany("image", core.images(), LinkWriter::media);
    }
}
