package coop.talkoot.governance.count;

import coop.talkoot.governance.count.CountFile.Line;
import coop.talkoot.governance.federal.Answer;
import coop.talkoot.governance.federal.FederalCount;
import coop.talkoot.governance.federal.FederalTally;
import coop.talkoot.governance.federal.Part;
import coop.talkoot.governance.federal.Person;
import coop.talkoot.governance.method.Choice;
import coop.talkoot.governance.method.CommonSeed;
import coop.talkoot.governance.method.Counting;
import coop.talkoot.governance.method.Division;
import coop.talkoot.governance.method.Fault;
import coop.talkoot.governance.method.Paper;
import coop.talkoot.governance.method.Poll;
import coop.talkoot.governance.method.Roll;
import coop.talkoot.governance.method.Sortition;
import coop.talkoot.governance.method.Tally;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads a count file, checks all of it and counts it again. The first thing that is wrong is named. */
public final class Recount {

    /**
     * What was found right.
     *
     * @param signer the id of the group's key, and the key itself
     * @param signed how many ballots have a signature that is right
     * @param unsigned whose ballots have none though a key of theirs stood on the roll
     * @param guests ballots of people whose server is not that of the group in which they cast them
     * @param answer what the group says by it to a federation of which it is a member
     * @param federal how it came about, where it was put to member groups; null else
     * @param partOf the federation's vote of which it is a part; null where it is none
     */
    public record Checked(
            String decision,
            String group,
            String title,
            String rollHash,
            Poll poll,
            List<Line> lines,
            Tally tally,
            String signer,
            String key,
            int signed,
            List<String> unsigned,
            List<Guest> guests,
            Answer answer,
            @Nullable FederalTally federal,
            @Nullable String partOf) {}

    private record Voter(long weight, String fingerprint) {}

    private final Map<String, String> texts;
    private final Map<String, Voter> roll = new TreeMap<>();
    private final Map<String, Line> lines = new TreeMap<>();
    private final Proofs proofs;
    private final Map<String, String> keys = new HashMap<>();
    private final Fields signatures;
    private final Fields proposal;
    private final List<String> unsigned = new ArrayList<>();
    private final List<Guest> guests = new ArrayList<>();
    private int signed;

    private Recount(Map<String, String> texts) throws Unreadable {
        this.texts = texts;
        signatures = object("signatures");
        Fields given = signatures.part("keys");
        for (String id : given.map().keySet()) {
            keys.put(id, given.text(id));
        }
        proofs = new Proofs(keys);
        Fields files = signatures.part("files");
        for (Map.Entry<String, String> hash : CountFileWriter.hashes(texts).entrySet()) {
            if (!files.text(hash.getKey()).equals(hash.getValue())) {
                throw new Unreadable(hash.getKey() + " was changed: it has another hash than the group signed");
            }
        }
        proposal = object("proposal.json");
    }

    public static Checked check(byte[] bytes) throws Unreadable {
        try {
            return new Recount(Archive.read(bytes)).checked();
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new Unreadable("what is in the file does not fit together: " + e.getMessage());
        }
    }

    private Checked checked() throws Unreadable {
        String signer = proofs.check(signatures);
        boolean isFederal = proposal.text("format").equals(CountFileWriter.FEDERAL_FORMAT);
        if (!isFederal && !proposal.text("format").equals(CountFileWriter.FORMAT)) {
            throw new Unreadable("proposal.json is of another format: " + proposal.text("format"));
        }
        same("decision");
        if (!signatures.text("attributedTo").equals(proposal.text("group"))
                || !isKeyOf(signer, proposal.text("group"))) {
            throw new Unreadable("signatures are not by the group of proposal.json");
        }
        sameHash("charterHash", "charter.json");
        sameHash("rollHash", "roll.json");
        object("charter.json");
        readRoll();
        Poll poll = poll();
        if (isFederal) {
            return federal(signer, poll);
        }
        if (poll.rule().method() instanceof Sortition sortition) {
            checkSeed(poll, sortition);
        }
        readBallots(poll);
        List<Paper> papers = Division.single(poll, CountFileWriter.papers(List.copyOf(lines.values())));
        Tally tally = Counting.count(poll, papers);
        checkTally(TallyTree.write(tally), tally);
        boolean isOpen = proposal.text("secrecy").equals("open");
        return checked(signer, poll, tally, FederalFiles.answer(tally, people(), lines.values(), papers, isOpen), null);
    }

    /** Member groups' files first, each as if it were alone; then what they come to together. */
    private Checked federal(String signer, Poll poll) throws Unreadable {
        CountFile.Federal federal =
                new CountFile.Federal(FederalTree.rule(proposal.part("federal")), FederalTree.members(proposal));
        List<Part> parts = new ArrayList<>();
        int number = 0;
        for (CountFile.Member member : federal.members()) {
            Checked file = null;
            if (member.archive() != null) {
                file = part(Archive.part(++number), member.group());
                signed += file.signed();
                unsigned.addAll(file.unsigned());
                guests.addAll(file.guests());
            }
            parts.add(FederalFiles.part(member, file));
        }
        List<String> named = parts.stream().map(Part::group).toList();
        if (!named.equals(List.copyOf(roll.keySet()))) {
            throw new Unreadable("proposal.json names other member groups than are on the roll");
        }
        if (texts.containsKey(Archive.part(number + 1) + Archive.SIGNATURES)
                || !texts.getOrDefault("ballots.ndjson", "").isEmpty()) {
            throw new Unreadable("there are files or ballots of nobody on the roll");
        }
        FederalTally tally = FederalCount.count(poll, federal.rule(), parts);
        checkTally(FederalTree.tally(tally), tally.decided());
        return checked(signer, poll, tally.decided(), FederalFiles.answer(poll, federal, parts, tally), tally);
    }

    /** A member group's own file, if it is that group's word in this vote. */
    private Checked part(String folder, String group) throws Unreadable {
        Map<String, String> inside = Archive.in(folder, texts);
        if (inside.isEmpty()) {
            throw new Unreadable("the file of " + group + " is not in the archive");
        }
        Checked file;
        try {
            file = new Recount(inside).checked();
        } catch (Unreadable | IllegalArgumentException | ArithmeticException e) {
            throw new Unreadable("the file of " + group + ": " + e.getMessage());
        }
        Voter entry = roll.get(group);
        if (!file.group().equals(group) || entry == null) {
            throw new Unreadable("the file of " + group + " is by " + file.group());
        }
        if (!proposal.text("decision").equals(file.partOf())) {
            throw new Unreadable("the file of " + group + " is of another vote");
        }
        if (!entry.fingerprint().isEmpty() && !entry.fingerprint().equals(Proofs.fingerprint(file.key()))) {
            throw new Unreadable("the file of " + group + " is signed with another key than stood on the roll");
        }
        return file;
    }

    private Map<String, Person> people() throws Unreadable {
        Fields since = proposal.has("since") ? proposal.part("since") : Fields.of("since", Map.of());
        List<String> chosen = proposal.has("chosen") ? proposal.texts("chosen") : List.of();
        Map<String, Person> people = new TreeMap<>();
        for (String actor : roll.keySet()) {
            people.put(actor, new Person(since.has(actor) ? since.number(actor) : 0, chosen.contains(actor)));
        }
        return people;
    }

    private Checked checked(String signer, Poll poll, Tally tally, Answer answer, @Nullable FederalTally federal)
            throws Unreadable {
        return new Checked(
                proposal.text("decision"),
                proposal.text("group"),
                proposal.text("title"),
                proposal.text("rollHash"),
                poll,
                List.copyOf(lines.values()),
                tally,
                signer,
                key(signer),
                signed,
                List.copyOf(unsigned),
                List.copyOf(guests),
                answer,
                federal,
                proposal.textOrNone("partOf"));
    }

    private String key(String id) throws Unreadable {
        String key = keys.get(id);
        if (key == null) {
            throw new Unreadable("the key " + id + " is not in the file");
        }
        return key;
    }

    /** An id of a key begins with that of the actor whose key it is. */
    private static boolean isKeyOf(String key, String actor) {
        return key.startsWith(actor + "#");
    }

    private void same(String name) throws Unreadable {
        if (!signatures.text(name).equals(proposal.text(name))) {
            throw new Unreadable("signatures are of another " + name + " than proposal.json");
        }
    }

    private void sameHash(String field, String name) throws Unreadable {
        if (!proposal.text(field).equals(Archive.hash(texts.getOrDefault(name, "")))) {
            throw new Unreadable(name + " is not the one whose hash stands in proposal.json");
        }
    }

    private @Nullable Object tree(String name) throws Unreadable {
        String text = texts.getOrDefault(name, "");
        Object tree = CanonicalJson.read(name, text);
        if (!CanonicalJson.write(tree).equals(text)) {
            throw new Unreadable(name + " was changed: it is not in canonical form");
        }
        return tree;
    }

    private Fields object(String name) throws Unreadable {
        return Fields.of(name, tree(name));
    }

    private void readRoll() throws Unreadable {
        if (!(tree("roll.json") instanceof List<?> list)) {
            throw new Unreadable("roll.json is no list");
        }
        String before = "";
        for (Object entry : list) {
            if (!(entry instanceof List<?> parts)
                    || parts.size() != 3
                    || !(parts.get(0) instanceof String actor)
                    || !(parts.get(1) instanceof Long weight)
                    || !(parts.get(2) instanceof String fingerprint)) {
                throw new Unreadable("roll.json has an entry that is not an actor, a weight and a fingerprint");
            }
            if (actor.compareTo(before) <= 0) {
                throw new Unreadable("roll.json is not in order, or has twice: " + actor);
            }
            roll.put(actor, new Voter(weight, fingerprint));
            before = actor;
        }
    }

    private Poll poll() throws Unreadable {
        Set<String> away = new HashSet<>(proposal.texts("void"));
        if (!roll.keySet().containsAll(away)) {
            throw new Unreadable("proposal.json calls somebody void who is not on the roll");
        }
        roll.keySet().removeAll(away);
        long weight = roll.values().stream().mapToLong(Voter::weight).reduce(0, Math::addExact);
        return new Poll(
                RuleTree.read(proposal.part("rule")),
                proposal.texts("options"),
                new Roll(weight, roll.size()),
                proposal.textOrNone("statusQuo"),
                proposal.textOrNone("seed"),
                proposal.texts("decidedOrder"),
                proposal.number("vetoes"),
                proposal.number("setAside"));
    }

    /** A seed is what came of the numbers that were sealed before the pool was frozen, and of nothing else. */
    private void checkSeed(Poll poll, Sortition sortition) throws Unreadable {
        Fields drawing = object("charter.json");
        Map<String, String> shown = new TreeMap<>();
        for (Object item : drawing.list("seals")) {
            Fields seal = Fields.of("charter.json.seals", item);
            if (seal.has("number")) {
                String number = seal.text("number");
                if (!CommonSeed.commitment(number, seal.text("by")).equals(seal.text("commitment"))) {
                    throw new Unreadable("charter.json has a number that " + seal.text("by") + " did not seal");
                }
                shown.put(seal.text("by"), number);
            }
        }
        Object pool = sortition.strata().isEmpty() ? poll.options() : sortition.strata();
        String hash = Archive.hash(CanonicalJson.write(pool));
        if (!CommonSeed.of(proposal.text("decision"), hash, shown, drawing.text("publicNumber"))
                .equals(poll.seed())) {
            throw new Unreadable("proposal.json has another seed than the numbers in charter.json come to");
        }
    }

    private void readBallots(Poll poll) throws Unreadable {
        String before = "";
        int number = 0;
        for (String row : texts.getOrDefault("ballots.ndjson", "").lines().toList()) {
            number++;
            String where = "line " + number + " of ballots.ndjson";
            Fields fields = Fields.of(where, CanonicalJson.read(where, row));
            if (!CanonicalJson.write(fields.map()).equals(row)) {
                throw new Unreadable(where + " is not in canonical form");
            }
            Line line = line(fields, poll);
            if (line.voter().compareTo(before) <= 0) {
                throw new Unreadable(where + " is not in order, or has a voter twice");
            }
            lines.put(line.voter(), line);
            before = line.voter();
        }
        for (Line line : lines.values()) {
            Line by = line.via() == null ? line : lines.get(line.via());
            if (by == null || by.via() != null || !by.choice().equals(line.choice())) {
                throw new Unreadable("the ballot of " + line.voter() + " is not as that of who voted for them");
            }
        }
    }

    private Line line(Fields fields, Poll poll) throws Unreadable {
        String voter = fields.text("voter");
        Choice choice = ChoiceTree.read(fields.part("choice"));
        List<Fault> faults = Counting.check(poll, choice);
        if (!faults.isEmpty()) {
            throw new Unreadable(fields.where() + " could not have been cast: " + faults.getFirst());
        }
        String activity = fields.has("activity")
                ? CanonicalJson.write(fields.part("activity").map())
                : null;
        Line line = new Line(
                voter, fields.number("weight"), choice, fields.text("reason"), fields.textOrNone("via"), activity);
        if (proposal.text("secrecy").equals("open")) {
            Voter entry = roll.get(voter);
            if (entry == null || entry.weight() != line.weight()) {
                throw new Unreadable(fields.where() + " is of somebody who is not on the roll, or weighs otherwise");
            }
            String method = fields.has("activity") ? checkActivity(fields.part("activity"), line, entry) : null;
            if (line.via() == null && !Guest.isAtHome(voter, proposal.text("group"))) {
                guests.add(new Guest(voter, method, method == null ? null : key(method)));
            }
            if (method != null) {
                signed++;
            } else if (line.via() == null && !entry.fingerprint().isEmpty()) {
                unsigned.add(voter);
            }
        }
        return line;
    }

    /** The id of the key that signed it. */
    private String checkActivity(Fields activity, Line line, Voter entry) throws Unreadable {
        String method = proofs.check(activity);
        SignedBallot ballot = new SignedBallot(activity);
        if (!ballot.actor().equals(line.voter()) || !isKeyOf(method, line.voter())) {
            throw new Unreadable(activity.where() + " is not by " + line.voter());
        }
        if (!ballot.decision().equals(proposal.text("decision")) || !ballot.says(line.choice())) {
            throw new Unreadable(activity.where() + " does not say in this vote what the line says");
        }
        if (!entry.fingerprint().isEmpty() && !entry.fingerprint().equals(Proofs.fingerprint(key(method)))) {
            throw new Unreadable(activity.where() + " is signed with another key than stood on the roll");
        }
        return method;
    }

    /** @param tree what else stands in tally.json but what was published: all of it, for a federation */
    private void checkTally(Map<String, Object> tree, Tally tally) throws Unreadable {
        Fields said = object("tally.json");
        Map<String, @Nullable Object> told = new TreeMap<>(said.map());
        told.remove("published");
        Map<String, Object> right = tree.containsKey("counted") ? tree : Map.of("counted", tree);
        if (!CanonicalJson.write(told).equals(CanonicalJson.write(right))) {
            throw new Unreadable("tally.json says otherwise than the ballots: they come to "
                    + tally.outcome().kind() + " "
                    + String.join(", ", tally.outcome().selected()));
        }
        if (said.has("published") && said.part("published").has("proof")) {
            String method = proofs.check(said.part("published"));
            if (!isKeyOf(method, proposal.text("group"))) {
                throw new Unreadable("the published tally is not by the group");
            }
        }
    }
}
