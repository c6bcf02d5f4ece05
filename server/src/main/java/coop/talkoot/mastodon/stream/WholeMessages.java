package coop.talkoot.mastodon.stream;

import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;

/**
 * Puts the pieces of a message together. One that is too long ends the connection here: further on there may be nobody
 * yet who would.
 */
final class WholeMessages extends WebSocketFrameAggregator {
    /** Bytes of a message from a program. */
    static final int LONGEST = 10_000;

    WholeMessages() {
        super(LONGEST);
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // nothing is to be done after it
    protected void handleOversizedMessage(ChannelHandlerContext context, WebSocketFrame oversized) {
        context.writeAndFlush(new CloseWebSocketFrame(WebSocketCloseStatus.MESSAGE_TOO_BIG))
                .addListener(ChannelFutureListener.CLOSE);
    }
}
