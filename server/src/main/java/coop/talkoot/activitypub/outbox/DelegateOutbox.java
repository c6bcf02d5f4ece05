package coop.talkoot.activitypub.outbox;

import coop.talkoot.activitypub.mapping.DelegateMapping;
import coop.talkoot.governance.Delegate;
import coop.talkoot.governance.DelegateEvent;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.Ids;
import coop.talkoot.platform.Settings;
import coop.talkoot.posts.Audience;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.util.List;

/**
 * Tells federations elsewhere whom groups here send to them, and whom no more; and groups elsewhere what is not taken here, and
 * who of here lays down the office they gave them.
 */
@Singleton
final class DelegateOutbox {
    private final Activities activities;
    private final DelegateMapping mapping;
    private final Clock clock;
    private final Ids ids;
    private final Settings settings;

    DelegateOutbox(Activities activities, DelegateMapping mapping, Clock clock, Ids ids, Settings settings) {
        this.activities = activities;
        this.mapping = mapping;
        this.clock = clock;
        this.ids = ids;
        this.settings = settings;
    }

    void tell(DelegateEvent event) {
        switch (event) {
            case DelegateEvent.DelegateSent sent -> {
                var delegate = sent.delegate();
                if (isFar(delegate)) {
                    send(
                            delegate.child(),
                            mapping.add(DelegateMapping.sentId(settings, delegate.id()), delegate, clock.instant()),
                            delegate.parent());
                }
            }
            case DelegateEvent.DelegateEnded ended -> {
                var delegate = ended.delegate();
                if (isFar(delegate)) {
                    send(
                            delegate.child(),
                            mapping.remove(id("delegate-gone"), delegate, clock.instant()),
                            delegate.parent());
                }
            }
            case DelegateEvent.DelegateNotTaken not -> {
                var reject = mapping.reject(id("reject"), not.parent(), not.child(), not.deed(), not.because());
                send(not.parent(), reject, not.child());
            }
            case DelegateEvent.OfficeLaidDown laid -> {
                var office = laid.office();
                var leave = mapping.leave(id("office-left"), office, clock.instant());
                send(office.person(), leave, office.child());
            }
        }
    }

    /** Of one group here and the other elsewhere. */
    private static boolean isFar(Delegate delegate) {
        return delegate.child().isLocal() && !delegate.parent().isLocal();
    }

    private void send(Identity from, JsonObject activity, Identity to) {
        activities.send(from, activity, Audience.DIRECT, List.of(to.endpoints().inbox()));
    }

    private String id(String what) {
        return settings.uri("/activities/" + what + "-" + ids.next());
    }
}
