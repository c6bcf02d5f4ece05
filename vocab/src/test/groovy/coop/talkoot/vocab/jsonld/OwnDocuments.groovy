package coop.talkoot.vocab.jsonld

import java.nio.file.Files
import java.nio.file.Path

/** The documents in this module's own resources, by who would send them. */
class OwnDocuments {
    static List<Path> all() {
        SharedData.filesIn(root())
    }

    static byte[] bytes(String name) {
        Files.readAllBytes(root().resolve(name + '.json'))
    }

    static Path root() {
        Path.of(OwnDocuments.getResource('/wire').toURI())
    }
}
