/** How votes of member groups become one of their federation: weights, modes, who counts where. Integers only; pure. */
@NullMarked
package coop.talkoot.governance.federal;

import org.jspecify.annotations.NullMarked;
