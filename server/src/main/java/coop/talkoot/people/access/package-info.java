/** Programs that act for people: which are known, what each was allowed, and how that ends. */
@NullMarked
package coop.talkoot.people.access;

import org.jspecify.annotations.NullMarked;
