package coop.talkoot.governance;

/**
 * By which names a member's server calls what they did.
 *
 * @param activityUri of the activity that brought it
 */
public record LotAsk(String uri, String activityUri) {}
