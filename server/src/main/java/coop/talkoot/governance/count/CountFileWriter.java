package coop.talkoot.governance.count;

import coop.talkoot.governance.count.CountFile.Entry;
import coop.talkoot.governance.count.CountFile.Line;
import coop.talkoot.governance.count.CountFile.Signer;
import coop.talkoot.governance.method.Counting;
import coop.talkoot.governance.method.Paper;
import coop.talkoot.governance.method.Poll;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes a count file: the same decision gives the same bytes, but for the time in the group's signature. */
public final class CountFileWriter {

    static final String FORMAT = "talkoot-count-1";
    static final String FEDERAL_FORMAT = "talkoot-federal-1";

    private static final Pattern OWN = Pattern.compile("(?!signatures)[^/]*|children/[0-9]{3}/signatures");

    private CountFileWriter() {}

    /** @throws IllegalArgumentException where the roll is not that of the poll, or ballots could not have been cast */
    public static byte[] write(CountFile file, Signer signer) {
        try {
            Map<String, String> texts = new LinkedHashMap<>();
            String charter = CanonicalJson.write(CanonicalJson.read("charter", file.charter()));
            String roll = CanonicalJson.write(roll(file.roll()));
            texts.put("proposal.json", CanonicalJson.write(proposal(file, Archive.hash(charter), Archive.hash(roll))));
            texts.put("charter.json", charter);
            texts.put("roll.json", roll);
            texts.put("ballots.ndjson", ballots(file.ballots()));
            texts.put("tally.json", CanonicalJson.write(tally(file)));
            Map<String, Object> signatures = new TreeMap<>();
            putParts(file, texts);
            signatures.put("type", "CountFile");
            signatures.put("decision", file.about().decision());
            signatures.put("attributedTo", file.about().group());
            signatures.put("keys", file.keys());
            signatures.put("files", hashes(texts));
            String signed = signer.sign(CanonicalJson.write(signatures));
            texts.put("signatures", CanonicalJson.write(CanonicalJson.read("what was signed", signed)));
            return Archive.write(texts);
        } catch (Unreadable e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    static Map<String, String> hashes(Map<String, String> texts) {
        Map<String, String> hashes = new TreeMap<>();
        texts.forEach((name, text) -> {
            // A member group's signatures speak of all its own files.
            if (OWN.matcher(name).matches()) {
                hashes.put(name, Archive.hash(text));
            }
        });
        return hashes;
    }

    /** One paper a ballot: who votes for others lays them on their own. */
    static List<Paper> papers(List<Line> lines) {
        Map<String, List<Line>> by = lines.stream()
                .collect(Collectors.groupingBy(
                        line -> line.via() == null ? line.voter() : line.via(), TreeMap::new, Collectors.toList()));
        List<Paper> papers = new ArrayList<>();
        by.values()
                .forEach(laid -> papers.add(new Paper(
                        laid.getFirst().choice(),
                        laid.stream().mapToLong(Line::weight).reduce(0, Math::addExact),
                        laid.size())));
        return papers;
    }

    private static Map<String, Object> proposal(CountFile file, String charterHash, String rollHash) {
        Poll poll = file.poll();
        CountFile.About about = file.about();
        Map<String, Object> tree = new TreeMap<>();
        tree.put("format", file.federal() == null ? FORMAT : FEDERAL_FORMAT);
        FederalTree.about(file, tree);
        tree.put("decision", about.decision());
        tree.put("group", about.group());
        tree.put("title", about.title());
        tree.put("text", about.text());
        tree.put("secrecy", about.secrecy());
        tree.put("openedAt", about.openedAt());
        tree.put("closedAt", about.closedAt());
        tree.put("charterHash", charterHash);
        tree.put("rollHash", rollHash);
        tree.put("options", poll.options());
        tree.put("titles", about.options());
        tree.put("rule", RuleTree.write(poll.rule()));
        tree.put("decidedOrder", poll.decidedOrder());
        tree.put("vetoes", poll.vetoes());
        tree.put("setAside", poll.setAside());
        tree.put("voted", file.voted().stream().sorted().toList());
        tree.put(
                "void",
                file.roll().stream()
                        .filter(Entry::isVoid)
                        .map(Entry::actor)
                        .sorted()
                        .toList());
        putUnlessNull(tree, "statusQuo", poll.statusQuo());
        putUnlessNull(tree, "seed", poll.seed());
        return tree;
    }

    private static List<Object> roll(List<Entry> roll) {
        return roll.stream()
                .sorted(Comparator.comparing(Entry::actor))
                .<Object>map(entry -> List.<Object>of(entry.actor(), entry.weight(), entry.fingerprint()))
                .toList();
    }

    private static String ballots(List<Line> lines) throws Unreadable {
        List<Line> sorted =
                lines.stream().sorted(Comparator.comparing(Line::voter)).toList();
        StringBuilder text = new StringBuilder();
        for (Line line : sorted) {
            text.append(text(line));
        }
        return text.toString();
    }

    /**
     * One line of ballots.ndjson with its line break: known as soon as a ballot is cast.
     *
     * @throws IllegalArgumentException where its activity is not such JSON
     */
    public static String line(Line line) {
        try {
            return text(line);
        } catch (Unreadable e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private static String text(Line line) throws Unreadable {
        Map<String, Object> tree = new TreeMap<>();
        tree.put("voter", line.voter());
        tree.put("weight", line.weight());
        tree.put("choice", ChoiceTree.write(line.choice()));
        tree.put("reason", line.reason());
        putUnlessNull(tree, "via", line.via());
        String activity = line.activity();
        if (activity != null) {
            putUnlessNull(tree, "activity", CanonicalJson.read("a ballot's activity", activity));
        }
        return CanonicalJson.write(tree) + '\n';
    }

    private static Map<String, Object> tally(CountFile file) throws Unreadable {
        Map<String, Object> tree = new TreeMap<>();
        CountFile.Federal federal = file.federal();
        if (federal == null) {
            tree.put("counted", TallyTree.write(Counting.count(file.poll(), papers(file.ballots()))));
        } else {
            tree.putAll(FederalTree.tally(FederalFiles.count(file.poll(), federal)));
        }
        String published = file.published();
        if (published != null) {
            putUnlessNull(tree, "published", CanonicalJson.read("the published tally", published));
        }
        return tree;
    }

    private static void putParts(CountFile file, Map<String, String> texts) throws Unreadable {
        CountFile.Federal federal = file.federal();
        int number = 0;
        for (CountFile.Member member : federal == null ? List.<CountFile.Member>of() : federal.members()) {
            byte[] archive = member.archive();
            if (archive != null) {
                String folder = Archive.part(++number);
                Archive.read(archive).forEach((name, text) -> texts.put(folder + name, text));
            }
        }
    }

    private static void putUnlessNull(Map<String, Object> tree, String name, @Nullable Object value) {
        if (value != null) {
            tree.put(name, value);
        }
    }
}
