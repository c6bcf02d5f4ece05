/** Our JSON API, /api/talkoot/v1: one controller a noun, described in openapi.yaml. */
@NullMarked
package coop.talkoot.api;

import org.jspecify.annotations.NullMarked;
