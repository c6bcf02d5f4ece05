package coop.talkoot.exchange

import coop.talkoot.posts.Audience
import java.time.Instant
import java.time.ZoneId
import spock.lang.Specification

class SlipSpec extends Specification {
    private static final ZoneId HELSINKI = ZoneId.of('Europe/Helsinki')
    private static final Map<String, String> LEAST = [title: 'Saw', kind: 'gift']

    def "the least there can be is a gift in words, for the group"() {
        given:
        def said = read([:])

        expect:
        said.isRight()
        said.words().get().title() == 'Saw'
        said.audience().get() == Audience.GROUP
        said.terms().get() == new Terms(Purpose.OFFER, ExchangeKind.GIFT, null, '', '', null, null, null)
    }

    def "#what is read as it is meant"() {
        expect:
        read(fields).faults() == [:]
        read(fields).terms().get().subject() == subject

        where:
        what                | fields                                                                                                                                                                                || subject
        'a thing'           | [subject: 'item', condition: '4', length: '1200', width: '600', height: '400', weight: '12500', value: '120 EUR', stock: '3']                                                          || new Subject.Item(new Features(Features.Form.THING, 4, new Size(1200, 600, 400), 12500L, new Money(12000, 'EUR'), 3))
        'a bare thing'      | [subject: 'ITEM']                                                                                                                                                                     || new Subject.Item(Features.UNKNOWN)
        'a space'           | [subject: 'Item', form: 'space', value: '12,50', currency: 'eur']                                                                                                                     || new Subject.Item(new Features(Features.Form.SPACE, null, Size.UNKNOWN, null, new Money(1250, 'EUR'), 1))
        'yen have no cents' | [subject: 'item', value: '500 JPY', stock: '0']                                                                                                                                       || new Subject.Item(new Features(Features.Form.THING, null, Size.UNKNOWN, null, new Money(500, 'JPY'), 0))
        'a service'         | [subject: 'service', perUnit: ' visit ', availability: 'Mondays', minutes: '90', places: '4']                                                                                         || new Subject.Service('visit', 'Mondays', 90, 4)
        'a job'             | [subject: 'job', complexity: 'expert', minutes: '600', compensation: '18.50 EUR']                                                                                                     || new Subject.Job(Subject.Complexity.EXPERT, 600, new Money(1850, 'EUR'))
        'help'              | [subject: 'help', urgency: 'urgent']                                                                                                                                                  || new Subject.Help(Subject.Urgency.URGENT)
        'a skill'           | [subject: 'skill', level: 'some practice', minutes: '45', places: '2']                                                                                                                || new Subject.Skill(Subject.Level.SOME_PRACTICE, 45, 2)
        'time'              | [subject: 'time', minutes: '120', availability: 'any evening']                                                                                                                        || new Subject.Time(120, 'any evening')
        'what is of others' | [subject: 'time', weight: 'heavy', stock: '-7']                                                                                                                                       || new Subject.Time(null, '')
    }

    def "#what is a fault of #field"() {
        expect:
        read(fields).faults().keySet() as List == [field]

        where:
        what                          | fields                                              || field
        'no title'                    | [title: ' ']                                        || 'title'
        'an unknown kind'             | [kind: 'barter']                                    || 'kind'
        'a missing kind'              | [kind: '']                                          || 'kind'
        'half a millimetre'           | [subject: 'item', length: '1.5']                    || 'length'
        'a length of nothing'         | [subject: 'item', length: '0']                      || 'length'
        'a length beyond all'         | [subject: 'item', width: '99999999999']             || 'width'
        'a negative weight'           | [subject: 'item', weight: '-1']                     || 'weight'
        'a weight with its unit'      | [subject: 'item', weight: '2 kg']                   || 'weight'
        'a condition beyond the best' | [subject: 'item', condition: '6']                   || 'condition'
        'a condition of nothing'      | [subject: 'item', condition: '0']                   || 'condition'
        'a value without currency'    | [subject: 'item', value: '12']                      || 'value'
        'a value in a wrong currency' | [subject: 'item', value: '12 EUX']                  || 'value'
        'a tenth of a cent'           | [subject: 'item', value: '0.001 EUR']               || 'value'
        'a negative value'            | [subject: 'item', value: '-1 EUR']                  || 'value'
        'a currency of nothing'       | [subject: 'item', value: '12', currency: 'shells']  || 'currency'
        'a negative stock'            | [subject: 'item', stock: '-1']                      || 'stock'
        'a stock beyond all'          | [subject: 'item', stock: '1000001']                 || 'stock'
        'a fraction of a minute'      | [subject: 'service', minutes: '1.5']                || 'minutes'
        'no minute'                   | [subject: 'time', minutes: '0']                     || 'minutes'
        'more minutes than a year'    | [subject: 'job', minutes: '600001']                 || 'minutes'
        'no place'                    | [subject: 'skill', places: '0']                     || 'places'
        'a long availability'         | [subject: 'time', availability: 'a' * 201]          || 'availability'
        'a unit of two lines'         | [subject: 'service', perUnit: 'a\nb']               || 'perUnit'
        'an unknown subject'          | [subject: 'soul']                                   || 'subject'
        'an unknown urgency'          | [subject: 'help', urgency: 'never']                 || 'urgency'
        'an unknown level'            | [subject: 'skill', level: 'god']                    || 'level'
        'an unknown complexity'       | [subject: 'job', complexity: 'hard']                || 'complexity'
        'a lent song'                 | [subject: 'service', kind: 'loan']                  || 'kind'
        'sold time'                   | [subject: 'time', kind: 'purchase']                 || 'kind'
        'a sale without a price'      | [subject: 'item', kind: 'purchase']                 || 'value'
        'a day of no month'           | [due: '2030-02-30']                                 || 'due'
        'a day in the past of all'    | [due: '0001-01-01']                                 || 'due'
        'a word for a day'            | [openUntil: 'soon']                                 || 'openUntil'
        'half a spot'                 | [latitude: '60.1']                                  || 'longitude'
        'a spot off the map'          | [latitude: '91', longitude: '0']                    || 'latitude'
        'a direct audience'           | [audience: 'direct']                                || 'audience'
        'a quantity of words'         | [quantity: 'many']                                  || 'quantity'
        'a tag of two words'          | [tags: 'two words']                                 || 'tags'
    }

    def "all that is wrong is said at once"() {
        expect:
        read([title: '', kind: 'x', quantity: '-1', due: 'x', subject: 'item', weight: 'x', stock: 'x', place: 'p' * 201]).faults().keySet() ==
                ['title', 'kind', 'quantity', 'due', 'weight', 'stock', 'place'] as Set
    }

    def "a day is over when it ends where its reader is, and a moment is itself"() {
        expect:
        read([due: typed]).terms().get().due() == Instant.parse(meant)

        where:
        typed                       || meant
        '2030-01-31'                || '2030-01-31T21:59:59Z'
        '2030-07-31'                || '2030-07-31T20:59:59Z'
        '2030-07-31T12:00:00+02:00' || '2030-07-31T10:00:00Z'
    }

    def "of a needed thing only is said that it is one"() {
        expect:
        Slip.read(LEAST + [subject: 'item', condition: '3'], Purpose.NEED, 'en', HELSINKI).terms().get().subject() == new Subject.Item(Features.UNKNOWN)
    }

    private static Slip.Reading read(Map<String, String> fields) {
        Slip.read(LEAST + fields, Purpose.OFFER, 'en', HELSINKI)
    }
}
