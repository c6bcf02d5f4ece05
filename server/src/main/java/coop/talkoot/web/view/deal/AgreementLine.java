package coop.talkoot.web.view.deal;

import coop.talkoot.web.view.Who;
import org.jspecify.annotations.Nullable;

/**
 * An agreement in a list.
 *
 * @param icon of its kind
 * @param kind its kind in a word
 * @param next what happens next, in a sentence
 * @param by until when; null where there is no time
 * @param look how it stands
 */
public record AgreementLine(
        String href,
        String title,
        String icon,
        String kind,
        Who other,
        String next,
        @Nullable String by,
        AgreementLook look) {}
