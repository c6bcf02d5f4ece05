package coop.talkoot.people;

/** Somebody's part in keeping the server, and the one place that says what it lets them do. */
public enum HouseRole {
    MEMBER,
    MODERATOR,
    KEEPER;

    public boolean may(Permission permission) {
        return switch (this) {
            case MEMBER -> false;
            case MODERATOR ->
                switch (permission) {
                    case REPORTS, SERVERS, PEOPLE, LOG -> true;
                    case DELIVERY, DOOR, APPLICATIONS, LETTERS, EMOJI, ROLES -> false;
                };
            case KEEPER -> true;
        };
    }

    /** Whether they have any part in it. */
    public boolean keepsHouse() {
        return this != MEMBER;
    }
}
