package coop.talkoot.governance.count

import coop.talkoot.governance.method.Counting
import coop.talkoot.governance.method.MeekStv
import coop.talkoot.governance.method.Poll
import coop.talkoot.governance.method.Rule
import coop.talkoot.governance.method.Stage
import coop.talkoot.governance.method.TieBreak
import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Requires
import spock.lang.Specification

/** What another program (Droop) wrote down of each step of Meek counts: the reference rule's, guarded ones and exact ones. */
@Requires({ Elections.areThere() })
class MeekDumpSpec extends Specification {

    def "#dump.fileName is counted alike, step by step"() {
        given:
        def election = BltReader.read(Files.readString(blt(dump)))

        when:
        def ours = count(election, precision(dump)).collectMany { said(it) }
        def theirs = said(dump)
        if (dump.fileName.toString().startsWith('eq2')) {
            // After its last exclusion, when all is decided, Droop loses papers on which an excluded option shares a rank.
            ours = ours.init()
            theirs = theirs.init()
        }

        then:
        firstDifference(ours, theirs) == null

        where:
        dump << Elections.files('droop/test/ref/dump/**meek-*.txt')
    }

    private static List<Stage> count(Election election, MeekStv.Precision precision) {
        def hit = election.lotOrder() ?: election.options()
        def rule = Rule.of(new MeekStv(election.places(), precision)).with([TieBreak.ASK_BODY])
        return Counting.count(Poll.of(rule, election.options(), election.roll()).withDecidedOrder(hit.reverse()), election.papers()).stages()
    }

    private static MeekStv.Precision precision(Path dump) {
        def name = dump.fileName.toString()
        return name.contains('-prf-') ? MeekStv.Precision.REFERENCE : name.contains('-guarded-') ? MeekStv.Precision.GUARDED : MeekStv.Precision.EXACT
    }

    private static String firstDifference(List<String> ours, List<String> theirs) {
        def at = (0..<Math.max(ours.size(), theirs.size())).find { ours[it] != theirs[it] }
        return at == null ? null : "ours:   ${ours[at]}\ntheirs: ${theirs[at]}"
    }

    private static Path blt(Path dump) {
        def name = dump.fileName.toString().replaceFirst('-meek-.*', '') + '.blt'
        return Elections.files("droop/test/blt/**$name").find { it.fileName.toString() == name }
    }

    private static List<String> said(Path dump) {
        return Files.readAllLines(dump).collect { it.split('\t') as List }
                .findAll { it[1] in ['begin', 'elect', 'defeat', 'tie', 'end'] }
                .collect { row ->
                    def places = row.drop(6).collate(4)
                    row[1] == 'tie' ? "${row[0]} tie".toString() : (row.take(3) + places.collect { it.drop(1).join(' ') }).join(' | ')
                }
    }

    private static List<String> said(Stage stage) {
        if (stage instanceof Stage.Tie) {
            return ["${stage.number()} tie".toString()]
        }
        def step = [BEGIN: 'begin', ELECT: 'elect', EXCLUDE: 'defeat', END: 'end'][stage.step().name()]
        def states = [HOPEFUL: 'H', ELECTED: 'E', EXCLUDED: 'D']
        return [([step == 'end' ? 'X' : stage.number(), step, stage.quota()] +
                stage.places().collect { "${states[it.standing().name()]} ${it.votes()} ${it.keep()}" }).join(' | ')]
    }
}
