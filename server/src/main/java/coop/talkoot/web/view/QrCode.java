package coop.talkoot.web.view;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import gg.jte.Content;
import java.util.Map;

/** A text as a picture that phones read: drawn into the page, so that no other place learns what it says. */
public final class QrCode {
    private static final int QUIET = 4;

    private QrCode() {}

    /** {@code label} says what it is to who cannot see it. It is safe to show: only squares come of the text. */
    public static Content of(String text, String label) {
        try {
            var bits = new QRCodeWriter()
                    .encode(
                            text,
                            BarcodeFormat.QR_CODE,
                            0,
                            0,
                            Map.of(
                                    EncodeHintType.MARGIN,
                                    QUIET,
                                    EncodeHintType.ERROR_CORRECTION,
                                    ErrorCorrectionLevel.M));
            var size = bits.getWidth();
            var path = new StringBuilder();
            for (var y = 0; y < size; y++) {
                for (var x = 0; x < size; x++) {
                    if (bits.get(x, y)) {
                        path.append('M').append(x).append(' ').append(y).append("h1v1h-1z");
                    }
                }
            }
            // Dark on light in every colour scheme: cameras read nothing else well.
            return new Markup("<svg class=\"qr\" role=\"img\" viewBox=\"0 0 " + size + " " + size + "\"><title>"
                    + escaped(label) + "</title><rect width=\"100%\" height=\"100%\" fill=\"#fff\"/><path d=\"" + path
                    + "\" fill=\"#000\"/></svg>");
        } catch (WriterException cause) {
            throw new IllegalArgumentException("this text does not fit into a code", cause);
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
