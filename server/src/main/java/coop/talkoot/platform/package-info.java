/** What every room stands on: settings, clock, ids, transactions, domain events, texts. Knows no room. */
@NullMarked
package coop.talkoot.platform;

import org.jspecify.annotations.NullMarked;
