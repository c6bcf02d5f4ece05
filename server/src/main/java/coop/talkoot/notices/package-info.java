/** What people are told of: notifications of what the other rooms do, how far one has read, and push to apps and browsers. */
@NullMarked
package coop.talkoot.notices;

import org.jspecify.annotations.NullMarked;
