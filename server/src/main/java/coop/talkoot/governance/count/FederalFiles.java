package coop.talkoot.governance.count;

import coop.talkoot.governance.count.CountFile.Line;
import coop.talkoot.governance.federal.Answer;
import coop.talkoot.governance.federal.FederalCount;
import coop.talkoot.governance.federal.FederalTally;
import coop.talkoot.governance.federal.Homes;
import coop.talkoot.governance.federal.Part;
import coop.talkoot.governance.federal.Person;
import coop.talkoot.governance.federal.Spoken;
import coop.talkoot.governance.method.Choice;
import coop.talkoot.governance.method.Paper;
import coop.talkoot.governance.method.Poll;
import coop.talkoot.governance.method.Tally;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Counts votes of federations from the count files of their member groups. */
public final class FederalFiles {
    /** By their canonical texts. */
    private static final Comparator<Choice> BY_TEXT =
            Comparator.comparing(choice -> CanonicalJson.write(ChoiceTree.write(choice)));

    private FederalFiles() {}

    /**
     * What a vote comes to, from the files of the member groups that gave theirs.
     *
     * @throws IllegalArgumentException where a file is not right: none is kept without having been checked
     */
    public static FederalTally count(Poll poll, CountFile.Federal federal) {
        try {
            List<Part> parts = new ArrayList<>();
            for (CountFile.Member member : federal.members()) {
                byte[] archive = member.archive();
                parts.add(part(member, archive == null ? null : Recount.check(archive)));
            }
            return FederalCount.count(poll, federal.rule(), parts);
        } catch (Unreadable e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /** What stands in tally.json of it, as canonical JSON. */
    public static String text(FederalTally tally) {
        return CanonicalJson.write(FederalTree.tally(tally));
    }

    /** SHA-256 of a count file, in hexadecimal. */
    public static String hash(byte[] archive) {
        return Archive.hash(archive);
    }

    static Part part(CountFile.Member member, Recount.@Nullable Checked file) {
        return new Part(
                member.group(),
                member.members(),
                member.contribution(),
                file == null ? null : within(file.answer(), member.since()));
    }

    /** Nobody came to belong to the federation before their group did. */
    private static Answer within(Answer answer, long since) {
        Map<String, Person> people = new TreeMap<>();
        answer.people().forEach((actor, person) -> people.put(actor, person.within(since)));
        return new Answer(answer.outcome(), answer.roll(), answer.voters(), answer.papers(), people, answer.ballots());
    }

    /** What a group that decided for itself says to its federation. */
    static Answer answer(
            Tally tally, Map<String, Person> people, Collection<Line> lines, Collection<Paper> papers, boolean isOpen) {
        Map<String, Spoken> ballots = new TreeMap<>();
        if (isOpen) {
            lines.forEach(line -> ballots.put(
                    line.voter(), new Spoken(line.choice(), line.via() == null ? line.voter() : line.via())));
        }
        return new Answer(
                tally.outcome(),
                tally.counts().roll(),
                tally.counts().voters(),
                FederalCount.merged(papers, BY_TEXT),
                people,
                ballots);
    }

    /** What a federation says to the one above it. */
    static Answer answer(Poll poll, CountFile.Federal federal, List<Part> parts, FederalTally tally) {
        Tally decided = tally.decided();
        return new Answer(
                decided.outcome(),
                decided.counts().roll(),
                decided.counts().voters(),
                FederalCount.merged(FederalCount.papers(poll, federal.rule(), parts), BY_TEXT),
                Homes.everybody(parts),
                FederalCount.ballots(parts));
    }
}
