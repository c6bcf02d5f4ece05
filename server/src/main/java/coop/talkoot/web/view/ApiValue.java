package coop.talkoot.web.view;

import gg.jte.Content;

/**
 * Something a call takes, or a part of what it gives.
 *
 * @param place where it is sent: path, query, header, cookie or body; empty in what is given
 */
public record ApiValue(String name, String place, boolean isRequired, Content type, Content text) {}
