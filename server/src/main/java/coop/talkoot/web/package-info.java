/** HTML pages: assets, templates and one controller a room; what a page shows stands in {@code view}. */
@NullMarked
package coop.talkoot.web;

import org.jspecify.annotations.NullMarked;
