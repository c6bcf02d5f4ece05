package coop.talkoot.documents.picture;

import coop.talkoot.platform.MediaSettings.Limits;
import coop.talkoot.platform.Refusal;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Settings;
import io.trbl.blurhash.BlurHash;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The one door for files, whoever they come from. Each is told by its bytes, refused by what its header says before
 * anything is unpacked, and a picture is drawn anew: upright, of a bounded size, with nothing in it but pixels.
 */
@Singleton
public final class Intake {
    /** The longest edge that is kept. */
    static final int LONGEST = 2560;
    /** And that of the smaller picture. */
    static final int SMALL = 640;

    private static final int IMPRESSION = 64;
    /** Each may take some 200 MB while it is unpacked. */
    private static final int AT_ONCE = 2;

    private static final int PATIENCE_SECONDS = 30;

    private final Limits limits;
    private final Semaphore places = new Semaphore(AT_ONCE, true);

    @Inject
    Intake(Settings settings) {
        this(settings.media().limits());
    }

    Intake(Limits limits) {
        this.limits = limits;
    }

    /** Looks at {@code file} and writes what will be kept into {@code folder}; refuses it by the field "file". */
    public Prepared prepare(Path file, Path folder) throws IOException {
        var kind = kindOf(file);
        return switch (kind.family()) {
            case IMAGE -> picture(kind, file, folder);
            case VIDEO, AUDIO, UNKNOWN -> recording(kind, file, folder);
        };
    }

    private FileKind kindOf(Path file) throws IOException {
        var length = Files.size(file);
        if (length == 0) {
            throw Unfit.empty();
        }
        byte[] head;
        try (var stream = Files.newInputStream(file)) {
            head = stream.readNBytes(FileKind.HEAD);
        }
        var kind = FileKind.of(head).orElseThrow(Unfit::unknown);
        if (kind.family() == FileKind.Family.IMAGE && length > limits.imageBytes()) {
            throw Unfit.tooLarge("A picture", limits.imageMegabytes());
        }
        if (length > limits.filmBytes() && kind.family() != FileKind.Family.IMAGE) {
            throw Unfit.tooLarge("A film or recording", limits.filmMegabytes());
        }
        return kind;
    }

    private Prepared recording(FileKind kind, Path file, Path folder) throws IOException {
        var original = folder.resolve("original." + kind.ending());
        Files.copy(file, original, StandardCopyOption.REPLACE_EXISTING);
        var size = kind == FileKind.MP4 || kind == FileKind.M4A ? Mp4Boxes.silence(original) : Optional.<Size>empty();
        return new Prepared(kind, original, size, Optional.empty(), null);
    }

    private Prepared picture(FileKind kind, Path file, Path folder) throws IOException {
        enter();
        try {
            var examined = examine(kind, Files.readAllBytes(file));
            if (examined.size().pixels() > limits.imagePixels()) {
                throw Unfit.tooManyPixels(examined.size(), limits.imagePixels());
            }
            var decoded = Pictures.decode(kind, examined, limits.imagePixels(), LONGEST);
            var image = Orientation.of(examined.exif()).applied(decoded);
            var isMoving = kind == FileKind.GIF && examined.frames() > 1;
            return isMoving ? moving(examined, image, folder) : still(kind, image, folder);
        } finally {
            places.release();
        }
    }

    private Examined examine(FileKind kind, byte[] bytes) {
        return switch (kind) {
            case JPEG -> JpegSegments.examine(bytes);
            case PNG -> PngChunks.examine(bytes);
            case GIF -> GifBlocks.examine(bytes, limits.imagePixels());
            case WEBP -> WebpChunks.examine(bytes);
            case MP4, WEBM, M4A, MP3, OGG, WAV -> throw new IllegalArgumentException(kind + " is no picture");
        };
    }

    private static Prepared still(FileKind kind, BufferedImage image, Path folder) throws IOException {
        var isDrawing = kind == FileKind.PNG
                || kind == FileKind.GIF
                || image.getColorModel().hasAlpha();
        var kept = isDrawing ? FileKind.PNG : FileKind.JPEG;
        var original = folder.resolve("original." + kept.ending());
        Pictures.write(image, kept, original);
        return prepared(kept, original, image, folder);
    }

    /** Its frames stay as they were drawn; the smaller picture stands still. */
    private static Prepared moving(Examined examined, BufferedImage first, Path folder) throws IOException {
        var original = folder.resolve("original.gif");
        Files.write(original, examined.bytes());
        var prepared = prepared(FileKind.GIF, original, first, folder);
        return new Prepared(
                FileKind.GIF, original, Optional.of(examined.size()), prepared.small(), prepared.blurhash());
    }

    private static Prepared prepared(FileKind kept, Path original, BufferedImage image, Path folder)
            throws IOException {
        var small = Pictures.scaled(image, SMALL);
        var smallKind = small.getColorModel().hasAlpha() ? FileKind.PNG : FileKind.JPEG;
        var file = folder.resolve("small." + smallKind.ending());
        Pictures.write(small, smallKind, file);
        var impression = Pictures.opaque(Pictures.scaled(small, IMPRESSION));
        var isTall = image.getHeight() > image.getWidth();
        return new Prepared(
                kept,
                original,
                Optional.of(new Size(image.getWidth(), image.getHeight())),
                Optional.of(new Prepared.Small(smallKind, file, new Size(small.getWidth(), small.getHeight()))),
                BlurHash.encode(impression, isTall ? 3 : 4, isTall ? 4 : 3));
    }

    private void enter() {
        try {
            if (!places.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new Refused(
                        new Refusal.TooOften(PATIENCE_SECONDS, "Many pictures came at once. Send this one again."));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Refused(new Refusal.TooOften(PATIENCE_SECONDS, "The server stops. Send this one again soon."));
        }
    }
}
