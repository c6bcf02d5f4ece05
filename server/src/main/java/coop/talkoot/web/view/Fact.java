package coop.talkoot.web.view;

/** Something said of a thing, with what it is called. */
public record Fact(String label, String value) {}
