package coop.talkoot.governance.count

import coop.talkoot.governance.method.Choice
import coop.talkoot.governance.method.Counting
import coop.talkoot.governance.method.InstantRunoff
import coop.talkoot.governance.method.Paper
import coop.talkoot.governance.method.Poll
import coop.talkoot.governance.method.Rule
import coop.talkoot.governance.method.Stage
import coop.talkoot.governance.method.TieBreak
import groovy.json.JsonSlurper
import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Requires
import spock.lang.Specification

/** Instant runoffs another program (RCTab) has counted, real ones among them, round by round. */
@Requires({ Elections.areThere() })
class RctabSpec extends Specification {

    def "#name is counted alike, round by round"() {
        given:
        def config = config(name)
        def candidates = config.candidates*.name
        def election = CsvReader.read(text(name, config), PaperKind.RANKING, config.rules.overvoteRule == 'alwaysSkipToNextRank')
        def options = election.options() + (candidates - election.options())
        def ways = config.rules.tiebreakMode == 'previousRoundCountsThenRandom' ? [TieBreak.PREVIOUS_ROUNDS, TieBreak.ASK_BODY] : [TieBreak.ASK_BODY]
        def poll = Poll.of(Rule.of(new InstantRunoff(false)).with(ways), options, election.roll()).withDecidedOrder(candidates + (options - candidates))

        when:
        def tally = Counting.count(poll, election.papers())
        def rounds = tally.stages().findAll { it instanceof Stage.Transfer && it.step().name() in ['BEGIN', 'TRANSFER'] }
        def theirs = new JsonSlurper().parse(file(name, "${name}_expected_detailed_report.json").toFile())

        then:
        tally.outcome().selected() == theirs.results*.tallyResults.flatten()*.elected.findAll()
        if (!config.rules.batchElimination) {
            theirs.results.eachWithIndex { round, at ->
                assert round.threshold == rounds[at].quota().toString()
                round.tally.each { candidate, votes -> assert rounds[at].places().find { it.option() == candidate }.votes().toString() == votes }
            }
        }

        where:
        name << names()
    }

    /** Those whose rule ours can be: ties not by a random number of that program, nothing cut short, no aliases. */
    private static List<String> names() {
        return Elections.files('rctab/*/*_config.json').collect { it.parent.fileName.toString() }.unique().findAll { name ->
            def config = config(name)
            def rules = config.rules
            rules.winnerElectionMode == 'singleWinnerMajority' && rules.tiebreakMode in ['useCandidateOrder', 'previousRoundCountsThenRandom', 'random'] &&
                    rules.overvoteRule in ['exhaustImmediately', 'alwaysSkipToNextRank'] && !rules.continueUntilTwoCandidatesRemain &&
                    !rules.doesFirstRoundDetermineThreshold && !rules.stopTabulationEarlyAfterRound && !rules.exhaustOnDuplicateCandidate &&
                    rules.maxSkippedRanksAllowed != '0' && !config.candidates.any { it.excluded || it.aliases } &&
                    config.cvrFileSources.size() == 1 && config.cvrFileSources[0].provider in ['ess', 'genericCsv'] &&
                    !config.cvrFileSources[0].treatBlankAsUndeclaredWriteIn && !(name in ['uwi_cannot_win_test', 'tiebreak_seed_test'])
        }
    }

    private static Map config(String name) {
        return new JsonSlurper().parse(file(name, "${name}_config.json").toFile())
    }

    private static Path file(String name, String file) {
        return Elections.file("rctab/$name/$file")
    }

    private static String text(String name, Map config) {
        def named = config.cvrFileSources[0].filePath.replace('.xlsx', '.csv')
        def plain = file(name, named)
        return new String(ElectionFile.bytes(Files.exists(plain) ? plain : file(name, named + '.gz')), 'UTF-8')
    }
}
