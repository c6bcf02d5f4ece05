package coop.talkoot.documents.picture;

import coop.talkoot.platform.Refused;
import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.FileImageOutputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Pixels from bytes, smaller ones from these, and bytes again: what comes out holds nothing but the pixels. */
final class Pictures {
    static {
        ImageIO.setUseCache(false);
    }

    private Pictures() {}

    /** Decodes, leaving pixels out where far more are there than are wanted; in sRGB, no edge above {@code most}. */
    static BufferedImage decode(FileKind kind, Examined examined, long mostPixels, int most) {
        var reader = ImageIO.getImageReadersByFormatName(kind.ending()).next();
        try (var input = new MemoryCacheImageInputStream(new ByteArrayInputStream(examined.bytes()))) {
            reader.setInput(input, true, true);
            var size = new Size(reader.getWidth(0), reader.getHeight(0));
            if (size.pixels() > mostPixels) {
                throw Unfit.tooManyPixels(size, mostPixels);
            }
            var step = Math.max(1, (int) (size.longest() / (1.5 * most)));
            return scaled(read(reader, step), most);
        } catch (Refused tooLarge) {
            throw tooLarge;
        } catch (IOException | RuntimeException cause) {
            // Decoders say in many ways that they were given nonsense.
            throw Unfit.broken();
        } finally {
            reader.dispose();
        }
    }

    private static BufferedImage read(ImageReader reader, int step) throws IOException {
        var wanted = reader.getDefaultReadParam();
        wanted.setSourceSubsampling(step, step, 0, 0);
        return reader.read(0, wanted);
    }

    /** In steps of a half, as one step would skip pixels. */
    static BufferedImage scaled(BufferedImage image, int most) {
        var wanted = new Size(image.getWidth(), image.getHeight()).within(most);
        var at = image;
        while (at.getWidth() > 2 * wanted.width() && at.getHeight() > 2 * wanted.height()) {
            at = drawn(at, new Size(at.getWidth() / 2, at.getHeight() / 2));
        }
        return drawn(at, wanted);
    }

    private static BufferedImage drawn(BufferedImage image, Size size) {
        var hasAlpha = image.getColorModel().hasAlpha();
        var type = hasAlpha ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB;
        if (image.getType() == type && image.getWidth() == size.width() && image.getHeight() == size.height()) {
            return image;
        }
        var drawn = new BufferedImage(size.width(), size.height(), type);
        var graphics = drawn.createGraphics();
        try {
            graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            graphics.drawImage(image, 0, 0, size.width(), size.height(), null);
        } finally {
            graphics.dispose();
        }
        return drawn;
    }

    /** The same on white, for formats that know no holes and for a first impression. */
    static BufferedImage opaque(BufferedImage image) {
        if (!image.getColorModel().hasAlpha()) {
            return image;
        }
        var opaque = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        var graphics = opaque.createGraphics();
        try {
            graphics.drawImage(image, 0, 0, Color.WHITE, null);
        } finally {
            graphics.dispose();
        }
        return opaque;
    }

    static void write(BufferedImage image, FileKind kind, Path file) throws IOException {
        var writer = ImageIO.getImageWritersByFormatName(kind.ending()).next();
        try (var output = new FileImageOutputStream(file.toFile())) {
            writer.setOutput(output);
            var how = writer.getDefaultWriteParam();
            if (kind == FileKind.JPEG) {
                how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                how.setCompressionQuality(0.85f);
            }
            writer.write(null, new IIOImage(image, null, null), how);
        } finally {
            writer.dispose();
        }
    }
}
