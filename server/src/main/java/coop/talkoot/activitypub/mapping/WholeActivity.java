package coop.talkoot.activitypub.mapping;

import coop.talkoot.vocab.Activity;
import coop.talkoot.vocab.Actor;
import coop.talkoot.vocab.Addressing;
import coop.talkoot.vocab.Namespaces;
import coop.talkoot.vocab.jsonld.Jsonld;
import coop.talkoot.vocab.jsonld.MalformedDocument;
import coop.talkoot.vocab.jsonld.ObjectReader;
import jakarta.json.JsonObject;

/** An activity of somebody else as a tree to be passed on. */
final class WholeActivity {
    private WholeActivity() {}

    /** Whether a group passes it on (wire.md 2.4, 15b): what is made public, and what was said of that since. */
    static boolean mayBePassedOn(JsonObject activity) {
        try {
            var read = ObjectReader.read(Jsonld.normalise(activity));
            if (read instanceof Activity.Delete || read instanceof Activity.Like || read instanceof Activity.Undo) {
                return true;
            }
            return (read instanceof Activity.Create || read instanceof Activity.Update)
                    && namesPublic(read.core().addressing())
                    && isPublicWithin((Activity) read);
        } catch (MalformedDocument unreadable) {
            return false;
        }
    }

    private static boolean isPublicWithin(Activity activity) {
        var object = activity.object();
        var inner = object == null ? null : object.thing();
        return inner == null
                || inner instanceof Actor
                || namesPublic(inner.core().addressing());
    }

    private static boolean namesPublic(Addressing addressing) {
        return addressing.everybody().contains(Namespaces.PUBLIC);
    }
}
