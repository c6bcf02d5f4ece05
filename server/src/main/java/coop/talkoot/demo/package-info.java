/** Co-ops on one machine that federate: two neighbours, or a city of districts, with people and things, to be clicked through. */
@NullMarked
package coop.talkoot.demo;

import org.jspecify.annotations.NullMarked;
