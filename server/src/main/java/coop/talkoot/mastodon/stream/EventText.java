package coop.talkoot.mastodon.stream;

/** A piece of an event stream as it goes over the line. */
record EventText(String text) {
    /** Payloads have no line breaks: JSON and ids. */
    static EventText of(Message message) {
        return new EventText("event: " + message.event() + "\ndata: " + message.payload() + "\n\n");
    }

    /** A comment is no event: an empty line after it would end one that has not begun, which some programs report. */
    static EventText comment(String words) {
        return new EventText(":" + words + "\n");
    }
}
