package coop.talkoot.notices;

import coop.talkoot.platform.DomainEvent;
import java.util.List;

/** What this room says happened. Nobody elsewhere hears of it: it is between this server and its people. */
public sealed interface NoticeEvent extends DomainEvent {
    /** These people have one notice more, each under this id. */
    record Told(long noticeId, Notice.Kind kind, List<Long> personIds) implements NoticeEvent {
        public Told {
            personIds = List.copyOf(personIds);
        }
    }
}
