package coop.talkoot.governance.count

import coop.talkoot.governance.method.ScottishStv
import coop.talkoot.governance.method.Stage
import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Requires
import spock.lang.Specification

/** What another program (Droop) wrote down of each stage of real counts, and of ones made to be hard. */
@Requires({ Elections.areThere() })
class ScottishDumpSpec extends Specification {

    def "#dump.fileName is counted alike, stage by stage"() {
        given:
        def election = BltReader.read(Files.readString(blt(dump)))

        when:
        def ours = Elections.count(election, new ScottishStv(election.places())).stages().collectMany { said(it) }
        def theirs = said(dump)

        then:
        firstDifference(ours, theirs) == null

        where:
        dump << Elections.files('droop/test/ref/dump/**scotland-*.txt')
    }

    private static String firstDifference(List<String> ours, List<String> theirs) {
        def at = (0..<Math.max(ours.size(), theirs.size())).find { ours[it] != theirs[it] }
        return at == null ? null : "ours:   ${ours[at]}\ntheirs: ${theirs[at]}"
    }

    private static Path blt(Path dump) {
        def name = dump.fileName.toString().replaceFirst('-scotland-.*', '') + '.blt'
        return Elections.files("droop/test/blt/**$name").find { it.fileName.toString() == name }
    }

    private static List<String> said(Path dump) {
        return Files.readAllLines(dump).collect { it.split('\t') as List }
                .findAll { it[1] in ['begin', 'elect', 'defeat', 'transfer', 'tie', 'end'] }
                .collect { row ->
                    def places = row.drop(4).collate(3)
                    row[1] == 'tie' ? "${row[0]} tie".toString() : ([row[0], row[1], row[2], row[3]] + places.collect { "${it[1]} ${it[2]}" }).join(' ')
                }
    }

    private static List<String> said(Stage stage) {
        if (stage instanceof Stage.Tie) {
            return ["${stage.number()} tie".toString()]
        }
        def step = [BEGIN: 'begin', ELECT: 'elect', EXCLUDE: 'defeat', TRANSFER: 'transfer', END: 'end'][stage.step().name()]
        def states = [HOPEFUL: 'H', PENDING: 'e', ELECTED: 'E', EXCLUDED: 'D']
        return [([step == 'end' ? 'X' : stage.number(), step, stage.quota(), stage.exhausted()] +
                stage.places().collect { "${states[it.standing().name()]} ${it.votes()}" }).join(' ')]
    }
}
