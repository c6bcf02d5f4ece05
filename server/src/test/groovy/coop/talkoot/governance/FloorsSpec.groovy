package coop.talkoot.governance

import coop.talkoot.platform.Refusal
import coop.talkoot.platform.Refused
import spock.lang.Specification

/** What a federation can advise, as text and as numbers of a charter. */
class FloorsSpec extends Specification {
    def "#what is refused at #field"() {
        when:
        make.call()

        then:
        def refused = thrown(Refused)
        (refused.refusal() as Refusal.Invalid).field() == field

        where:
        what                          | field        | make
        'a least above the most'      | 'least'      | { new Bound(5, 4) }
        'a tag that is none'          | 'tags'       | { new Policies([:], ['a b'], [], '') }
        'too many tags'               | 'tags'       | { new Policies([:], (1..51).collect { "tag$it".toString() }, [], '') }
        'a domain that is none'       | 'domains'    | { new AdvisedDomain('nowhere', 'Why not') }
        'a domain without a reason'   | 'domains'    | { new AdvisedDomain('bad.example', ' ') }
        'a reason on two lines'       | 'domains'    | { new AdvisedDomain('bad.example', 'One\ntwo') }
        'a domain named twice'        | 'domains'    | { new Policies([:], [], [new AdvisedDomain('a.example', 'x'), new AdvisedDomain('A.example', 'y')], '') }
        'a note that is too long'     | 'note'       | { new Policies([:], [], [], 'x' * 2001) }
        'rules taken on by no amendment' | 'amendment' | { new MotionTerms(Motion.Type.POLICY, null, null, [], 1, null, null, null, 7L) }
        'policies of another type'    | 'policies'   | { new MotionTerms(Motion.Type.BUDGET, null, null, [], 1, null, null, new Policies([:], [], [], ''), null) }
    }

    def "#text is refused at #field"() {
        when:
        PoliciesText.read(text)

        then:
        def refused = thrown(Refused)
        (refused.refusal() as Refusal.Invalid).field() == field

        where:
        text                                                                                 || field
        '{"floors":{"moon":{"least":1}},"tags":[],"domains":[],"note":""}'                   || 'floors.moon'
        '{"floors":{"quorumRemoval":{}},"tags":[],"domains":[],"note":""}'                   || 'floors.quorumRemoval.least'
        '{"floors":{"quorumRemoval":{"least":101}},"tags":[],"domains":[],"note":""}'        || 'floors.quorumRemoval.least'
        '{"floors":{"forceDays":{"most":6}},"tags":[],"domains":[],"note":""}'               || 'floors.forceDays.most'
        '{"floors":{"quorumRemoval":{"least":5,"most":4}},"tags":[],"domains":[],"note":""}' || 'floors.quorumRemoval.least'
        '{"floors":{},"tags":[1],"domains":[],"note":""}'                                    || 'tags'
        '{"floors":{},"tags":[],"domains":[{"domain":"x"}],"note":""}'                       || 'domains.reason'
        '{"floors":{},"tags":[],"domains":[]}'                                               || 'note'
        '{"floors":{},"tags":[],"domains":[],"note":"","moon":1}'                            || 'moon'
        'moon'                                                                               || 'advice'
    }

    def "what is advised comes back from its text as it was"() {
        given:
        def all = new Policies(Floor.values().collectEntries { [it, new Bound(it.least(), it.most())] }, ['#Lend', 'Ü_1'], [new AdvisedDomain('Bücher.example', 'Zwei – "drei"')], 'Why.')

        expect:
        PoliciesText.read(PoliciesText.write(all)) == all
        all.domains()*.domain() == ['xn--bcher-kva.example']
        PoliciesText.write(PoliciesText.read(PoliciesText.write(all))) == PoliciesText.write(all)
    }

    def "two that no number meets contradict each other"() {
        expect:
        new Bound(60, null).contradicts(new Bound(null, 40))
        new Bound(null, 40).contradicts(new Bound(60, null))
        !new Bound(60, null).contradicts(new Bound(80, null))
        !new Bound(null, 60).contradicts(new Bound(60, null))
    }

    def "charters are compared exactly, and as little is changed as meets what is advised"() {
        given:
        def rules = bylaws(['types.removal.quorum.num': 1, 'types.removal.quorum.den': 3] + changes)

        expect:
        floor.isMet(rules, bound) == met
        floor.isMet(floor.met(rules, bound), bound)
        met == (floor.met(rules, bound) == rules)
        BylawsText.read(BylawsText.write(floor.met(rules, bound))) == floor.met(rules, bound)

        where:
        floor                  | changes                       | bound               || met
        Floor.QUORUM_REMOVAL   | [:]                           | new Bound(33, null) || true
        Floor.QUORUM_REMOVAL   | [:]                           | new Bound(34, null) || false
        Floor.QUORUM_REMOVAL   | [:]                           | new Bound(null, 33) || false
        Floor.QUORUM_REMOVAL   | [:]                           | new Bound(null, 34) || true
        Floor.VOTING_HOURS     | ['voting.shortestHours': 24]  | new Bound(4000, null) || false
        Floor.VETOES           | ['vetoing.holders': 'nobody'] | new Bound(null, 3)  || false
        Floor.VETOES           | ['vetoing.holders': 'nobody'] | new Bound(3, null)  || true
        Floor.VETO_HOURS       | ['vetoing.graceHours': 0]     | new Bound(24, null) || false
        Floor.DELEGATIONS      | ['delegating.isAllowed': false] | new Bound(2, null) || false
        Floor.SUPPORT_PERCENT  | ['proposing.percent': 20]     | new Bound(null, 10) || false
        Floor.FORCE_DAYS       | [forceDays: 7]                | new Bound(14, null) || false
        Floor.EXIT_NOTICE_DAYS | [exitNoticeDays: 28]          | new Bound(null, 14) || false
    }

    private static Bylaws bylaws(Map<String, ?> changes) {
        def tree = Canonical.read('charter', BylawsText.write(CharterTemplate.CONSENSUS.bylaws()))
        changes.each { path, value ->
            def names = path.tokenize('.')
            def at = names.dropRight(1).inject(tree) { part, name -> part[name] }
            at[names.last()] = value
        }
        return BylawsText.read(Canonical.write(tree))
    }
}
