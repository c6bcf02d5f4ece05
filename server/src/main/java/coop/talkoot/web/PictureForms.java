package coop.talkoot.web;

import coop.talkoot.documents.Attachment;
import coop.talkoot.documents.Attachments;
import coop.talkoot.documents.Chosen;
import coop.talkoot.documents.Focus;
import coop.talkoot.http.SentForm;
import coop.talkoot.http.SentQuery;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.Refusal;
import coop.talkoot.platform.Refused;
import coop.talkoot.web.view.PictureSlots;
import coop.talkoot.web.view.PictureSlots.Slot;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Pictures in forms. They are kept as soon as they are sent: when something else in the form is wrong, nobody has to
 * choose them again.
 */
@Singleton
final class PictureForms {
    private final Attachments attachments;

    PictureForms(Attachments attachments) {
        this.attachments = attachments;
    }

    /** The fields in which something can be wrong. */
    static Stream<String> fields() {
        return IntStream.rangeClosed(1, Attachments.MOST)
                .boxed()
                .flatMap(number -> Stream.of("picture" + number, "alt" + number));
    }

    /** What came with a form. */
    record Taken(
            List<Chosen> chosen,
            PictureSlots slots,
            @Nullable Refused wrong) {
        /** Writes the post with what was chosen, or throws what was wrong with it. */
        <T> T on(Attachments attachments, Supplier<T> work) {
            if (wrong != null) {
                throw wrong;
            }
            return attachments.enclosing(chosen, work);
        }
    }

    PictureSlots slots(List<Attachment> present) {
        return new PictureSlots(IntStream.rangeClosed(1, Attachments.MOST)
                .mapToObj(number -> number <= present.size()
                        ? slot(number, present.get(number - 1))
                        : new Slot(number, null, null, ""))
                .toList());
    }

    /** {@code present} hangs on the post already. */
    Taken take(SentForm sent, Identity owner, List<Attachment> present) {
        var chosen = new ArrayList<Chosen>();
        var slots = new ArrayList<Slot>();
        @Nullable Refused wrong = null;
        for (var number = 1; number <= Attachments.MOST; number++) {
            var alt = sent.text("alt" + number).orElse("");
            @Nullable Slot slot = null;
            try {
                var kept = kept(sent, number, owner, present, alt);
                if (kept.isPresent()) {
                    chosen.add(Chosen.of(kept.get().id(), alt));
                    slot = slot(number, kept.get());
                }
            } catch (Refused refused) {
                wrong = wrong == null ? named(refused, number) : wrong;
            }
            slots.add(
                    slot == null
                            ? new Slot(number, null, null, alt)
                            : new Slot(number, slot.kept(), slot.preview(), alt));
        }
        return new Taken(List.copyOf(chosen), new PictureSlots(slots), wrong);
    }

    private Optional<Attachment> kept(SentForm sent, int number, Identity owner, List<Attachment> present, String alt) {
        var file = sent.file("picture" + number);
        if (file.isPresent()) {
            try (var content = file.get().open()) {
                return Optional.of(attachments.upload(owner, content, alt, Focus.CENTRE));
            } catch (IOException cause) {
                throw new UncheckedIOException("a file that was sent cannot be read", cause);
            }
        }
        var id = sent.text("kept" + number).orElse("");
        if (id.isEmpty() || sent.text("drop" + number).isPresent()) {
            return Optional.empty();
        }
        var known = SentQuery.id(id);
        return present.stream()
                .filter(attachment -> attachment.id() == known)
                .findFirst()
                .or(() -> attachments.waiting(owner, known));
    }

    private static Slot slot(int number, Attachment attachment) {
        return new Slot(number, Long.toString(attachment.id()), attachment.previewUrl(), attachment.description());
    }

    /** The room knows of one file; the form of several. */
    private static Refused named(Refused refused, int number) {
        return refused.refusal() instanceof Refusal.Invalid invalid
                ? Refused.invalid(
                        (invalid.field().equals("description") ? "alt" : "picture") + number, invalid.sentence())
                : refused;
    }
}
