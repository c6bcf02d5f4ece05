/** The schema: Liquibase changelog, the way to apply it, and the jOOQ tables generated from it. */
@NullMarked
package coop.talkoot.migrations;

import org.jspecify.annotations.NullMarked;
