package coop.talkoot.vocab.jsonld

import coop.talkoot.vocab.Activity
import coop.talkoot.vocab.ActivityObject
import coop.talkoot.vocab.ActivityObject.TalkootBallot
import coop.talkoot.vocab.ActivityObject.TalkootBallot.Choice
import coop.talkoot.vocab.Namespaces
import coop.talkoot.vocab.Thing
import jakarta.json.JsonObject
import jakarta.json.JsonValue
import java.nio.file.Files
import spock.lang.Requires
import spock.lang.Specification

class GovernanceDocumentsSpec extends Specification {

    def "#name is written exactly as the wire design has it"(String name, Thing thing) {
        given:
        def example = Documents.parse(OwnDocuments.bytes("talkoot/$name"))
        def expected = Documents.JSON.createObjectBuilder(example).remove('proof').build()

        when:
        def written = ObjectWriter.write(thing)

        then:
        written == expected
        ObjectReader.read(Documents.write(written)) == thing

        where:
        name                   | thing
        'motion-create'        | GovernanceExamples.motion()
        'decision-create'      | GovernanceExamples.decision()
        'decision-as-question' | GovernanceExamples.poll()
        'ballot'               | GovernanceExamples.ballot()
        'tally'                | GovernanceExamples.tally()
        'result-create'        | GovernanceExamples.result()
        'delegation'           | GovernanceExamples.delegation()
        'delegation-revoke'    | GovernanceExamples.revocation()
        'ballot-receipt'       | GovernanceExamples.receipt()
        'ballot-refusal'       | GovernanceExamples.refusal()
        'lot'                  | GovernanceExamples.lot()
        'lot-answer'           | GovernanceExamples.lotAnswer()
        'panel-call'           | GovernanceExamples.panelCall()
        'panel-share'          | GovernanceExamples.panelShare()
        'policies'             | GovernanceExamples.policies()
        'adoption'             | GovernanceExamples.adoption()
    }

    @Requires(value = { SharedData.directory().isPresent() }, reason = 'left out: the shared wire examples are not here')
    def "the example #name of the wire design means what ours does"(String name, Thing thing) {
        expect:
        ObjectReader.read(example(name)) == thing

        where:
        name                        | thing
        '09-motion-create'          | GovernanceExamples.motion()
        '09a-decision-create'       | GovernanceExamples.decision()
        '09b-decision-as-question'  | GovernanceExamples.poll()
        '10-ballot'                 | GovernanceExamples.ballot()
        '11-tally'                  | GovernanceExamples.tally()
        '11b-result-announcement'   | GovernanceExamples.result()
        '16a-delegation'            | GovernanceExamples.delegation()
        '16b-delegation-revoke'     | GovernanceExamples.revocation()
    }

    def "what is written reads the same again, both ways: #thing.class.simpleName"(Thing thing) {
        given:
        def written = ObjectWriter.write(thing)

        expect:
        Jsonld.isPlain(written)
        ObjectReader.read(Jsonld.normalise(written)) == thing
        ObjectReader.read(Jsonld.expand(written)) == thing

        where:
        thing << [
            GovernanceExamples.motion(), GovernanceExamples.asking(), GovernanceExamples.joining(), GovernanceExamples.electing(), GovernanceExamples.recalled(), GovernanceExamples.decision(), GovernanceExamples.poll(), GovernanceExamples.ranked(),
            GovernanceExamples.ballot(), GovernanceExamples.tally(), GovernanceExamples.result(),
            GovernanceExamples.delegation(), GovernanceExamples.revocation(),
            GovernanceExamples.receipt(), GovernanceExamples.refusal(), GovernanceExamples.lot(), GovernanceExamples.policies(), GovernanceExamples.adoption(),
        ] + GovernanceExamples.lotAnswers() + GovernanceExamples.panelPapers() + papers()
    }

    def "a decision is read whole"() {
        given:
        def create = ObjectReader.read(OwnDocuments.bytes('talkoot/decision-create')) as Activity.Create
        def matter = (create.object().thing() as ActivityObject).matter()

        expect:
        matter.proposer() == GovernanceExamples.ALICE
        matter.motion() == 'https://bakery.example/motions/3'
        with(matter.decision()) {
            method() == Namespaces.TALKOOT + 'approval'
            options()*.choiceId() == ['a', 'b', 'none']
            electorate().collection() == "$GovernanceExamples.UNION/collections/members"
            terms().quorum() == '0.50'
            terms().maxVetoes() == 3
            terms().delegationAllowed()
        }
    }

    def "a choice that makes no sense is of no option, never absent: #choices"(String choices, List<Choice> read) {
        expect:
        ballot(choices).choices() == read

        where:
        choices                                             | read
        '[]'                                                | []
        '[{"choiceId": "a"}]'                               | [Choice.of('a')]
        '{"choiceId": "a"}'                                 | [Choice.of('a')]
        '[{"choiceId": "a", "rank": 2}]'                    | [Choice.ranked('a', 2)]
        '[{"choiceId": "a", "rank": "first"}]'              | [Choice.of('')]
        '[{"choiceId": "a", "rank": -1}]'                   | [Choice.of('')]
        '[{"choiceId": "a", "rank": 1.5}]'                  | [Choice.of('')]
        '[{"choiceId": "a", "weight": "much"}]'             | [Choice.of('')]
        '[{"choiceId": "a", "weight": "-3"}]'               | [Choice.weighing('a', -3)]
        '[{"choiceId": "a", "score": {}}]'                  | [Choice.of('')]
        '[{"choiceId": 1}, "a", 7, true, {"rank": 1}]'      | [Choice.of('')] * 5
    }

    def "the weight that a ballot claims is read, to be refused"() {
        expect:
        ballot('[{"choiceId": "a"}]', '"weight": "1000"').weight() == 1000
    }

    def "a fraction is a decimal or a quotient: #written"(String written, String read) {
        given:
        def text = """{"@context": "https://www.w3.org/ns/activitystreams", "id": "https://a.example/1", "type": "Note",
            "decision": {"type": "Decision", "quorum": $written}}"""

        expect:
        (ObjectReader.read(text.bytes) as ActivityObject).matter().decision().terms().quorum() == read

        where:
        written    | read
        '"0.50"'   | '0.50'
        '"2/3"'    | '2/3'
        '"1"'      | '1'
        '"2/0"'    | null
        '"-0.5"'   | null
        '"1e9"'    | null
        '0.5'      | null
        '"half"'   | null
    }

    def "a note with a decision that is only named, or of another type, is no decision: #decision"(String decision) {
        given:
        def text = """{"@context": "https://www.w3.org/ns/activitystreams", "id": "https://a.example/1", "type": "Note", "decision": $decision}"""

        expect:
        (ObjectReader.read(text.bytes) as ActivityObject).matter() == null

        where:
        decision << ['"https://a.example/2"', '{"type": "Note"}', '{}', '[]', 'null', '7']
    }

    def "no value in a paper can break its reader: #name with #nonsense"(String name, JsonValue nonsense) {
        expect:
        Mutants.of(Documents.parse(OwnDocuments.bytes("talkoot/$name")), nonsense).every { mutant ->
            try {
                ObjectWriter.write(ObjectReader.read(Documents.write(mutant as JsonObject))) != null
            } catch (MalformedDocument ignored) {
                true
            }
        }

        where:
        [name, nonsense] << [
            ['motion-create', 'decision-create', 'decision-as-question', 'ballot', 'tally', 'result-create', 'delegation'],
            [JsonValue.NULL, JsonValue.TRUE, JsonValue.EMPTY_JSON_OBJECT, JsonValue.EMPTY_JSON_ARRAY,
             Documents.JSON.createValue(''), Documents.JSON.createValue(-7), Documents.JSON.createValue('1e400')],
        ].combinations()
    }

    private static byte[] example(String name) {
        Files.readAllBytes(SharedData.directory().orElseThrow().resolve("design/wire-examples/${name}.json"))
    }

    private static List<Thing> papers() {
        def like = GovernanceExamples.ballot().object().thing() as TalkootBallot
        [
            new TalkootBallot(like.core(), like.decision(), 'https://bakery.example/ballots/8c1e', [Choice.ranked('b', 1), Choice.ranked('a', 2)], false, null),
            new TalkootBallot(like.core(), like.decision(), null, [Choice.weighing('a', 5), Choice.weighing('b', -3)], false, null),
            new TalkootBallot(like.core(), like.decision(), null, [Choice.scoring('a', 5)], false, null),
            new TalkootBallot(like.core(), like.decision(), null, [], true, null),
        ]
    }

    private static TalkootBallot ballot(String choices, String more = '"veto": false') {
        def text = """{"@context": "https://www.w3.org/ns/activitystreams", "id": "https://a.example/1", "type": "Ballot",
            "choices": $choices, $more}"""
        ObjectReader.read(text.bytes) as TalkootBallot
    }
}
