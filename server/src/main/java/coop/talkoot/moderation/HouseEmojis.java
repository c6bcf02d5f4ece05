package coop.talkoot.moderation;

import coop.talkoot.documents.CustomEmoji;
import coop.talkoot.documents.OwnEmojis;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Transactions;
import jakarta.inject.Singleton;
import java.io.InputStream;

/** Who keeps the server makes, changes and removes emoji; the log says so. */
@Singleton
public final class HouseEmojis {
    private final OwnEmojis emojis;
    private final Transactions transactions;
    private final AuditLog audit;

    HouseEmojis(OwnEmojis emojis, Transactions transactions, AuditLog audit) {
        this.emojis = emojis;
        this.transactions = transactions;
        this.audit = audit;
    }

    /** A picture for a word; an empty category is none. */
    public CustomEmoji add(Identity keeper, String shortcode, String category, InputStream picture) {
        var ready = emojis.prepare(picture);
        return add(keeper, ready, shortcode, category, "");
    }

    /** What another server shows for a word, from now on for people here too. */
    public CustomEmoji copy(Identity keeper, long id) {
        var other = emojis.require(id);
        if (other.domain() == null) {
            throw Refused.invalid("emoji", "This is one of this server already.");
        }
        return add(keeper, emojis.prepareCopy(other), other.shortcode(), "", other.named());
    }

    public CustomEmoji change(Identity keeper, long id, String category, boolean isListed, boolean isEnabled) {
        return transactions.write(() -> {
            var before = emojis.require(id);
            var after = emojis.change(before, category, isListed, isEnabled);
            audit.write(keeper, Deed.EMOJI_CHANGED, after.named(), "", words(before), words(after));
            return after;
        });
    }

    public CustomEmoji remove(Identity keeper, long id) {
        return transactions.write(() -> {
            var gone = emojis.require(id);
            emojis.remove(gone);
            audit.write(keeper, Deed.EMOJI_REMOVED, gone.named(), "", words(gone), "");
            return gone;
        });
    }

    private CustomEmoji add(Identity keeper, OwnEmojis.Ready ready, String shortcode, String category, String from) {
        return transactions.write(() -> {
            var added = emojis.add(ready, shortcode, category);
            audit.write(keeper, Deed.EMOJI_ADDED, added.named(), "", from, words(added));
            return added;
        });
    }

    private static String words(CustomEmoji emoji) {
        var said = emoji.category() == null ? "" : ", " + emoji.category();
        return (emoji.isEnabled() ? "shown" : "not shown") + (emoji.isListed() ? ", offered" : "") + said;
    }
}
