package coop.talkoot.mastodon.stream

import io.micronaut.http.server.netty.websocket.NettyServerWebSocketHandler
import io.netty.channel.ChannelInboundHandlerAdapter
import io.netty.channel.embedded.EmbeddedChannel
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame
import java.util.concurrent.TimeUnit
import spock.lang.AutoCleanup
import spock.lang.Specification

class EarlyFramesSpec extends Specification {
    @AutoCleanup('finishAndReleaseAll') EmbeddedChannel channel = new EmbeddedChannel(new EarlyFrames())

    private List<String> heard() {
        def texts = []
        for (def frame = channel.readInbound(); frame != null; frame = channel.readInbound()) {
            texts << (frame instanceof TextWebSocketFrame ? frame.text() : frame)
        }
        return texts
    }

    private void later() {
        4.times {
            channel.advanceTimeBy(1, TimeUnit.MILLISECONDS)
            channel.runScheduledPendingTasks()
        }
    }

    private void ready() {
        channel.pipeline().addLast(NettyServerWebSocketHandler.ID, new ChannelInboundHandlerAdapter())
    }

    def "what is said before anybody listens is heard afterwards, in its order, before what is said then"() {
        when:
        channel.freezeTime()
        channel.writeInbound(new TextWebSocketFrame('one'), new TextWebSocketFrame('two'))
        later()

        then:
        heard() == []

        when:
        ready()
        channel.writeInbound(new TextWebSocketFrame('three'))
        later()
        channel.writeInbound(new TextWebSocketFrame('four'))

        then:
        heard() == ['one', 'two', 'three', 'four']
    }

    def "what is no WebSocket passes at once"() {
        when:
        channel.writeInbound('a request')

        then:
        heard() == ['a request']
    }

    def "whoever says too much before anybody listens is cut off, and nothing is kept of it"() {
        given:
        def frames = (1..250).collect { new TextWebSocketFrame("$it") }

        when:
        channel.writeInbound(*frames)

        then:
        !channel.open
        frames.take(201).every { it.refCnt() == 0 }
    }
}
