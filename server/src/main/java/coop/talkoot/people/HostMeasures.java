package coop.talkoot.people;

/** What the house has decided about other servers; asked when somebody of one is seen for the first time. */
public interface HostMeasures {
    /** The stricter of what holds for the server of this actor id and for the domain of its handle. */
    Measure of(String uri, String domain);
}
