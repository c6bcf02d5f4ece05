package coop.talkoot.documents.picture;

import com.drew.lang.ByteArrayReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifReader;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import org.jspecify.annotations.Nullable;

/** How the camera was held: EXIF 2.32, tag 0x0112. The pixels are turned, as nothing of EXIF is kept. */
final class Orientation {
    static final Orientation UPRIGHT = new Orientation(1);

    private final int value;

    private Orientation(int value) {
        this.value = value;
    }

    static Orientation of(byte @Nullable [] exif) {
        if (exif == null) {
            return UPRIGHT;
        }
        try {
            var metadata = new Metadata();
            new ExifReader().extract(new ByteArrayReader(exif), metadata);
            var directory = metadata.getFirstDirectoryOfType(ExifIFD0Directory.class);
            var said = directory == null ? null : directory.getInteger(ExifIFD0Directory.TAG_ORIENTATION);
            return said == null || said < 1 || said > 8 ? UPRIGHT : new Orientation(said);
        } catch (RuntimeException unreadable) {
            return UPRIGHT;
        }
    }

    BufferedImage applied(BufferedImage image) {
        if (value == 1) {
            return image;
        }
        var size = new Size(image.getWidth(), image.getHeight());
        var turned = value >= 5 ? size.turned() : size;
        var upright = new BufferedImage(turned.width(), turned.height(), image.getType());
        var graphics = upright.createGraphics();
        try {
            graphics.drawImage(image, transform(size.width(), size.height()), null);
        } finally {
            graphics.dispose();
        }
        return upright;
    }

    /** Columns of the matrix: where x goes, where y goes, and by how much all is moved. */
    private AffineTransform transform(int width, int height) {
        return switch (value) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
            default -> new AffineTransform();
        };
    }
}
