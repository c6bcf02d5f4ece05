package coop.talkoot.mastodon.stream;

import static io.micronaut.http.netty.channel.ChannelPipelineCustomizer.HANDLER_MICRONAUT_INBOUND;
import static io.micronaut.http.server.netty.websocket.NettyServerWebSocketUpgradeHandler.COMPRESSION_HANDLER;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.timeout.WriteTimeoutHandler;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * Bounds what a WebSocket may cost: a message in pieces is as long as one in one piece at most (the framework gathers
 * them without end), nothing is packed (that would take a third of a megabyte a connection, and unpack without end),
 * and who takes nothing for a while is cut off.
 */
@Singleton
final class SocketPipeline implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {
    private static final int LONGEST_WRITE_SECONDS = 20;

    @Override
    public NettyServerCustomizer.Registry onCreated(BeanCreatedEvent<NettyServerCustomizer.Registry> event) {
        var registry = event.getBean();
        registry.register(new Connection(null));
        return registry;
    }

    private record Connection(@Nullable Channel channel) implements NettyServerCustomizer {
        @Override
        public NettyServerCustomizer specializeForChannel(Channel special, ChannelRole role) {
            return new Connection(special);
        }

        @Override
        public void onStreamPipelineBuilt() {
            if (channel == null || channel.pipeline().get(HANDLER_MICRONAUT_INBOUND) == null) {
                return;
            }
            var pipeline = channel.pipeline();
            if (pipeline.get(COMPRESSION_HANDLER) != null) {
                pipeline.remove(COMPRESSION_HANDLER);
            }
            pipeline.addBefore(HANDLER_MICRONAUT_INBOUND, "whole-messages", new WholeMessages());
            pipeline.addBefore(HANDLER_MICRONAUT_INBOUND, "early-frames", new EarlyFrames());
            pipeline.addBefore(HANDLER_MICRONAUT_INBOUND, "socket-writes", new SocketWrites());
        }
    }

    /** Counts for what goes over WebSockets alone: a large file may take its time. */
    private static final class SocketWrites extends WriteTimeoutHandler {
        SocketWrites() {
            super(LONGEST_WRITE_SECONDS);
        }

        @Override
        @SuppressWarnings("FutureReturnValueIgnored") // the promise tells
        public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) throws Exception {
            if (message instanceof WebSocketFrame) {
                super.write(context, message, promise);
            } else {
                context.write(message, promise);
            }
        }
    }
}
