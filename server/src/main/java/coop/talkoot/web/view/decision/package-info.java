/** What the pages of decisions show: proposals, ballot papers, counts, charters, delegations and draws. */
@NullMarked
package coop.talkoot.web.view.decision;

import org.jspecify.annotations.NullMarked;
