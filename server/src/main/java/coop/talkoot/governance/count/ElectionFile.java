package coop.talkoot.governance.count;

import coop.talkoot.governance.method.Choice.Approving;
import coop.talkoot.governance.method.Choice.Ranking;
import coop.talkoot.governance.method.Paper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/** Reads an election from a file of whatever kind it is, by its name and, where that does not tell, by how it begins. */
final class ElectionFile {

    private static final int MOST = 512 * 1024 * 1024;

    private ElectionFile() {}

    static Election read(Path file, PaperKind kind, boolean isOvervoteSkipped) throws Unreadable {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT).replaceFirst("\\.gz$", "");
        byte[] bytes = bytes(file);
        if (bytes.length > 3 && bytes[0] == 'P' && bytes[1] == 'K') {
            return ours(Recount.check(bytes));
        }
        String text = text(bytes);
        if (text.isBlank()) {
            throw new Unreadable("the file is empty");
        }
        if (name.endsWith(".csv")) {
            return CsvReader.read(text, kind, isOvervoteSkipped);
        }
        if (kind != PaperKind.RANKING && kind != PaperKind.APPROVING) {
            throw new Unreadable("this rule needs a table (.csv); other files hold rankings only");
        }
        Election ranked = ranked(name, text);
        return kind == PaperKind.RANKING ? ranked : approved(ranked);
    }

    /** A count file of ours, by whatever rule it is counted now. */
    private static Election ours(Recount.Checked checked) {
        return new Election(
                checked.title(), checked.poll().options(), 0, CountFileWriter.papers(checked.lines()), List.of());
    }

    private static Election ranked(String name, String text) throws Unreadable {
        if (text.contains("Tally Sheet")) {
            return DebianReader.read(text);
        }
        if (name.endsWith(".cvotes") || text.contains("#/Candidates:")) {
            return CvotesReader.read(text);
        }
        return BltReader.read(text);
    }

    /** Whoever is ranked is approved of. */
    private static Election approved(Election ranked) {
        List<Paper> papers = ranked.papers().stream()
                .map(paper -> {
                    Set<String> options = new HashSet<>();
                    if (paper.choice() instanceof Ranking ranking) {
                        ranking.ranks().forEach(options::addAll);
                    }
                    return new Paper(new Approving(options), paper.weight(), paper.people());
                })
                .toList();
        return new Election(ranked.title(), ranked.options(), ranked.places(), papers, ranked.lotOrder());
    }

    static byte[] bytes(Path file) throws Unreadable {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST + 1);
            if (bytes.length > 2 && (bytes[0] & 0xff) == 0x1f && (bytes[1] & 0xff) == 0x8b) {
                try (InputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
                    bytes = unpacked.readNBytes(MOST + 1);
                }
            }
            if (bytes.length > MOST) {
                throw new Unreadable("the file is larger than " + MOST / 1024 / 1024 + " MiB");
            }
            return bytes;
        } catch (IOException e) {
            throw new Unreadable("the file cannot be read: " + e.getMessage());
        }
    }

    private static String text(byte[] bytes) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            // Old files are in Latin letters of one byte; every byte is one of those.
            text = new String(bytes, StandardCharsets.ISO_8859_1);
        }
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
}
