package coop.talkoot.governance.federal;

import coop.talkoot.governance.method.Choice;

/**
 * What was said by one voter or for them.
 *
 * @param by who cast it: the voter, or who votes for them
 */
public record Spoken(Choice choice, String by) {}
