package coop.talkoot.vocab.jsonld;

import static coop.talkoot.vocab.jsonld.ObjectReader.reference;
import static coop.talkoot.vocab.jsonld.ObjectReader.references;

import coop.talkoot.vocab.Activity;
import coop.talkoot.vocab.ActivityHead;
import org.jspecify.annotations.Nullable;

/** Reads activities. */
final class ActivityReader {
    private ActivityReader() {}

    static @Nullable Activity read(String type, Fields fields) {
        return switch (type) {
            case "Create" -> new Activity.Create(head(fields), reference(fields, "object"));
            case "Update" -> new Activity.Update(head(fields), reference(fields, "object"));
            case "Delete" -> new Activity.Delete(head(fields), reference(fields, "object"));
            case "Announce" -> new Activity.Announce(head(fields), reference(fields, "object"));
            case "Like" -> new Activity.Like(head(fields), reference(fields, "object"));
            case "Follow" -> new Activity.Follow(head(fields), reference(fields, "object"));
            case "Accept" ->
                new Activity.Accept(head(fields), reference(fields, "object"), reference(fields, "result"));
            case "Reject" -> new Activity.Reject(head(fields), reference(fields, "object"), fields.id("reason"));
            case "Undo" -> new Activity.Undo(head(fields), reference(fields, "object"));
            case "Block" -> new Activity.Block(head(fields), reference(fields, "object"), reference(fields, "target"));
            case "Move" -> new Activity.Move(head(fields), reference(fields, "object"), reference(fields, "target"));
            case "Flag" -> new Activity.Flag(head(fields), references(fields, "object"));
            case "Join" -> new Activity.Join(head(fields), reference(fields, "object"));
            case "Leave" -> new Activity.Leave(head(fields), reference(fields, "object"));
            case "Add" -> new Activity.Add(head(fields), reference(fields, "object"), reference(fields, "target"));
            case "Remove" ->
                new Activity.Remove(head(fields), reference(fields, "object"), reference(fields, "target"));
            case "Offer" -> new Activity.Offer(head(fields), reference(fields, "object"), reference(fields, "target"));
            case "Invite" ->
                new Activity.Invite(head(fields), reference(fields, "object"), reference(fields, "target"));
            // of ActivityStreams, but nothing we act on
            case "Arrive",
                    "Dislike",
                    "EmojiReact",
                    "Ignore",
                    "Listen",
                    "Read",
                    "TentativeAccept",
                    "TentativeReject",
                    "Travel",
                    "View" -> new Activity.Unknown(type, head(fields), reference(fields, "object"));
            default -> null;
        };
    }

    static Activity unknown(Fields fields) {
        return new Activity.Unknown(fields.type(), head(fields), reference(fields, "object"));
    }

    private static ActivityHead head(Fields fields) {
        return new ActivityHead(CoreReader.read(fields), reference(fields, "actor"));
    }
}
