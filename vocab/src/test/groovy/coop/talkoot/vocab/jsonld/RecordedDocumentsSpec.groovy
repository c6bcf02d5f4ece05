package coop.talkoot.vocab.jsonld

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

        then: 'only documents that are wrong on purpose, or no ActivityStreams at all, are refused'
        println refused.collect { file, reason -> "$file: $reason" }.join('\n')
        refused.keySet().every { it.contains('/fail/') || it.contains('/fep/') || !(it =~ /recorded|fedify|wire-examples/) }
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
