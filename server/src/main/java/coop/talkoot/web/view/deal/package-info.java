/** What the pages of agreements show: how each stands, what can be done, what was said, when things are taken. */
@NullMarked
package coop.talkoot.web.view.deal;

import org.jspecify.annotations.NullMarked;
