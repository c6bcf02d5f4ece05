package coop.talkoot.web;

import coop.talkoot.governance.method.Amount;
import coop.talkoot.governance.method.Paper;
import coop.talkoot.governance.method.Threshold;
import coop.talkoot.platform.Texts;
import java.math.BigDecimal;
import java.text.NumberFormat;

/** Votes and shares as people read them; nothing is rounded. */
final class VoteNumbers {
    private static final int MOST_DECIMALS = 12;

    private final Texts texts;

    VoteNumbers(Texts texts) {
        this.texts = texts;
    }

    /** Thousandths of a vote as votes. */
    String votes(long weight) {
        return shown(BigDecimal.valueOf(weight).divide(BigDecimal.valueOf(Paper.ONE)));
    }

    String amount(Amount amount) {
        return shown(new BigDecimal(amount.parts(), amount.decimals()));
    }

    /** A share in words where there is one for it, else as a fraction. */
    String share(Threshold share) {
        if (100 % share.den() == 0 || share.num() * 100 % share.den() == 0) {
            return texts.say("share.percent", share.num() * 100 / share.den());
        }
        return share.num() == 2 && share.den() == 3
                ? texts.say("share.twoThirds")
                : texts.say("share.fraction", share.num(), share.den());
    }

    /** The least weight that reaches a share of a whole. */
    static long needed(Threshold share, long whole) {
        var product = Math.multiplyExact(share.num(), whole);
        var least = Math.ceilDiv(product, share.den());
        return share.strict() && least * share.den() == product ? least + 1 : least;
    }

    private String shown(BigDecimal number) {
        var format = NumberFormat.getNumberInstance(texts.locale());
        format.setMaximumFractionDigits(MOST_DECIMALS);
        return format.format(number);
    }
}
