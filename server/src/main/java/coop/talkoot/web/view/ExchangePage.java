package coop.talkoot.web.view;

import java.util.List;

/** Offers and needs to search, filter and page through. */
public record ExchangePage(ExchangeFilter filter, List<FoundListing> found, Pager pager) implements PageView {
    public ExchangePage {
        found = List.copyOf(found);
    }

    @Override
    public String template() {
        return "exchange.jte";
    }
}
