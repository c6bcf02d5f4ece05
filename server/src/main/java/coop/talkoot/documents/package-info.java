/** Files people show: pictures, films and sound of posts and profiles, ours and copies of others', with their words, and emoji. */
@NullMarked
package coop.talkoot.documents;

import org.jspecify.annotations.NullMarked;
