/** Co-ops: groups, who belongs to them in which role, and how one comes in and goes out. */
@NullMarked
package coop.talkoot.groups;

import org.jspecify.annotations.NullMarked;
