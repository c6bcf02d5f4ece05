package coop.talkoot.activitypub.fetch

import java.util.concurrent.CountDownLatch
import java.util.concurrent.Executors
import java.util.concurrent.atomic.AtomicInteger
import okhttp3.OkHttpClient
import spock.lang.Specification

class ClientsSpec extends Specification {
    final AtomicInteger made = new AtomicInteger()
    final Clients clients = new Clients({
        made.incrementAndGet()
        new OkHttpClient()
    })

    def "nothing is made before the first request, nor by an end that comes before it"() {
        when:
        clients.close()

        then:
        made.get() == 0
    }

    def "who asks first at the same moment asks one and the same, and a host keeps its own"() {
        given:
        def begin = new CountDownLatch(1)
        def executor = Executors.newVirtualThreadPerTaskExecutor()

        when:
        def asked = (1..50).collect { executor.submit({ begin.await(); clients.of('one.example') } as java.util.concurrent.Callable) }
        begin.countDown()
        def given = asked*.get()

        then:
        made.get() == 1
        given.toSet().size() == 1
        (1..200).collect { clients.of("host-${it}.example") }.toSet().size() > 50
        (1..200).every { clients.of("host-${it}.example").is(clients.of("host-${it}.example")) }

        when: 'it ends'
        clients.close()

        then:
        given.first().dispatcher().executorService().isShutdown()
        clients.of('two.example').dispatcher().executorService().isShutdown()

        cleanup:
        executor.close()
    }
}
