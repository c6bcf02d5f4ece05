package coop.talkoot.notices;

import static coop.talkoot.schema.Tables.NOTICE;

import coop.talkoot.people.Logins;
import coop.talkoot.people.Viewer;
import coop.talkoot.platform.Dispatcher;
import coop.talkoot.platform.Dispatchers;
import coop.talkoot.platform.Transactions;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.inject.Singleton;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Sends what waits to push services; what one does not take now is tried again, for a day. */
@Singleton
final class PushWorker implements ApplicationEventListener<ServerStartupEvent>, Dispatcher.Queue<PushQueue.Message> {
    private static final int AT_ONCE = 8;
    private static final Duration FIRST_WAIT = Duration.ofSeconds(30);
    private static final Duration LONGEST_WAIT = Duration.ofHours(4);
    private static final Duration KEPT = Duration.ofDays(1);
    private static final int MOST_DOUBLINGS = 10;

    private final PushQueue queue;
    private final PushSubscriptions subscriptions;
    private final PushPayload payload;
    private final PushVoucher voucher;
    private final NoticeRows rows;
    private final Logins logins;
    private final Transactions transactions;
    private final Clock clock;
    private final BeanProvider<PushOutlet> outlet;
    private final Dispatcher<PushQueue.Message> dispatcher;
    private final SecureRandom random = new SecureRandom();

    PushWorker(
            PushQueue queue,
            PushSubscriptions subscriptions,
            PushPayload payload,
            PushVoucher voucher,
            NoticeRows rows,
            Logins logins,
            Transactions transactions,
            Clock clock,
            BeanProvider<PushOutlet> outlet,
            Dispatchers dispatchers) {
        this.queue = queue;
        this.subscriptions = subscriptions;
        this.payload = payload;
        this.voucher = voucher;
        this.rows = rows;
        this.logins = logins;
        this.transactions = transactions;
        this.clock = clock;
        this.outlet = outlet;
        this.dispatcher = dispatchers.create("push", AT_ONCE, this);
        queue.onAdded(dispatcher::wake);
    }

    @Override
    public void onApplicationEvent(ServerStartupEvent event) {
        dispatcher.start();
    }

    @Override
    public List<PushQueue.Message> claim(int most) {
        return queue.claim(most);
    }

    @Override
    public void work(PushQueue.Message message) {
        var notice = stillShown(message);
        var reader = logins.ofActor(message.personId());
        if (notice.isEmpty() || reader.isEmpty()) {
            queue.done(message);
            return;
        }
        conclude(
                message,
                send(message, notice.get(), reader.map(Viewer::language).get()));
    }

    @Override
    public void failed(PushQueue.Message message, RuntimeException cause) {
        again(message);
    }

    /** What was taken back, read or is no longer for them to see meanwhile is not sent. */
    private Optional<Notice> stillShown(PushQueue.Message message) {
        return transactions.read(() -> rows
                .read(rows.rows(
                        rows.shown(message.personId())
                                .and(NOTICE.ID.eq(message.noticeId()))
                                .and(NOTICE.READ_AT.isNull()),
                        null,
                        1))
                .stream()
                .findFirst());
    }

    private int send(PushQueue.Message message, Notice notice, Locale language) {
        var salt = new byte[PushEncryption.SALT];
        random.nextBytes(salt);
        var sealed = PushEncryption.encrypt(
                payload.of(notice, language),
                P256.publicKey(message.publicKey()),
                message.secret(),
                P256.generate(),
                salt);
        var headers = Map.of(
                "Authorization", voucher.authorization(URI.create(message.endpoint())),
                "Content-Encoding", "aes128gcm",
                "Content-Type", "application/octet-stream",
                "TTL", Long.toString(KEPT.toSeconds()),
                "Urgency", "normal");
        return outlet.get().post(message.endpoint(), headers, sealed);
    }

    /** RFC 8030, section 7.3: 404 and 410 mean that the subscription is over. */
    private void conclude(PushQueue.Message message, int status) {
        if (status == 404 || status == 410) {
            subscriptions.remove(message.subscriptionId());
        } else if (status == 0 || status == 429 || status >= 500) {
            again(message);
        } else {
            queue.done(message);
        }
    }

    private void again(PushQueue.Message message) {
        var now = clock.instant();
        if (message.createdAt().plus(KEPT).isBefore(now)) {
            queue.done(message);
            return;
        }
        var wait = FIRST_WAIT.multipliedBy(1L << Math.min(message.attempts() - 1, MOST_DOUBLINGS));
        queue.later(message, now.plus(wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait));
    }
}
