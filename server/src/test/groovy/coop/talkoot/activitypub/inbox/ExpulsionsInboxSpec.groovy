package coop.talkoot.activitypub.inbox

import coop.talkoot.governance.Affiliating
import coop.talkoot.governance.CharterTemplate
import coop.talkoot.governance.Motion
import coop.talkoot.governance.VotingMethod
import coop.talkoot.governance.VotingTerms
import coop.talkoot.governance.VotingTermsText
import coop.talkoot.groups.affiliation.Exits
import coop.talkoot.vocab.Activity
import coop.talkoot.vocab.jsonld.Jsonld
import coop.talkoot.vocab.jsonld.ObjectReader
import groovy.json.JsonOutput
import jakarta.json.Json
import java.time.Duration

/** A group elsewhere sends one here away: only as it has decided, after it was heard, and by enough. */
class ExpulsionsInboxSpec extends AffiliationsSpecification {
    def "a group here is sent away by who heard it first, and by two thirds: #what"(String what, String said, Closure made) {
        given:
        def belongs = this.belonging(garden)
        made.delegate = this
        def sent = made() as Map

        when:
        send(garden, sent)
        settle()

        then:
        affiliations.find(belongs.id()).get().notice()?.mandate() == (said == null ? sent.context : null)
        said == null || reason(sent).contains(said)

        cleanup:
        house.bean(Exits).detach(identity(garden))

        where:
        what                                     | said                   | made
        'by two thirds, after a week'            | null                   | { remove() }
        'by consensus, after a week'             | null                   | { remove(rule: 'CONSENSUS', rows: [agree: '17', disagree: '3', abstain: '9']) }
        'by a bare majority'                     | 'two thirds, or by'    | { remove(rule: 'SIMPLE_MAJORITY') }
        'by two thirds that were three fifths'   | 'does not come to'     | { remove(rows: [yes: '3', no: '2']) }
        'by consensus that was none'             | 'does not come to'     | { remove(rule: 'CONSENSUS', rows: [agree: '16', block: '1', disagree: '3']) }
        'by nobody at all'                       | 'does not come to'     | { remove(rows: [:]) }
        'by a rule that is not told'             | 'by which rule'        | { remove(rule: null) }
        'by a rule that nobody can read'         | 'cannot be read'       | { remove(rule: 'x') }
        'after six days'                         | 'be heard'             | { remove(heard: Duration.ofDays(7) - Duration.ofSeconds(1)) }
        'with nothing that was proposed'         | 'is not there'         | { remove(motion: null) }
        'with a proposal that was taken away'    | 'is not there'         | { remove(isGone: true) }
        'with a proposal about another group'    | 'not what was decided' | { remove(motion: [subject: rival.uri]) }
        'with a note for a proposal'             | 'not what was decided' | { remove(motion: [additionalType: null]) }
    }

    /** What the group here would say to that one, if it were asked. */
    private String reason(Map sent) {
        def activity = ObjectReader.read(Jsonld.normalise(Json.createReader(new StringReader(JsonOutput.toJson(sent))).readObject())) as Activity
        return house.bean(Mandates).of(activity, identity(garden), new Mandates.Needed(Affiliating.EXPEL, here.group.identity())).refusal()
    }

    /** With what was proposed, by which rule it was decided and what was counted; by two thirds and after a week, but for the options. */
    private Map remove(Map options = [:]) {
        def now = house.instance.clock.instant()
        def opened = now - Duration.ofDays(7)
        def rule = options.containsKey('rule') ? options.rule : 'SUPERMAJORITY'
        def terms = rule in VotingMethod.values()*.name() ? VotingTermsText.write(VotingTerms.of(CharterTemplate.CONSENSUS.bylaws(), Motion.Type.REMOVAL, VotingMethod.valueOf(rule as String), 1)) : rule
        def motion = garden.note([id: garden.at("motions/${peer.next()}"), audience: garden.uri, '@context': context(), additionalType: NS + 'Motion', decisionKind: NS + 'removal', nameMap: [en: 'Away?'],
                affiliating: NS + 'expel', subject: here.group.identity().uri(), published: (opened - ((options.heard ?: Duration.ofDays(7)) as Duration)).toString()] + ((options.motion ?: [:]) as Map))
        if (!options.isGone) {
            peer.serve(motion.id as String, motion.findAll { it.value != null })
        }
        def rows = (options.containsKey('rows') ? options.rows : [yes: '2', no: '1', abstain: '5']) as Map
        def decision = mandate('expel', [tally: [rows: rows.collect { [choiceId: it.key, score: it.value] }], rule: terms,
                                         decision: [motion: options.containsKey('motion') && options.motion == null ? null : motion.id]])
        garden.activity('Remove', here.group.identity().uri(), to: [here.group.identity().uri()], context: decision, target: garden.at('children'),
                published: now.toString(), startTime: (now + Duration.ofDays(15)).toString(), '@context': context())
    }
}
