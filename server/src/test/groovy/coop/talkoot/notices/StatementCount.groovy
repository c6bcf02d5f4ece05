package coop.talkoot.notices

import coop.talkoot.activitypub.Neighbours
import java.util.concurrent.atomic.AtomicInteger
import org.jooq.DSLContext
import org.jooq.ExecuteContext
import org.jooq.impl.DefaultExecuteListener
import org.jooq.impl.DefaultExecuteListenerProvider

/** How many statements one deed costs: in all, and those of them that are made to find out who is told and to tell them. */
final class StatementCount {
    private final AtomicInteger statements = new AtomicInteger()
    private final AtomicInteger ofTelling = new AtomicInteger()
    private final Thread asking = Thread.currentThread()

    StatementCount(Neighbours house) {
        house.bean(DSLContext).configuration().set(new DefaultExecuteListenerProvider(new DefaultExecuteListener() {
            @Override
            void executeStart(ExecuteContext context) {
                if (Thread.currentThread() == asking) {
                    statements.incrementAndGet()
                    if (Thread.currentThread().stackTrace.any { it.className == NoticeListener.name }) {
                        ofTelling.incrementAndGet()
                    }
                }
            }
        }))
    }

    int during(Closure<?> deed) {
        statements.set(0)
        deed.call()
        return statements.get()
    }

    int ofTelling(Closure<?> deed) {
        ofTelling.set(0)
        deed.call()
        return ofTelling.get()
    }
}
