package coop.talkoot.exchange.sheet;

import coop.talkoot.platform.Refused;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The text of a file that somebody saved with whatever they have. */
record SheetText(String text, Encoding encoding) {
    /** How the letters were written down, as far as can be told. */
    enum Encoding {
        UTF_8("UTF-8"),
        UTF_16("UTF-16"),
        /** What spreadsheets on Windows write in western Europe. Any byte but five is a letter in it: a guess. */
        WINDOWS_1252("Windows-1252");

        private final String title;

        Encoding(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }
    }

    private static final String MARK = "\uFEFF";

    static SheetText of(byte[] file) {
        if (startsWith(file, 0xFF, 0xFE) || startsWith(file, 0xFE, 0xFF)) {
            return decoded(file, StandardCharsets.UTF_16)
                    .map(text -> checked(text, Encoding.UTF_16))
                    .orElseThrow(SheetText::unreadable);
        }
        return decoded(file, StandardCharsets.UTF_8)
                .map(text -> checked(text.startsWith(MARK) ? text.substring(1) : text, Encoding.UTF_8))
                .or(() -> decoded(file, Charset.forName("windows-1252"))
                        .map(text -> checked(text, Encoding.WINDOWS_1252)))
                .orElseThrow(SheetText::unreadable);
    }

    private static SheetText checked(String text, Encoding encoding) {
        if (text.indexOf('\0') >= 0) {
            throw Refused.invalid("file", "This is no table: save it as CSV (a text), not as a workbook.");
        }
        return new SheetText(text, encoding);
    }

    private static Optional<String> decoded(byte[] file, Charset charset) {
        try {
            return Optional.of(charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(file))
                    .toString());
        } catch (CharacterCodingException other) {
            return Optional.empty();
        }
    }

    private static boolean startsWith(byte[] file, int first, int second) {
        return file.length >= 2 && (file[0] & 0xFF) == first && (file[1] & 0xFF) == second;
    }

    private static Refused unreadable() {
        return Refused.invalid("file", "Its letters cannot be read. Save the table as CSV in UTF-8.");
    }
}
