package coop.talkoot.api;

import coop.talkoot.moderation.Traffic;
import io.micronaut.serde.annotation.Serdeable;

/** How many deliveries wait, and how many of the last thirty days came to nothing. */
@Serdeable
record TrafficView(int waiting, int givenUp, int parked) {
    static TrafficView of(Traffic.Counts counts) {
        return new TrafficView(counts.waiting(), counts.givenUp(), counts.parked());
    }
}
