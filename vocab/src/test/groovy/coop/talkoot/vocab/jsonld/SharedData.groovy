package coop.talkoot.vocab.jsonld

import java.nio.file.Files
import java.nio.file.Path

/** Documents recorded elsewhere, read where they lie when they are there. */
class SharedData {
    /** The directory with the shared data, or nothing. */
    static Optional<Path> directory() {
        def named = System.getProperty('talkoot.shared')
        if (named) {
            return Optional.of(Path.of(named)).filter { Files.isDirectory(it) }
        }
        def here = Path.of(System.getProperty('user.dir')).toAbsolutePath()
        while (here != null) {
            for (candidate in [here.resolve('shared'), here.resolve('../shared')]) {
                if (Files.isDirectory(candidate.resolve('data/wire'))) {
                    return Optional.of(candidate.normalize())
                }
            }
            here = here.parent
        }
        return Optional.empty()
    }

    static List<Path> documents(String under) {
        directory().map { filesIn(it.resolve(under)) }.orElse([])
    }

    static List<Path> filesIn(Path root) {
        if (!Files.isDirectory(root)) {
            return []
        }
        Files.walk(root).withCloseable { paths ->
            paths.filter { Files.isRegularFile(it) && (it.toString() ==~ /.*\.(json|jsonld)/) }.sorted().toList()
        }
    }
}
