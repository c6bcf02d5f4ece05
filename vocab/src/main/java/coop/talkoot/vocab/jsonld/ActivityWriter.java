package coop.talkoot.vocab.jsonld;

import coop.talkoot.vocab.Activity;

/** Writes activities. */
final class ActivityWriter {
    private ActivityWriter() {}

    static Properties write(Activity activity, boolean whole) {
        var properties = new Properties().put("id", activity.id()).put("type", activity.type());
        properties.put("actor", ObjectWriter.reference(activity.head().actor()));
        CoreWriter.addressing(activity.core(), properties, whole);
        CoreWriter.rest(activity.core(), properties);
        return switch (activity) {
            case Activity.Flag flag -> properties.putOneOrMany("object", flag.objects(), ObjectWriter::written);
            case Activity.Accept accept ->
                object(accept, properties).put("result", ObjectWriter.reference(accept.result()));
            case Activity.Block block ->
                object(block, properties).put("target", ObjectWriter.reference(block.target()));
            case Activity.Move move -> object(move, properties).put("target", ObjectWriter.reference(move.target()));
            case Activity.Add add -> object(add, properties).put("target", ObjectWriter.reference(add.target()));
            case Activity.Remove remove ->
                object(remove, properties).put("target", ObjectWriter.reference(remove.target()));
            case Activity.Offer offer ->
                object(offer, properties).put("target", ObjectWriter.reference(offer.target()));
            case Activity.Invite invite ->
                object(invite, properties).put("target", ObjectWriter.reference(invite.target()));
            case Activity.Create create -> object(create, properties);
            case Activity.Update update -> object(update, properties);
            case Activity.Delete delete -> object(delete, properties);
            case Activity.Announce announce -> object(announce, properties);
            case Activity.Like like -> object(like, properties);
            case Activity.Follow follow -> object(follow, properties);
            case Activity.Reject reject -> object(reject, properties).put("reason", reject.reason());
            case Activity.Undo undo -> object(undo, properties);
            case Activity.Join join -> object(join, properties);
            case Activity.Leave leave -> object(leave, properties);
            case Activity.Unknown unknown -> object(unknown, properties);
        };
    }

    private static Properties object(Activity activity, Properties properties) {
        return properties.put("object", ObjectWriter.reference(activity.object()));
    }
}
