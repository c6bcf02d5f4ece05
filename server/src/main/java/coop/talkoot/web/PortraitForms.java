package coop.talkoot.web;

import coop.talkoot.documents.Portraits;
import coop.talkoot.documents.Portraits.Part;
import coop.talkoot.documents.Portraits.Ready;
import coop.talkoot.http.SentForm;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.Refusal;
import coop.talkoot.platform.Refused;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** The two pictures in the form of a profile: fields avatar and header, dropAvatar and dropHeader. */
@Singleton
final class PortraitForms {
    private final Portraits portraits;

    PortraitForms(Portraits portraits) {
        this.portraits = portraits;
    }

    /** What the form wants changed. */
    record Wanted(Map<Part, Ready> changed, Set<Part> dropped) {}

    /** Takes the pictures in; nobody sees them yet. */
    Wanted take(SentForm sent) {
        var changed = new EnumMap<Part, Ready>(Part.class);
        var dropped = EnumSet.noneOf(Part.class);
        for (var part : Part.values()) {
            var file = sent.file(part.word());
            if (file.isPresent()) {
                changed.put(part, ready(part, file.get()));
            } else if (sent.text(part == Part.AVATAR ? "dropAvatar" : "dropHeader")
                    .isPresent()) {
                dropped.add(part);
            }
        }
        return new Wanted(changed, dropped);
    }

    /** Shows them. */
    void show(Wanted wanted, Identity owner) {
        wanted.changed().forEach((part, ready) -> portraits.hang(owner, part, ready));
        wanted.dropped().forEach(part -> portraits.remove(owner, part));
    }

    private Ready ready(Part part, SentForm.File file) {
        try (var content = file.open()) {
            return portraits.prepare(content);
        } catch (Refused refused) {
            throw refused.refusal() instanceof Refusal.Invalid invalid
                    ? Refused.invalid(part.word(), invalid.sentence())
                    : refused;
        } catch (IOException cause) {
            throw new UncheckedIOException("a file that was sent cannot be read", cause);
        }
    }
}
