/** Groups in groups: who belongs to which federation since when, how one comes in and goes out, and what is announced on. */
@NullMarked
package coop.talkoot.groups.affiliation;

import org.jspecify.annotations.NullMarked;
