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
        given:
        def document = parsed(file)

        expect:
        document == null || !Jsonld.isPlain(document) ||
                ObjectReader.read(Jsonld.normalise(document)) == ObjectReader.read(Jsonld.expand(document))

        where:
        file << OwnDocuments.all() + SharedData.documents('data/wire') + SharedData.documents('design/wire-examples')
    }

    def "every document of our own is read the short way"(Path file) {
        expect:
        Jsonld.isPlain(parsed(file))

        where:
        file << OwnDocuments.all()
    }

    private static parsed(Path file) {
        try {
            return Documents.parse(Files.readAllBytes(file))
        } catch (MalformedDocument ignored) {
            return null
        }
    }
}
