package coop.talkoot.web

import spock.lang.Specification
import spock.lang.Unroll

class AssetFilesSpec extends Specification {
    def assets = new Assets()
    def files = new AssetFiles(assets)

    @Unroll
    def "#name is served as #type for ever, under a name that holds its hash"() {
        given:
        def path = assets.paths()[name]

        when:
        def answer = files.file(path.substring('/assets/'.length()), null)

        then:
        path ==~ /\/assets\/\w+\.[0-9a-f]{16}\.\w+/
        answer.code() == 200
        answer.body().length > 200
        answer.header('Content-Type') == type
        answer.header('Cache-Control').contains('immutable')
        answer.header('X-Content-Type-Options') == 'nosniff'

        where:
        name          | type
        'talkoot.css' | 'text/css; charset=utf-8'
        'icons.svg'   | 'image/svg+xml; charset=utf-8'
        'icon.svg'    | 'image/svg+xml; charset=utf-8'
        'app.js'      | 'text/javascript; charset=utf-8'
        'live.js'     | 'text/javascript; charset=utf-8'
        'htmx.js'     | 'text/javascript; charset=utf-8'
    }

    def "a browser that has the asset is told so without its bytes"() {
        given:
        def file = assets.paths()['talkoot.css'].substring('/assets/'.length())
        def tag = files.file(file, null).header('ETag')

        when:
        def answer = files.file(file, tag)

        then:
        answer.code() == 304
        answer.body.empty
    }

    @Unroll
    def "there is nothing under #file"() {
        expect:
        files.file(file, null).code() == 404

        where:
        file << ['talkoot.css', 'talkoot.0000000000000000.css', '../application.yml', '..%2f..%2fetc%2fpasswd', '']
    }

    def "the pages stay within the budget"() {
        given:
        def size = { String name -> assets.find(assets.paths()[name].substring('/assets/'.length())).get().bytes().length }

        expect:
        size('talkoot.css') < 48_000
        size('app.js') + size('live.js') < 4_000
        size('icons.svg') < 20_000
    }
}
