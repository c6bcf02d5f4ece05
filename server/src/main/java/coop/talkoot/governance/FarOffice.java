package coop.talkoot.governance;

import coop.talkoot.people.Identity;
import java.time.Instant;

/**
 * A term for which a group elsewhere sends somebody of this server, as the group's own server says now.
 *
 * @param uri what the group calls it
 * @param parent uri of the federation
 * @param until the end of the term
 */
public record FarOffice(String uri, Identity child, Identity person, String parent, Instant until) {}
