package coop.talkoot.vocab.jsonld;

import static coop.talkoot.vocab.jsonld.Moments.instant;
import static coop.talkoot.vocab.jsonld.Moments.offset;

import coop.talkoot.vocab.Addressing;
import coop.talkoot.vocab.Conversation;
import coop.talkoot.vocab.ObjectCore;
import coop.talkoot.vocab.Times;

/** Reads what any thing may bear. */
final class CoreReader {
    private CoreReader() {}

    static ObjectCore read(Fields fields) {
        return ObjectCore.with(fields.id())
                .attributedTo(ObjectReader.references(fields, "attributedTo"))
                .addressing(
                        new Addressing(fields.recipients("to"), fields.recipients("cc"), fields.recipients("audience")))
                .name(Texts.read(fields, "name"))
                .summary(Texts.read(fields, "summary"))
                .content(Texts.read(fields, "content"))
                .times(new Times(
                        instant(fields, "published"),
                        instant(fields, "updated"),
                        offset(fields, "startTime"),
                        offset(fields, "endTime")))
                .conversation(new Conversation(
                        fields.id("inReplyTo"), fields.id("context"), ObjectReader.reference(fields, "replies")))
                .url(LinkReader.links(fields, "url"))
                .tags(LinkReader.tags(fields))
                .attachments(LinkReader.attachments(fields))
                .icons(LinkReader.media(fields, "icon"))
                .images(LinkReader.media(fields, "image"))
                .sensitive(fields.flag("sensitive"))
                .additionalTypes(fields.ids("additionalType"))
                .location(KindReader.location(fields))
                .proposal(ListingReader.read(fields))
                .matter(GovernanceReader.matter(fields))
                .received(fields.received())
                .build();
    }
}
