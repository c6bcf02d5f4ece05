package coop.talkoot.platform;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs what recurs, each once however many processes share the database: db-scheduler keeps the times in a table. */
@Singleton
public final class Schedules implements ApplicationEventListener<ServerStartupEvent>, AutoCloseable {
    private static final Duration LOOK = Duration.ofSeconds(10);
    private static final Duration AGAIN = Duration.ofSeconds(2);
    /** Four of these missed, and another process takes over what a dead one had begun. */
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(30);

    private static final int MISSED = 4;

    private static final Duration DRAIN = Duration.ofSeconds(10);
    private static final Logger LOG = LoggerFactory.getLogger(Schedules.class);

    private final Scheduler scheduler;
    private volatile boolean closing;

    @Inject
    Schedules(DataSource database, Clock clock, Nodes nodes, List<Recurring> all) {
        this(DelegatingDataSource.unwrapDataSource(database), clock, Long.toHexString(nodes.incarnation()), all, LOOK);
    }

    Schedules(DataSource database, Clock clock, String name, List<Recurring> all, Duration look) {
        this.scheduler = Scheduler.create(database)
                .tableName("scheduled_task")
                .schedulerName(new SchedulerName.Fixed(name))
                .clock(clock::instant)
                .threads(1)
                .pollingInterval(look)
                .heartbeatInterval(SIGN_OF_LIFE)
                .missedHeartbeatsLimit(MISSED)
                .shutdownMaxWait(DRAIN)
                .startTasks(all.stream().map(Schedules::task).toList())
                .build();
    }

    @Override
    public void onApplicationEvent(ServerStartupEvent event) {
        // Nobody waits for it, and the database may be away just now.
        Thread.ofVirtual().name("schedules").start(this::start);
    }

    void start() {
        while (!closing) {
            try {
                scheduler.start();
                return;
            } catch (RuntimeException away) {
                LOG.warn("What recurs cannot be scheduled yet: {}", away.toString());
                LockSupport.parkNanos(AGAIN.toNanos());
            }
        }
    }

    private static RecurringTask<Void> task(Recurring recurring) {
        return Tasks.recurring(recurring.name(), FixedDelay.of(recurring.every()))
                .execute((instance, context) -> recurring.run());
    }

    @Override
    @PreDestroy
    public void close() {
        closing = true;
        scheduler.stop();
    }
}
