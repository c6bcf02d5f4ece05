package coop.talkoot.web.view;

import gg.jte.Content;

/**
 * What may come back.
 *
 * @param type of what is in it; empty when nothing is
 * @param form the media type of that
 */
public record ApiAnswer(String status, Content text, Content type, String form) {}
