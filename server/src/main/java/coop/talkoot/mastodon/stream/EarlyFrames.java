package coop.talkoot.mastodon.stream;

import io.micronaut.http.server.netty.websocket.NettyServerWebSocketHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;

/**
 * Keeps what a program says before the framework listens: it answers the handshake first and gets ready after that, and
 * what a fast program said in between would be lost.
 */
final class EarlyFrames extends ChannelInboundHandlerAdapter {
    private static final int MOST_EARLY = 200;
    /** A millisecond each. */
    private static final int MOST_LOOKS = 20_000;

    private final Queue<Object> early = new ArrayDeque<>();
    private int looks;
    private boolean isThere;
    private boolean isReady;

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (!(message instanceof WebSocketFrame) || isReady) {
            context.fireChannelRead(message);
            return;
        }
        early.add(message);
        if (early.size() > MOST_EARLY) {
            giveUp(context);
        } else if (early.size() == 1) {
            lookLater(context);
        }
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        forget();
    }

    @SuppressWarnings("FutureReturnValueIgnored") // it looks until there is nothing to look for
    private void lookLater(ChannelHandlerContext context) {
        context.executor().schedule(() -> look(context), 1, TimeUnit.MILLISECONDS);
    }

    private void look(ChannelHandlerContext context) {
        if (early.isEmpty()) {
            return;
        }
        if (!context.channel().isActive() || ++looks > MOST_LOOKS) {
            giveUp(context);
        } else if (isThere) {
            isReady = true;
            for (var frame = early.poll(); frame != null; frame = early.poll()) {
                context.fireChannelRead(frame);
            }
            context.fireChannelReadComplete();
        } else {
            // put there by another thread it is passed by until this one has had a turn
            isThere = context.pipeline().get(NettyServerWebSocketHandler.ID) != null;
            lookLater(context);
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // nothing is to be done after it
    private void giveUp(ChannelHandlerContext context) {
        forget();
        context.close();
    }

    private void forget() {
        for (var frame = early.poll(); frame != null; frame = early.poll()) {
            ReferenceCountUtil.release(frame);
        }
    }
}
