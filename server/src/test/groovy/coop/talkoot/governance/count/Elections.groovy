package coop.talkoot.governance.count

import coop.talkoot.governance.method.Counting
import coop.talkoot.governance.method.Method
import coop.talkoot.governance.method.Poll
import coop.talkoot.governance.method.Rule
import coop.talkoot.governance.method.Tally
import java.nio.file.Files
import java.nio.file.Path

/** Elections others have counted, where they lie beside this project; nothing where they do not. */
class Elections {
    static final Path FOLDER = besideUs()

    static boolean areThere() {
        return FOLDER != null
    }

    static Path file(String path) {
        return FOLDER.resolve(path)
    }

    static List<Path> files(String glob) {
        if (!areThere()) {
            return []
        }
        def matcher = FOLDER.fileSystem.getPathMatcher("glob:$FOLDER/$glob")
        return Files.walk(FOLDER).withCloseable { files -> files.filter { matcher.matches(it) }.sorted().toList() }
    }

    /** Ties are broken as the file says, else against whoever comes first on the list. */
    static Tally count(Election election, Method method) {
        def hit = election.lotOrder() ?: election.options()
        return Counting.count(Poll.of(Rule.of(method), election.options(), election.roll()).withDecidedOrder(hit.reverse()), election.papers())
    }

    private static Path besideUs() {
        def starts = []
        if (System.getProperty('talkoot.shared')) {
            starts << Path.of(System.getProperty('talkoot.shared'))
        }
        for (def here = Path.of('').toAbsolutePath(); here != null; here = here.parent) {
            starts << here.resolve('shared')
        }
        return starts.collect { it.resolve('data/elections') }.find { Files.isDirectory(it) }
    }
}
