/** What a file is, by its own bytes, and a picture made anew from it: bounded, upright, without what it told about its maker. */
@NullMarked
package coop.talkoot.documents.picture;

import org.jspecify.annotations.NullMarked;
