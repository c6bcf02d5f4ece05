package coop.talkoot.web.view;

import java.util.List;

/** The shelves of a co-op's exchange. Field: name; also of each, by its own form. */
public record CategoriesPage(Who group, String action, Fields fields, List<Shelf> shelves) implements PageView {
    /** One of them; both actions are POST, the first with the field name. */
    public record Shelf(String id, String name, String renameAction, String removeAction) {}

    public CategoriesPage {
        shelves = List.copyOf(shelves);
    }

    @Override
    public String template() {
        return "categories.jte";
    }
}
