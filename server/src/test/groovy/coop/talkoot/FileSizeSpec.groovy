package coop.talkoot

import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Shared
import spock.lang.Specification

/** Small files are read; large ones are searched. */
class FileSizeSpec extends Specification {
    @Shared
    Map<String, Integer> lines = ['vocab', 'migrations', 'server'].collectEntries { module ->
        Files.walk(Path.of('..', module, 'src/main/java')).withCloseable { files ->
            files.filter { it.toString().endsWith('.java') && it.fileName.toString() != 'package-info.java' }
                    .toList()
                    .collectEntries { [it.toString(), Files.readAllLines(it).size()] }
        }
    }

    def "no file has more than 400 lines"() {
        expect:
        lines.findAll { it.value > 400 } == [:]
    }

    def "half of the files have at most 70 lines, nine of ten at most 200"() {
        given:
        def sorted = lines.values().sort()

        expect:
        sorted.size() > 100
        sorted[sorted.size().intdiv(2)] <= 70
        sorted[sorted.size() * 9 / 10 as int] <= 200
    }
}
