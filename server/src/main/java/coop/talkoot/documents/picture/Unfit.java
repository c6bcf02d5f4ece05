package coop.talkoot.documents.picture;

import coop.talkoot.platform.Refused;

/** Why a file is not taken, said about the field it came in. */
final class Unfit {
    static final String FIELD = "file";

    private Unfit() {}

    static Refused unknown() {
        return Refused.invalid(
                FIELD,
                "Expected a picture (JPEG, PNG, GIF, WebP), a film (MP4, WebM) or a recording (MP3, M4A, Ogg, WAV);"
                        + " this file is none of these, whatever its name says.");
    }

    static Refused tooLarge(String what, int megabytes) {
        return Refused.invalid(FIELD, what + " may have at most " + megabytes + " MB; this one has more.");
    }

    static Refused tooManyPixels(Size size, long most) {
        return Refused.invalid(
                FIELD,
                "A picture may have at most " + most / 1_000_000 + " million pixels; this one has " + size.width()
                        + " × " + size.height() + ".");
    }

    static Refused bomb(String what) {
        return Refused.invalid(FIELD, "This picture " + what + "; expected one that unpacks to what it shows.");
    }

    static Refused broken() {
        return Refused.invalid(
                FIELD,
                "This picture cannot be read: it is cut off, broken, or in colours we do not know (expected RGB or grey).");
    }

    static Refused brokenFilm() {
        return Refused.invalid(FIELD, "This film or recording is cut off or broken; expected a whole MP4.");
    }

    static Refused empty() {
        return Refused.invalid(FIELD, "This file is empty; expected a picture, a film or a recording.");
    }
}
