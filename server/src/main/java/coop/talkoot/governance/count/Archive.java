package coop.talkoot.governance.count;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** The zip around a count file: the same contents give the same bytes, as nothing in it is packed or has a time. */
final class Archive {

    static final List<String> NAMES =
            List.of("proposal.json", "charter.json", "roll.json", "ballots.ndjson", "tally.json", "signatures");

    static final String SIGNATURES = "signatures";

    /** Federations lie at most five deep. */
    private static final Pattern PART = Pattern.compile("(children/[0-9]{3}/){1,5}(" + String.join("|", NAMES) + ")");

    private static final int MOST = 256 * 1024 * 1024;
    private static final int LONGEST_SHOWN = 100;
    /** Inside of what zip can say without adding the time zone of the machine. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

    private Archive() {}

    static byte[] write(Map<String, String> texts) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            for (String name : inOrder(texts.keySet())) {
                byte[] text = texts.getOrDefault(name, "").getBytes(StandardCharsets.UTF_8);
                var crc = new CRC32();
                crc.update(text);
                var entry = new ZipEntry(name);
                entry.setMethod(ZipEntry.STORED);
                entry.setSize(text.length);
                entry.setCrc(crc.getValue());
                entry.setTimeLocal(NO_TIME);
                zip.putNextEntry(entry);
                zip.write(text);
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("an archive in memory could not be written", e);
        }
        return bytes.toByteArray();
    }

    /** The texts, by their names; refused where a single byte is not as we would write it. */
    static Map<String, String> read(byte[] bytes) throws Unreadable {
        Map<String, String> texts = new LinkedHashMap<>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8)) {
            for (String name : NAMES) {
                ZipEntry entry = zip.getNextEntry();
                if (entry == null || !entry.getName().equals(name)) {
                    throw new Unreadable("expected " + name + " in the archive, found "
                            + (entry == null ? "its end" : shown(entry.getName())));
                }
                byte[] text = zip.readNBytes(MOST + 1);
                if (text.length > MOST) {
                    throw new Unreadable(name + " is larger than anything we write");
                }
                zip.closeEntry();
                texts.put(name, new String(text, StandardCharsets.UTF_8));
            }
            readParts(zip, texts);
        } catch (IOException | IllegalArgumentException e) {
            String last = NAMES.get(Math.min(texts.size(), NAMES.size() - 1));
            throw new Unreadable(last + " was changed, or the archive around it: " + e.getMessage());
        }
        byte[] again = write(texts);
        int differs = Arrays.mismatch(bytes, again);
        if (differs >= 0) {
            throw new Unreadable("byte " + differs + " of the archive was changed, in what lies around its files");
        }
        return texts;
    }

    /** The files of member groups, each with all that is in it, under names of their own. */
    private static void readParts(ZipInputStream zip, Map<String, String> texts) throws IOException, Unreadable {
        int left = MOST;
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            String name = entry.getName();
            if (!PART.matcher(name).matches()) {
                throw new Unreadable("found " + shown(name) + " in the archive, where nothing of that name belongs");
            }
            byte[] text = zip.readNBytes(left + 1);
            left -= text.length;
            if (left < 0) {
                throw new Unreadable("the files of member groups are larger than anything we write");
            }
            zip.closeEntry();
            texts.put(name, new String(text, StandardCharsets.UTF_8));
        }
    }

    /** A name as it may be said: where its length was changed, what lies behind it seems to be a part of it. */
    private static String shown(String name) {
        return name.length() <= LONGEST_SHOWN && name.chars().noneMatch(Character::isISOControl)
                ? name
                : "a name that is none";
    }

    /** The files of the group, then those of each member group in the same order. */
    private static List<String> inOrder(Set<String> present) {
        List<String> names = new ArrayList<>();
        add(names, "", present);
        return names;
    }

    private static void add(List<String> names, String folder, Set<String> present) {
        NAMES.forEach(name -> names.add(folder + name));
        for (int number = 1; present.contains(folder + part(number) + SIGNATURES); number++) {
            add(names, folder + part(number), present);
        }
    }

    /** The folder of a member group's files, from 1. */
    static String part(int number) {
        return "children/%03d/".formatted(number);
    }

    /** What lies in a folder, by its names in there; empty where there is none. */
    static Map<String, String> in(String folder, Map<String, String> texts) {
        Map<String, String> inside = new LinkedHashMap<>();
        texts.forEach((name, text) -> {
            if (name.startsWith(folder)) {
                inside.put(name.substring(folder.length()), text);
            }
        });
        return inside;
    }

    static String hash(String text) {
        return hash(text.getBytes(StandardCharsets.UTF_8));
    }

    static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java knows SHA-256", e);
        }
    }
}
