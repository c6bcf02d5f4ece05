package coop.talkoot.documents.storage

import java.nio.file.Files
import java.nio.file.Path
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.TempDir

class StorageSpec extends Specification {
    @TempDir
    Path folder

    @Shared
    @AutoCleanup
    FakeBucket bucket = new FakeBucket()

    def "#place gives back what it was given, in parts too, until it is deleted"() {
        given:
        Storage storage = make(folder, bucket)
        def file = folder.resolve('input')
        Files.write(file, 'Bread at six'.bytes)

        when:
        storage.put('ab/abcd/original.jpg', file, 'image/jpeg')

        then:
        storage.open('ab/abcd/original.jpg', 0, 12).get().text == 'Bread at six'
        storage.open('ab/abcd/original.jpg', 6, 2).get().text == 'at'
        storage.open('ab/abcd/small.jpg', 0, 1).empty

        when:
        storage.delete('ab/abcd/original.jpg')
        storage.delete('ab/abcd/original.jpg')

        then:
        storage.open('ab/abcd/original.jpg', 0, 12).empty

        cleanup:
        storage.close()

        where:
        place      | make
        'a folder' | { Path folder, FakeBucket bucket -> new FolderStorage(folder.resolve('kept')) }
        'a bucket' | { Path folder, FakeBucket bucket -> new BucketStorage(bucket.settings()) }
    }

    def "nothing half written lies under a name, and nothing of the writing is left"() {
        given:
        def kept = folder.resolve('kept')
        def storage = new FolderStorage(kept)
        def file = folder.resolve('input')
        Files.write(file, new byte[1000])

        when:
        storage.put('ab/abcd/original.jpg', file, 'image/jpeg')
        storage.put('ab/abcd/original.jpg', file, 'image/jpeg')

        then:
        Files.walk(kept).withCloseable { all -> all.filter { Files.isRegularFile(it) }.map { kept.relativize(it).toString() }.toList() } == ['ab/abcd/original.jpg']
    }

    def "a name that leads elsewhere is none"() {
        when:
        new FolderStorage(folder).open(name, 0, 1)

        then:
        thrown(IllegalArgumentException)

        where:
        name << ['../secret', 'ab/../../secret', '/etc/passwd', 'ab//c', 'ab/.hidden', 'a\u0000b', '']
    }

    def "a bucket learns what each file is, and one that is away is a fault with a name"() {
        given:
        def storage = new BucketStorage(bucket.settings())
        def file = folder.resolve('input')
        Files.write(file, new byte[10])

        when:
        storage.put('ab/x/original.png', file, 'image/png')

        then:
        bucket.types['ab/x/original.png'] == 'image/png'
        bucket.objects['ab/x/original.png'].length == 10

        when:
        bucket.isAway = true
        storage.put('ab/y/original.png', file, 'image/png')

        then:
        def away = thrown(IOException)
        away.message.startsWith('the bucket talkoot at http://127.0.0.1')
        !away.message.contains('secret')

        cleanup:
        bucket.isAway = false
        storage.close()
    }
}
