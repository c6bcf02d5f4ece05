package coop.talkoot.web;

import coop.talkoot.documents.Attachment;
import coop.talkoot.documents.Attachments;
import coop.talkoot.documents.Chosen;
import coop.talkoot.exchange.Categories;
import coop.talkoot.exchange.Draft;
import coop.talkoot.exchange.Filled;
import coop.talkoot.exchange.Listing;
import coop.talkoot.exchange.NewListing;
import coop.talkoot.exchange.Purpose;
import coop.talkoot.exchange.Resource;
import coop.talkoot.exchange.Slip;
import coop.talkoot.groups.Membership;
import coop.talkoot.people.Identity;
import coop.talkoot.people.Viewer;
import coop.talkoot.platform.Refused;
import coop.talkoot.posts.SuggestedTags;
import coop.talkoot.web.view.Choice;
import coop.talkoot.web.view.Fields;
import coop.talkoot.web.view.ListingForm;
import coop.talkoot.web.view.PictureSlots;
import coop.talkoot.web.view.PurposeLook;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What offers and needs, drafts of them and things have in common as forms. */
@Singleton
final class ListingForms {
    static final List<String> FIELDS = Stream.of(
                    Slip.FIELDS.stream(), Stream.of("group", "thing", "stockShown"), PictureForms.fields())
            .flatMap(names -> names)
            .toList();

    /** Fields that are chosen from words; forms have them in capitals. */
    private static final List<String> WORDS =
            List.of("kind", "audience", "subject", "form", "complexity", "urgency", "level");

    private static final int LONGEST = 100_000;

    private final Places places;
    private final Names names;
    private final Categories categories;
    private final SuggestedTags tags;
    private final Attachments attachments;

    ListingForms(Places places, Names names, Categories categories, SuggestedTags tags, Attachments attachments) {
        this.places = places;
        this.names = names;
        this.categories = categories;
        this.tags = tags;
        this.attachments = attachments;
    }

    /** What was typed, field by field; what no form of ours sends is left out. */
    static Map<String, String> typed(Form form) {
        var fields = new HashMap<String, String>();
        for (var name : FIELDS) {
            var value = form.text(name, LONGEST);
            if (!value.isEmpty()) {
                fields.put(name, value);
            }
        }
        return fields;
    }

    /** What is meant, or what is wrong with the form, thrown as the form again. */
    static Slip.Reading read(Form form, Viewer viewer, Purpose purpose, String language) {
        return Slip.read(typed(form), purpose, language, viewer.zone());
    }

    NewListing wanted(Form form, Visit visit, Slip.Reading said) {
        return new NewListing(
                visit.require().identity(),
                group(form, visit),
                said.audience().orElseThrow(),
                said.words().orElseThrow(),
                said.terms().orElseThrow(),
                id(form, "thing", "Choose one of your own things."),
                category(form));
    }

    @Nullable
    Long category(Form form) {
        return id(form, "category", "Choose one of the categories of this co-op.");
    }

    List<Identity> ownGroups(Visit visit) {
        visit.require();
        var own = places.memberships(visit).stream().map(Membership::group).toList();
        if (own.isEmpty()) {
            throw Refused.notAllowed("Join a co-op first; offers and needs stand in one.");
        }
        return own;
    }

    Identity group(Form form, Visit visit) {
        var chosen = form.text("group", 20);
        return ownGroups(visit).stream()
                .filter(group -> Long.toString(group.id()).equals(chosen))
                .findFirst()
                .orElseThrow(() -> Refused.invalid("group", "Choose one of your co-ops."));
    }

    /** A form for something new; {@code draft} null before it was ever kept. */
    ListingForm fresh(Visit visit, Purpose purpose, @Nullable Draft draft, Fields fields, PictureSlots slots) {
        var own = ownGroups(visit);
        return new ListingForm(
                PurposeLook.valueOf(purpose.name()),
                true,
                draft == null ? "/add/" + purpose.name().toLowerCase(Locale.ROOT) : DraftPages.ROOT + "/" + draft.id(),
                fields,
                Choices.groups(own),
                Choices.audiences(Frames.texts(visit), own.getFirst()),
                shelves(own),
                tags.ofAll(own.stream().map(Identity::id).toList()),
                slots,
                draft == null ? "/add" : OwnListingPages.href("drafts"),
                draft == null ? null : DraftPages.ROOT + "/" + draft.id() + "/delete");
    }

    /** A listing stays in its co-op and with its readers: neither can be taken out of others' memory. */
    ListingForm present(Visit visit, Listing listing, Fields fields, PictureSlots slots) {
        var post = listing.post();
        var group = post.group();
        var audience = Choices.audiences(Frames.texts(visit), group).stream()
                .filter(choice -> choice.value().equals(post.audience().name()))
                .toList();
        return new ListingForm(
                PurposeLook.valueOf(listing.terms().purpose().name()),
                false,
                names.href(post) + "/edit",
                fields,
                group == null ? List.of() : Choices.groups(List.of(group)),
                audience,
                group == null ? List.of() : shelves(List.of(group)),
                group == null ? List.of() : tags.of(group.id()),
                slots,
                names.href(post),
                null);
    }

    /** What a new form begins with; of a thing, what it is like. */
    Map<String, String> blank(Visit visit, @Nullable Resource thing) {
        var values = new HashMap<String, String>();
        if (thing != null) {
            values.putAll(Filled.of(thing.features()));
            values.put("subject", "ITEM");
            values.put("title", thing.name());
            values.put("thing", Long.toString(thing.id()));
        }
        values.put("kind", "GIFT");
        values.put("unit", "one");
        values.put("group", Long.toString(ownGroups(visit).getFirst().id()));
        values.put("audience", "GROUP");
        return capitals(values);
    }

    static Fields of(Listing listing, ZoneId zone) {
        var values = new HashMap<>(Filled.of(listing));
        var terms = listing.terms();
        var category = listing.category();
        values.put("due", day(zone, terms.due()));
        values.put("openUntil", day(zone, terms.openUntil()));
        values.put("category", category == null ? "" : Long.toString(category.id()));
        values.putIfAbsent("unit", "one");
        values.put("stockShown", values.getOrDefault("stock", ""));
        return Fields.of(capitals(values));
    }

    /** How many pieces a form showed to whom fills it in, as far as it says. */
    static Optional<Integer> stockShown(Form form) {
        return Optional.of(form.text("stockShown", 100))
                .filter(typed -> typed.matches("[0-9]{1,7}"))
                .map(Integer::valueOf);
    }

    static Map<String, String> capitals(Map<String, String> values) {
        var shown = new HashMap<>(values);
        WORDS.forEach(name -> shown.computeIfPresent(name, (key, word) -> word.toUpperCase(Locale.ROOT)));
        return shown;
    }

    /** The pictures that a draft has waiting. */
    List<Attachment> waiting(Draft draft) {
        var found = attachments.waiting(draft.author(), draft.content().fileIds());
        return draft.content().fileIds().stream()
                .flatMap(id -> Optional.ofNullable(found.get(id)).stream())
                .toList();
    }

    /** Ids of pictures sent with a draft; what is said of each is kept with it. */
    List<Long> kept(Identity author, List<Chosen> chosen) {
        for (var file : chosen) {
            var known = attachments.require(author, file.id());
            attachments.update(author, file.id(), file.description().orElse(known.description()), known.focus());
        }
        return chosen.stream().map(Chosen::id).toList();
    }

    private List<Choice> shelves(List<Identity> groups) {
        var choices = new ArrayList<Choice>();
        for (var group : groups) {
            for (var category : categories.of(group.id())) {
                var label = groups.size() == 1 ? category.name() : group.displayName() + ": " + category.name();
                choices.add(new Choice(Long.toString(category.id()), label));
            }
        }
        return choices;
    }

    private static @Nullable Long id(Form form, String field, String sentence) {
        var typed = form.text(field, 30);
        if (typed.isEmpty()) {
            return null;
        }
        if (!typed.matches("[1-9][0-9]{0,17}")) {
            throw Refused.invalid(field, sentence);
        }
        return Long.parseLong(typed);
    }

    private static String day(ZoneId zone, @Nullable Instant moment) {
        return moment == null ? "" : LocalDate.ofInstant(moment, zone).toString();
    }
}
