/** Keeping the house: whom it deals with, what was reported, what its keepers decided and why. */
@NullMarked
package coop.talkoot.moderation;

import org.jspecify.annotations.NullMarked;
