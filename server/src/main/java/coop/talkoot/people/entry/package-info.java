/** How people come to have a login and keep it theirs: signing up, addresses, lost passwords, second factors, passkeys. */
@NullMarked
package coop.talkoot.people.entry;

import org.jspecify.annotations.NullMarked;
