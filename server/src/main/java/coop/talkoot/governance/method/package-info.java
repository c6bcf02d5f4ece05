/** How papers become an outcome: one pure class a voting method, and the lot. Integers only; imports nothing of ours. */
@NullMarked
package coop.talkoot.governance.method;

import org.jspecify.annotations.NullMarked;
