/** Lines between co-ops of two instances: what each accepts of the other's debt, and time on its way between them. */
@NullMarked
package coop.talkoot.ledger.clearing;

import org.jspecify.annotations.NullMarked;
