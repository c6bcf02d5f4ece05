/** Who is here: people's logins and profiles, and everybody's identity, of this instance or another; who follows and blocks whom. */
@NullMarked
package coop.talkoot.people;

import org.jspecify.annotations.NullMarked;
