package coop.talkoot.governance;

import coop.talkoot.people.Identity;
import coop.talkoot.platform.Refused;
import coop.talkoot.posts.Audience;
import coop.talkoot.posts.Words;

/** A motion a member wants to put to their group. */
public record NewMotion(Identity author, Identity group, Audience audience, Words words, MotionTerms terms) {
    public NewMotion {
        if (audience != Audience.PUBLIC && audience != Audience.GROUP) {
            throw Refused.invalid("audience", "A motion is for everybody to read or for the group's members.");
        }
        checkTitle(words);
    }

    static void checkTitle(Words words) {
        if (words.title().isBlank()) {
            throw Refused.invalid("title", "Give it a title that says what is to be decided.");
        }
    }
}
