package coop.talkoot

import coop.talkoot.exchange.ExchangeKind
import coop.talkoot.exchange.Features
import coop.talkoot.exchange.Subject
import coop.talkoot.groups.Group
import coop.talkoot.groups.Membership
import coop.talkoot.groups.Role
import coop.talkoot.vocab.Activity
import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification

/** README and docs are held to what they tell of. */
class DocumentsSpec extends Specification {
    private static final Path PROJECT = project()

    def "the sentence of each room in CONTRIBUTING is that of its package-info"() {
        given:
        def told = (text('docs/CONTRIBUTING.md') =~ /(?m)^\| `(coop\.talkoot[\w.]*)` \| (.+) \|$/)
                .collect { [it[1], it[2]] }.collectEntries()

        expect:
        told == rooms()
    }

    def "FEDERATION tells of every activity, in and out, and of no other"() {
        given:
        def section = text('docs/FEDERATION.md').split('(?m)^## Activities$')[1].split('(?m)^## ')[0]
        def rows = (section =~ /(?m)^\| `(\w+)` \| (.+) \| (.+) \|$/).collect { it[1] }

        expect:
        rows.toSorted() == Activity.permittedSubclasses*.simpleName.toSorted()
    }

    def "every relative link in #document leads to a file"() {
        given:
        def links = (text(document) =~ /\]\(([^)\s]+)\)/).collect { it[1] as String }.findAll { !(it =~ /^([a-z]+:|#)/) }

        expect:
        links.findAll { !Files.exists(PROJECT.resolve(document).resolveSibling(it.replaceFirst('#.*', ''))) } == []

        where:
        document << documents()
    }

    def "every heading linked to is there in #document"() {
        given:
        def links = (text(document) =~ /\]\(([^)\s:]*)#([^)\s]+)\)/).collect { [it[1], it[2]] }

        expect:
        links.findAll { file, heading ->
            def there = file.isEmpty() ? PROJECT.resolve(document) : PROJECT.resolve(document).resolveSibling(file)
            !Files.readAllLines(there).any { it =~ /^#+ / && anchor(it) == heading }
        } == []

        where:
        document << documents()
    }

    def "vocabulary names every term we define inline"() {
        given:
        def all = Class.forName('coop.talkoot.vocab.jsonld.WireContext').getDeclaredMethod('all')
        all.accessible = true

        expect:
        all.invoke(null).keySet().findAll { !isNamed(it) } == [] as Set
    }

    def "vocabulary names #word, our word for #value"() {
        expect:
        isNamed(word)

        where:
        value << [ExchangeKind, Group.Kind, Role, Membership.State, Features.Form, Subject.Complexity, Subject.Urgency, Subject.Level].collectMany { it.enumConstants as List } + (Subject.Kind.values() - Subject.Kind.UNSAID as List)
        word = ours(value)
    }

    private static boolean isNamed(String term) {
        text('docs/vocabulary.md').contains("`$term`")
    }

    private static String ours(Enum value) {
        def of = Class.forName('coop.talkoot.activitypub.mapping.CoopTerms').declaredMethods
                .findAll { it.name == 'of' && it.parameterCount == 1 }.sort { it.parameterTypes[0] == Enum }
                .find { it.parameterTypes[0].isInstance(value) }
        of.accessible = true
        (of.invoke(null, value) as String).split('#')[1]
    }

    /** What every room says of itself, by package. */
    private static Map<String, String> rooms() {
        ['vocab', 'migrations', 'server'].collectMany { files("$it/src/main/java", 'package-info.java') }.collectEntries {
            def source = Files.readString(it)
            def comment = (source =~ /(?s)\/\*\*\s*(.+?)\s*\*\//)[0][1] as String
            [(source =~ /package ([\w.]+);/)[0][1],
             comment.replaceAll(/\s*\n\s*\*\s*/, ' ').replaceAll(/\{@code ([^}]*)}/, '`$1`')]
        }
    }

    private static List<String> documents() {
        ['README.md'] + files('docs', '.md').collect { PROJECT.relativize(it).toString() }.toSorted()
    }

    private static List<Path> files(String folder, String ending) {
        Files.walk(PROJECT.resolve(folder)).withCloseable { all ->
            all.filter { it.toString().endsWith(ending) }.toList()
        }
    }

    /** As forges make it of a heading. */
    private static String anchor(String heading) {
        heading.replaceFirst('^#+ ', '').toLowerCase(Locale.ROOT).replaceAll(/[^a-z0-9 _-]/, '').replace(' ', '-')
    }

    private static String text(String file) {
        Files.readString(PROJECT.resolve(file))
    }

    private static Path project() {
        def here = Path.of('').toAbsolutePath()
        Files.exists(here.resolve('compose.yaml')) ? here : here.parent
    }
}
