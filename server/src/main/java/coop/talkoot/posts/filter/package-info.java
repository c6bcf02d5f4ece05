/** What a person would rather not see: filters by words or posts, matched when they read. */
@NullMarked
package coop.talkoot.posts.filter;

import org.jspecify.annotations.NullMarked;
