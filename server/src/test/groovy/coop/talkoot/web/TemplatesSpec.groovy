package coop.talkoot.web

import coop.talkoot.platform.Texts
import spock.lang.Specification
import spock.lang.Unroll

import java.nio.file.Files
import java.nio.file.Path

class TemplatesSpec extends Specification {
    static final PAGES = new SamplePages().all()
    static final TEMPLATES = Path.of('src/main/jte')
    static final OUT = Path.of('target/pages')

    @Unroll
    def "the page #name is complete and has one heading of the first level"() {
        given:
        def (frame, page) = PAGES[name]

        when:
        def html = new String(new Templates().page(frame, page), 'UTF-8')
        Files.createDirectories(OUT)
        Files.writeString(OUT.resolve(name + '.html'), html)

        then:
        html.startsWith('<!doctype html>')
        html.trim().endsWith('</html>')
        html.findAll('<h1[ >]').size() == 1
        html.contains('<main id="main"')

        and: 'it needs nothing a strict policy forbids'
        !(bare(html) =~ /(?i)<[a-z][^<>]*\s(style|on[a-z]+)=/)
        !(html =~ /<script(?![^>]*src=)/)
        !(html =~ /<style/)

        and: 'it asks no other server for anything'
        !(html =~ /(?i)(?:src|<link[^>]+href)="(?:https?:)?\/\//)

        and: 'it fits the budget'
        html.bytes.length <= 60_000

        where:
        name << PAGES.keySet()
    }

    def "what people wrote stays text wherever it is shown"() {
        when:
        def (frame, page) = PAGES['hostile']
        def html = new String(new Templates().page(frame, page), 'UTF-8')

        then:
        !html.contains('<script>')
        !(bare(html) =~ /(?i)<[a-z][^<>]*\son[a-z]+=/)
        html.contains('&lt;script&gt;')
    }

    /** The page without the values of its attributes, which may hold any text. */
    private static String bare(String html) {
        html.replaceAll(/="[^"]*"/, '=""')
    }

    def "every text a template asks for is in the bundle"() {
        given:
        def asked = Files.walk(TEMPLATES).filter { it.toString().endsWith('.jte') }.toList().collectMany { file ->
            (Files.readString(file) =~ /frame\.say\("([^"]+)"[,)]/).collect { it[1] }
        }.toSet()

        expect:
        asked.size() > 100
        asked.findAll { !Texts.in(Locale.ENGLISH).has(it) } == [] as Set
    }

    def "every icon a template or a page asks for is in the sprite"() {
        given:
        def sprite = Files.readString(Path.of('src/main/resources/assets/icons.svg'))
        def used = PAGES.keySet().collectMany { name ->
            def (frame, page) = PAGES[name]
            (new String(new Templates().page(frame, page), 'UTF-8') =~ /#i-([a-z0-9-]+)"/).collect { it[1] }
        }.toSet()

        expect:
        used.findAll { !sprite.contains('id="i-' + it + '"') } == [] as Set
    }

    def "every class a page uses has a rule, and no rule is left without a page"() {
        given:
        def css = Files.readString(Path.of('src/main/resources/assets/talkoot.css')).replaceAll(/(?s)\/\*.*?\*\//, '')
        def ruled = (css =~ /\.([a-z][a-z0-9-]*)(?=[\s{.,:&>)+~\[])/).collect { it[1] }.toSet()
        def used = PAGES.keySet().collectMany { name ->
            def (frame, page) = PAGES[name]
            (new String(new Templates().page(frame, page), 'UTF-8') =~ /class="([^"]*)"/).collect { it[1].tokenize() }.flatten()
        }.toSet() - ['']

        expect:
        used - ruled == [] as Set
        println "rules without a sample page: ${ruled - used}"
    }
}
