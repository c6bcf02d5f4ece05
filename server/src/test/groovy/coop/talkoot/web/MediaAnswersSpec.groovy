package coop.talkoot.web

import coop.talkoot.activitypub.Neighbours
import coop.talkoot.documents.Attachment
import coop.talkoot.documents.Attachments
import coop.talkoot.documents.Focus
import coop.talkoot.documents.SamplePictures
import coop.talkoot.documents.storage.FakeBucket
import coop.talkoot.http.Ranges
import coop.talkoot.http.SecurityHeaders
import java.net.http.HttpClient
import java.net.http.HttpResponse
import java.net.http.HttpResponse.BodyHandlers
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** How files are served. */
class MediaAnswersSpec extends Specification {
    private static final HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()

    @Shared
    @AutoCleanup
    Neighbours bakery = new Neighbours()

    @Shared
    @AutoCleanup
    FakeBucket bucket = new FakeBucket()

    def "a file is served as what it is, as no page, for ever"() {
        given:
        def file = upload(bakery, SamplePictures.photo())

        when:
        def answer = get(bakery, file.url())

        then:
        answer.statusCode() == 200
        header(answer, 'Content-Type') == 'image/jpeg'
        header(answer, 'X-Content-Type-Options') == 'nosniff'
        header(answer, 'Content-Security-Policy') == "default-src 'none'; sandbox"
        header(answer, 'Cache-Control') == 'public, max-age=31536000, immutable'
        header(answer, 'Content-Disposition') == 'inline; filename="original.jpg"'
        header(answer, 'Content-Length') == "${answer.body().length}"
        answer.headers().firstValue('Set-Cookie').empty
        SamplePictures.read(answer.body()).width == 60
        get(bakery, file.previewUrl()).statusCode() == 200

        and: 'who has it is told so'
        get(bakery, file.url(), ['If-None-Match': header(answer, 'ETag')]).statusCode() == 304

        and: 'under any other name there is nothing'
        ['original.png', 'small.png', 'original', 'ORIGINAL.jpg', 'original.jpg.html'].every {
            get(bakery, file.url().replace('original.jpg', it)).statusCode() == 404
        }
    }

    def "a film is served part by part"() {
        given:
        def film = SamplePictures.film()
        def file = upload(bakery, film)

        when:
        def answer = get(bakery, file.url(), [Range: range])

        then:
        answer.statusCode() == status
        answer.headers().firstValue('Content-Range').orElse(null) == said?.replace('*LENGTH', "$film.length")
        status == 416 || answer.body().length == length.call(film.length)
        header(answer, 'Content-Type') == 'video/mp4' || status == 416

        where:
        range             | status | said                    | length
        'bytes=0-9'       | 206    | 'bytes 0-9/*LENGTH'     | { 10 }
        'bytes=10-19'     | 206    | 'bytes 10-19/*LENGTH'   | { 10 }
        'bytes=9999999-'  | 416    | 'bytes */*LENGTH'       | { 0 }
        'bytes=-0'        | 416    | 'bytes */*LENGTH'       | { 0 }
        'bytes=5-1'       | 200    | null                    | { it }
        'bytes=0-1,4-5'   | 200    | null                    | { it }
        'lines=0-1'       | 200    | null                    | { it }
        'bytes=-'         | 200    | null                    | { it }
    }

    def "bytes #header of ten are #range"() {
        expect:
        Ranges.of(header, 10) == range

        where:
        header        || range
        null          || new Ranges.Whole()
        'bytes=0-'    || new Ranges.Part(0, 10)
        'bytes=9-'    || new Ranges.Part(9, 1)
        'bytes=10-'   || new Ranges.Unsatisfiable()
        'bytes=-3'    || new Ranges.Part(7, 3)
        'bytes=-99'   || new Ranges.Part(0, 10)
        'bytes=2-99'  || new Ranges.Part(2, 8)
    }

    def "with an origin of their own, files are shown from there, sent there, and nothing else is there"() {
        given:
        def house = new Neighbours(name: 'shop', mediaUrl: 'http://files.localhost:81')
        def file = upload(house, SamplePictures.png())
        def path = URI.create(file.url()).path

        expect:
        file.url().startsWith('http://files.localhost:81/media/')

        when:
        def here = get(house, house.instance.uri(path))
        def page = get(house, house.instance.uri('/sign-in'), [Accept: 'text/html'])

        then:
        here.statusCode() == 307
        header(here, 'Location') == file.url()
        header(page, 'Content-Security-Policy').contains("img-src 'self' http://files.localhost:81 data:")
        asked(house, path, 'files.localhost:81') == 200
        asked(house, '/sign-in', 'files.localhost:81') == 404
        SecurityHeaders.ON_PAGES['Content-Security-Policy'].contains("img-src 'self' data:")

        cleanup:
        house.close()
    }

    def "from a bucket a file is served as from a folder"() {
        given:
        def house = new Neighbours(name: 'shop', bucket: bucket.settings())
        def file = upload(house, SamplePictures.photo())

        expect:
        SamplePictures.read(get(house, file.url()).body()).width == 60
        get(house, file.url(), [Range: 'bytes=0-1']).body() == [0xff, 0xd8] as byte[]
        bucket.objects.keySet().every { it ==~ /[A-Za-z0-9_-]{2}\/[A-Za-z0-9_-]{22}\/(original|small)\.jpg/ }

        cleanup:
        house.close()
    }

    /** The status of a GET by a bare socket: with a Host that is not where it goes. */
    private static int asked(Neighbours house, String path, String host) {
        return new Socket(InetAddress.loopbackAddress, house.instance.port).withCloseable { socket ->
            socket.outputStream.write("GET $path HTTP/1.1\r\nHost: $host\r\nConnection: close\r\n\r\n".bytes)
            return new BufferedReader(new InputStreamReader(socket.inputStream)).readLine().split(' ')[1] as int
        }
    }

    private static Attachment upload(Neighbours house, byte[] bytes) {
        return house.bean(Attachments).upload(house.keeper.identity(), new ByteArrayInputStream(bytes), '', Focus.CENTRE)
    }

    private static HttpResponse<byte[]> get(Neighbours house, String url, Map<String, String> headers = [:]) {
        return HTTP.send(house.instance.request(url, headers).GET().build(), BodyHandlers.ofByteArray())
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse(null)
    }
}
