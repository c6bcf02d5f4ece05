package coop.talkoot.mastodon;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import javax.imageio.ImageIO;

/** Pictures of those who have none. Drawn once, as programs take no SVG. */
@Controller("/images")
final class ImagesController {
    private static final Color CLOTH = new Color(0xE8, 0xE2, 0xD6);
    private static final Color THREAD = new Color(0x7A, 0x6A, 0x52);
    private static final int SIDE = 400;

    private final byte[] person = png(SIDE, SIDE, ImagesController::drawPerson);
    private final byte[] group = png(SIDE, SIDE, ImagesController::drawGroup);
    private final byte[] header = png(1500, 500, ImagesController::drawHeader);

    @Get(value = "/person.png", produces = MediaType.ALL)
    HttpResponse<byte[]> person() {
        return image(person);
    }

    @Get(value = "/group.png", produces = MediaType.ALL)
    HttpResponse<byte[]> group() {
        return image(group);
    }

    @Get(value = "/header.png", produces = MediaType.ALL)
    HttpResponse<byte[]> header() {
        return image(header);
    }

    private static HttpResponse<byte[]> image(byte[] bytes) {
        return HttpResponse.ok(bytes)
                .contentType(MediaType.IMAGE_PNG_TYPE)
                .header("Cache-Control", "public, max-age=86400")
                .header("Access-Control-Allow-Origin", "*");
    }

    private static void drawPerson(Graphics2D sheet) {
        sheet.fillOval(135, 85, 130, 130);
        sheet.fillArc(60, 240, 280, 320, 0, 180);
    }

    private static void drawGroup(Graphics2D sheet) {
        sheet.setStroke(new BasicStroke(26));
        for (var at = 80; at <= 320; at += 80) {
            sheet.drawLine(at, 60, at, 340);
            sheet.drawLine(60, at, 340, at);
        }
    }

    private static void drawHeader(Graphics2D sheet) {
        sheet.setStroke(new BasicStroke(3));
        for (var at = -500; at < 1500; at += 60) {
            sheet.drawLine(at, 0, at + 500, 500);
            sheet.drawLine(at, 500, at + 500, 0);
        }
    }

    private static byte[] png(int width, int height, Consumer<Graphics2D> drawing) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var sheet = image.createGraphics();
        sheet.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        sheet.setColor(CLOTH);
        sheet.fillRect(0, 0, width, height);
        sheet.setColor(THREAD);
        drawing.accept(sheet);
        sheet.dispose();
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException cause) {
            throw new UncheckedIOException("a picture in memory could not be written", cause);
        }
        return bytes.toByteArray();
    }
}
