package coop.talkoot.web.view;

/** One entry of a list to choose from. */
public record Choice(String value, String label) {}
