/** Two co-ops on one machine that federate with each other, with people and things in them, to be clicked through. */
@NullMarked
package coop.talkoot.demo;

import org.jspecify.annotations.NullMarked;
