/** Elections in files: other programs' and our own count file, read, counted and checked without a server or database. */
@NullMarked
package coop.talkoot.governance.count;

import org.jspecify.annotations.NullMarked;
