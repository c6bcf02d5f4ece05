/** Measures a real server with a real database from outside, by hand: {@code ./talkoot bench}. No part of any test. */
@NullMarked
package coop.talkoot.bench;

import org.jspecify.annotations.NullMarked;
