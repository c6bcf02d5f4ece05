package coop.talkoot.vocab.jsonld

import coop.talkoot.vocab.ActivityObject.TalkootClearing
import coop.talkoot.vocab.ActivityObject.VfAgreement
import coop.talkoot.vocab.ActivityObject.VfEconomicEvent
import coop.talkoot.vocab.Thing
import jakarta.json.JsonObject
import jakarta.json.JsonValue
import java.nio.file.Files
import spock.lang.Requires
import spock.lang.Specification

class AgreementDocumentsSpec extends Specification {

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
        name                | thing
        'agreement-offer'   | AgreementExamples.offer()
        'agreement-accept'  | AgreementExamples.accept()
        'event-loan-out'    | AgreementExamples.loanOut()
        'event-loan-return' | AgreementExamples.loanReturn()
        'event-time-credit' | AgreementExamples.timeCredit()
        'event-gift'        | AgreementExamples.gift()
        'event-payment'     | AgreementExamples.payment()
        'event-confirm'     | AgreementExamples.confirmation()
    }

    @Requires(value = { SharedData.directory().isPresent() }, reason = 'left out: the shared wire examples are not here')
    def "the example #name of the wire design means what ours does"(String name, Thing thing) {
        expect:
        ObjectReader.read(Files.readAllBytes(SharedData.directory().orElseThrow().resolve("design/wire-examples/${name}.json"))) == thing

        where:
        name                         | thing
        '06-respond-offer-agreement' | AgreementExamples.offer()
        '07-accept-agreement'        | AgreementExamples.accept()
        '08a-event-loan-out'         | AgreementExamples.loanOut()
        '08b-event-loan-return'      | AgreementExamples.loanReturn()
        '08c-event-time-credit'      | AgreementExamples.timeCredit()
        '08d-event-gift'             | AgreementExamples.gift()
        '08e-event-payment'          | AgreementExamples.payment()
        '08f-event-confirm'          | AgreementExamples.confirmation()
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
            AgreementExamples.offer(), AgreementExamples.accept(), AgreementExamples.loanOut(), AgreementExamples.loanReturn(),
            AgreementExamples.timeCredit(), AgreementExamples.gift(), AgreementExamples.payment(), AgreementExamples.confirmation(),
        ] + AgreementExamples.further() + AgreementExamples.clearing()
    }

    def "a quantity is text, a number, or in Valueflows' own words, and nonsense is none: #written"(String written, BigDecimal value, String unit) {
        given:
        def text = """{"@context": "https://www.w3.org/ns/activitystreams", "id": "https://a.example/1", "type": "EconomicEvent",
            "resourceQuantity": $written}"""
        def measure = (ObjectReader.read(text.bytes) as VfEconomicEvent).goods().resource()

        expect:
        measure?.value() == value
        measure?.unit() == unit

        where:
        written                                                       | value | unit
        '{"hasUnit": "hour", "hasNumericalValue": "1.5"}'             | 1.5G  | 'hour'
        '{"om2:hasUnit": "om2:minute", "om2:hasNumericalValue": 90}'  | 90G   | 'minute'
        '{"hasNumericalValue": "2"}'                                  | 2G    | 'one'
        '{"hasUnit": "hour", "hasNumericalValue": "much"}'            | null  | null
        '"6"'                                                         | null  | null
    }

    def "an agreement whose halves are only named promises nothing"() {
        given:
        def text = '''{"@context": "https://www.w3.org/ns/activitystreams", "type": "Agreement", "stipulates": "https://a.example/1", "stipulatesReciprocal": 7}'''
        def agreement = ObjectReader.read(text.bytes) as VfAgreement

        expect:
        agreement.primary() == null
        agreement.reciprocal() == null
    }

    def "a transfer says no minutes where it says no whole number: #minutes"(String minutes) {
        given:
        def text = """{"@context": "https://www.w3.org/ns/activitystreams", "type": "ClearingTransfer", "minutes": $minutes}"""

        expect:
        (ObjectReader.read(text.bytes) as TalkootClearing).minutes() == null

        where:
        minutes << ['-1', '1.5', '"many"', '[]', '{}', '1e30', 'null']
    }

    def "no value in a document can break its reader: #name with #nonsense"(String name, JsonValue nonsense) {
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
            ['agreement-offer', 'agreement-accept', 'event-loan-out', 'event-confirm'],
            [JsonValue.NULL, JsonValue.TRUE, JsonValue.EMPTY_JSON_OBJECT, JsonValue.EMPTY_JSON_ARRAY,
             Documents.JSON.createValue(''), Documents.JSON.createValue(-7), Documents.JSON.createValue('1e400')],
        ].combinations()
    }
}
