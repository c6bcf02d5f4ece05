package coop.talkoot.web;

import coop.talkoot.web.view.Fields;
import org.jspecify.annotations.Nullable;

/**
 * What stands in the forms of a proposal's page: what was typed into one of them, and how the others begin.
 *
 * @param opening null for how the charter usually has it
 * @param ballot null for the ballot cast before, or an empty one
 * @param isChanging whether the paper is shown although a ballot was cast
 * @param tracker of the ballot that is looked for in the count; empty for none
 */
record Written(
        Fields reply,
        @Nullable Fields opening,
        @Nullable Fields ballot,
        Fields veto,
        Fields extending,
        boolean isChanging,
        String tracker) {
    static final Written NOTHING = new Written(Fields.empty(), null, null, Fields.empty(), Fields.empty(), false, "");

    static Written reply(Fields fields) {
        return new Written(fields, null, null, Fields.empty(), Fields.empty(), false, "");
    }

    static Written opening(Fields fields) {
        return new Written(Fields.empty(), fields, null, Fields.empty(), Fields.empty(), false, "");
    }

    static Written ballot(Fields fields) {
        return new Written(Fields.empty(), null, fields, Fields.empty(), Fields.empty(), true, "");
    }

    static Written veto(Fields fields) {
        return new Written(Fields.empty(), null, null, fields, Fields.empty(), false, "");
    }

    static Written extending(Fields fields) {
        return new Written(Fields.empty(), null, null, Fields.empty(), fields, false, "");
    }

    static Written changing(boolean isChanging) {
        return new Written(Fields.empty(), null, null, Fields.empty(), Fields.empty(), isChanging, "");
    }

    static Written looking(String tracker) {
        return new Written(Fields.empty(), null, null, Fields.empty(), Fields.empty(), false, tracker);
    }
}
