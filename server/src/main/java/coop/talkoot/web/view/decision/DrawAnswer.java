package coop.talkoot.web.view.decision;

/**
 * What the viewer said in a draw that another server holds, and has not taken, or not yet.
 *
 * @param kind WILLING, PART, PROMISE, REVEAL, PUBLIC_NUMBER or DECLINE
 * @param isRefused else it is not answered yet
 * @param words why it was refused, as that server says it; may be empty
 */
public record DrawAnswer(String kind, boolean isRefused, String words) {}
