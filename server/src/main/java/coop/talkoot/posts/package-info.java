/** What people see and answer: the one envelope of every note and listing, threads, announces, favourites, timelines. */
@NullMarked
package coop.talkoot.posts;

import org.jspecify.annotations.NullMarked;
