package coop.talkoot.exchange.find;

/** What of all that fits comes first. */
public enum Order {
    NEWEST,
    /** The least way from the place that is looked around. */
    NEAREST,
    /** What says the words most, above all in its title; of the newest thousand that say them. */
    BEST
}
