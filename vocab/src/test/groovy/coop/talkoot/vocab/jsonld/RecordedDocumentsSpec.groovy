package coop.talkoot.vocab.jsonld

import coop.talkoot.vocab.Activity
import coop.talkoot.vocab.ActivityObject
import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification

class RecordedDocumentsSpec extends Specification {

    def "every recorded document is read, or refused as malformed"() {
        given:
        def refused = [:]

        when:
        for (file in SharedData.documents('data/wire') + SharedData.documents('design/wire-examples')) {
            try {
                ObjectReader.read(Files.readAllBytes(file))
            } catch (MalformedDocument e) {
                refused[file.toString()] = e.message
            }
        }

        then:
        refused.findAll { file, reason -> !isWrongOnPurpose(file) && !isNoDocument(file) } == [:]
    }

    def "every document of our own is read as what it is"() {
        when:
        def read = OwnDocuments.all().collectEntries { [OwnDocuments.root().relativize(it).toString(), ObjectReader.read(Files.readAllBytes(it))] }

        then:
        read.findAll { name, thing -> thing instanceof ActivityObject.Unknown }.keySet() == ['mitra/proposal.json'] as Set
        read.findAll { name, thing -> thing instanceof Activity.Unknown }.keySet() == ['pleroma/emoji-react.json'] as Set
    }

    def "the short way and the long way read #file.fileName the same"(Path file) {
        when:
        def read = bothWays(file)

        then:
        read.first() == read.last()

        where:
        file << OwnDocuments.all() + SharedData.documents('data/wire') + SharedData.documents('design/wire-examples')
    }

    def "every document of our own is read the short way"(Path file) {
        expect:
        Jsonld.isPlain(parsed(file))

        where:
        file << OwnDocuments.all()
    }

    /** The second is an example of the standard with line breaks inside a string. */
    private static isWrongOnPurpose(String file) {
        file.contains('/test/fail/') || file.endsWith('vocabulary-ex196-jsonld.json')
    }

    /** Definitions of terms, which are arrays or graphs. */
    private static isNoDocument(String file) {
        file.contains('/fep/8a8e/') || file.contains('/jsonld-contexts/')
    }

    /** The records read either way, as text; the same twice where only one way is taken. */
    private static List<String> bothWays(Path file) {
        def document = parsed(file)
        if (document == null || !Jsonld.isPlain(document)) {
            return ['', '']
        }
        def shortWay = ObjectReader.read(Jsonld.normalise(document))
        def longWay = ObjectReader.read(Jsonld.expand(document))
        return shortWay == longWay ? ['', ''] : [shortWay.toString(), longWay.toString()]
    }

    private static parsed(Path file) {
        try {
            return Documents.parse(Files.readAllBytes(file))
        } catch (MalformedDocument ignored) {
            return null
        }
    }
}
