package coop.talkoot.api;

import coop.talkoot.http.SentFields;
import coop.talkoot.posts.NewPoll;
import java.time.Duration;
import java.util.List;

/** What a body asks: answers, how many of them may be given, for how many minutes. */
record SentPoll(List<String> options, boolean isMultiple, boolean hidesTotals, int minutes) {
    static SentPoll of(SentFields sent) {
        return new SentPoll(
                sent.texts("options", List.of()),
                sent.yes("isMultiple", false),
                sent.yes("hidesTotals", false),
                sent.whole("minutes", (int) Duration.ofDays(1).toMinutes(), (int) NewPoll.LONGEST.toMinutes()));
    }

    NewPoll checked() {
        return new NewPoll(options, isMultiple, hidesTotals, Duration.ofMinutes(minutes));
    }
}
