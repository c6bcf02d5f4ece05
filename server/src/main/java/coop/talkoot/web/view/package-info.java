/** What each page shows, as plain data that templates read; knows no room, so every page can be drawn without one. */
@NullMarked
package coop.talkoot.web.view;

import org.jspecify.annotations.NullMarked;
