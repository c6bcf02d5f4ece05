/** Letters that tell, once a day or a week, what somebody was told of and has not read. */
@NullMarked
package coop.talkoot.notices.digest;

import org.jspecify.annotations.NullMarked;
