/** Groups in groups: who belongs to which federation since when, and how one comes in and goes out. */
@NullMarked
package coop.talkoot.groups.affiliation;

import org.jspecify.annotations.NullMarked;
