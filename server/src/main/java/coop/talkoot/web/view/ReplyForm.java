package coop.talkoot.web.view;

/** Where to answer, and what was typed. The field is {@code text}. */
public record ReplyForm(String action, Fields fields) {}
