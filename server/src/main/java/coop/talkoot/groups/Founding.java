package coop.talkoot.groups;

import coop.talkoot.people.Identity;
import coop.talkoot.people.NewIdentity;

/** A co-op to begin; the summary is plain text. */
public record Founding(String handle, String name, String summary, String place, Group.JoinPolicy joinPolicy) {
    /** The group as its handle, name and summary make it; refused when one of them is wrong. */
    public NewIdentity identity() {
        return new NewIdentity(Identity.Kind.GROUP, handle, name, summary);
    }
}
