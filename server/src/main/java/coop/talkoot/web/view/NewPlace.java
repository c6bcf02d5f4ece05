package coop.talkoot.web.view;

/** Where a group lives now: its page on this server, or its own address where nobody here has met it. */
public record NewPlace(String name, String href) {}
