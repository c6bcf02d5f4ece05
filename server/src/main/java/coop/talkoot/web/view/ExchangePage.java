package coop.talkoot.web.view;

import java.util.List;

/**
 * Offers and needs to search, filter and page through.
 *
 * @param filter GET fields q, purpose, kind, group, tag; an empty value stands for any
 * @param groups co-ops to choose from
 * @param openOffers how many offers the filter found
 */
public record ExchangePage(
        Fields filter, List<Choice> groups, List<ListingCard> listings, int openOffers, int openNeeds, Pager pager)
        implements PageView {
    public ExchangePage {
        groups = List.copyOf(groups);
        listings = List.copyOf(listings);
    }

    @Override
    public String template() {
        return "exchange.jte";
    }
}
