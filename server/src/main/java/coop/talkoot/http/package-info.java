/** What every HTTP adapter shares: who makes a request, bodies read strictly, refusals as answers, safe headers. */
@NullMarked
package coop.talkoot.http;

import org.jspecify.annotations.NullMarked;
