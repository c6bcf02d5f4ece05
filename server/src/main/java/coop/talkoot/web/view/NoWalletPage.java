package coop.talkoot.web.view;

import org.jspecify.annotations.Nullable;

/** A co-op that counts in nothing yet, or in which the visitor has no account. */
public record NoWalletPage(Who group, @Nullable String ledgerHref) implements PageView {
    @Override
    public String template() {
        return "no-wallet.jte";
    }
}
