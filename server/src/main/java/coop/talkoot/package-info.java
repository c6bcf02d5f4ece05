/** Starts and stops an instance: database, schema, application, in that order and back. */
@NullMarked
package coop.talkoot;

import org.jspecify.annotations.NullMarked;
