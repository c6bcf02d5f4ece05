package coop.talkoot.web;

import coop.talkoot.governance.Adoption;
import coop.talkoot.governance.Adoptions;
import coop.talkoot.governance.Advice;
import coop.talkoot.governance.Bound;
import coop.talkoot.governance.Bylaws;
import coop.talkoot.governance.Charters;
import coop.talkoot.governance.FederationPolicies;
import coop.talkoot.governance.Floor;
import coop.talkoot.governance.PolicyVersion;
import coop.talkoot.groups.Memberships;
import coop.talkoot.groups.Right;
import coop.talkoot.groups.affiliation.Affiliation;
import coop.talkoot.groups.affiliation.Affiliations;
import coop.talkoot.groups.affiliation.Federations;
import coop.talkoot.http.SentQuery;
import coop.talkoot.moderation.DomainRules;
import coop.talkoot.moderation.HostName;
import coop.talkoot.moderation.Severity;
import coop.talkoot.people.Identity;
import coop.talkoot.people.Permission;
import coop.talkoot.platform.Page;
import coop.talkoot.platform.Texts;
import coop.talkoot.posts.SuggestedTags;
import coop.talkoot.web.view.Fields;
import coop.talkoot.web.view.PoliciesPage;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a group advises and is advised, compared with what it has. */
@Singleton
final class PolicySheets {
    private static final int SHOWN = 20;

    private final FederationPolicies policies;
    private final Adoptions adoptions;
    private final Charters charters;
    private final Federations federations;
    private final Affiliations affiliations;
    private final Memberships memberships;
    private final DomainRules rules;
    private final SuggestedTags tags;
    private final Names names;

    PolicySheets(
            FederationPolicies policies,
            Adoptions adoptions,
            Charters charters,
            Federations federations,
            Affiliations affiliations,
            Memberships memberships,
            DomainRules rules,
            SuggestedTags tags,
            Names names) {
        this.policies = policies;
        this.adoptions = adoptions;
        this.charters = charters;
        this.federations = federations;
        this.affiliations = affiliations;
        this.memberships = memberships;
        this.rules = rules;
        this.tags = tags;
        this.names = names;
    }

    /** Who looks at it, and what they may do in the group. */
    private record Looking(boolean mayPropose, boolean mayTidy, boolean mayBlock) {}

    PoliciesPage page(Identity group, Visit visit, @Nullable Fields typed) {
        var viewer = visit.viewer();
        var looking = new Looking(
                viewer != null && memberships.may(group.id(), viewer.actorId(), Right.WRITE),
                viewer != null && memberships.may(group.id(), viewer.actorId(), Right.TIDY),
                viewer != null && viewer.role().may(Permission.SERVERS));
        var href = href(group);
        var words = new PolicyWords(Frames.texts(visit));
        var isFederation = federations.isOne(group.id());
        var asked = SentQuery.of(visit.request()).page();
        var below =
                isFederation ? affiliations.currentBelow(group.id(), asked) : new Page<Affiliation>(List.of(), null);
        var advice = adoptions.all(group);
        var suggested = tags.of(group.id());
        var versions =
                isFederation ? policies.all(group, Page.Request.first(SHOWN)).items() : List.<PolicyVersion>of();
        var current = versions.isEmpty() ? null : versions.getFirst();
        return new PoliciesPage(
                names.who(group),
                names.href(group) + "/federation",
                isFederation,
                current == null ? null : published(current, words, false),
                versions.stream()
                        .skip(1)
                        .map(each -> new PoliciesPage.Earlier(each.version(), each.publishedAt(), each.uri()))
                        .toList(),
                isFederation && looking.mayPropose() ? href + "/edit" : null,
                children(group, below.items(), current),
                Links.pager(href, Map.of(), asked, below),
                table(group, advice, words),
                advice.stream()
                        .map(each -> advised(group, each, words, looking))
                        .toList(),
                suggested,
                looking.mayTidy() ? href + "/tags" : null,
                typed == null ? Fields.of(Map.of("tags", String.join(", ", suggested))) : typed);
    }

    String href(Identity group) {
        return names.href(group) + "/federation/policies";
    }

    private List<PoliciesPage.Child> children(
            Identity group, List<Affiliation> below, @Nullable PolicyVersion current) {
        var children = below.stream().map(Affiliation::child).toList();
        var adopted = adoptions.by(group, children);
        return children.stream()
                .map(child -> new PoliciesPage.Child(
                        names.who(child),
                        adopted(adopted.getOrDefault(child.id(), List.of()), current == null ? 0 : current.version())))
                .toList();
    }

    private static List<PoliciesPage.Adopted> adopted(Collection<Adoption> adoptions, int newest) {
        return Stream.of(Adoption.Part.values())
                .flatMap(part -> adoptions.stream().filter(adoption -> adoption.part() == part))
                .map(adoption -> new PoliciesPage.Adopted(
                        adoption.part().name(),
                        adoption.version(),
                        adoption.at(),
                        adoption.mandate(),
                        adoption.version() < newest))
                .toList();
    }

    private PoliciesPage.Advised advised(Identity group, Advice advice, PolicyWords words, Looking looking) {
        var version = advice.version();
        return new PoliciesPage.Advised(
                names.who(advice.parent()),
                version == null ? null : published(version, words, looking.mayPropose() || looking.mayBlock()),
                adopted(advice.adopted().values(), version == null ? 0 : version.version()),
                deeds(group, advice, looking));
    }

    private PoliciesPage.Deeds deeds(Identity group, Advice advice, Looking looking) {
        var version = advice.version();
        if (version == null) {
            return new PoliciesPage.Deeds(null, null, null, null, null, null);
        }
        var action = href(group) + "/" + advice.parent().id();
        var isMet = version.policies().areMetBy(charters.inForce(group).bylaws());
        var takesFloors = advice.isOpen(Adoption.Part.FLOORS);
        var takesTags = advice.isOpen(Adoption.Part.TAGS) && looking.mayTidy();
        var takesDomains = advice.isOpen(Adoption.Part.DOMAINS);
        var motion = advice.motionId();
        return new PoliciesPage.Deeds(
                takesFloors && !isMet && motion == null && looking.mayPropose() ? action + "/amend" : null,
                takesFloors && isMet && looking.mayTidy() ? action + "/confirm" : null,
                motion == null ? null : "/motions/" + motion,
                takesTags ? action + "/tags" : null,
                takesDomains && looking.mayBlock() ? action + "/block" : null,
                takesDomains && !looking.mayBlock() && looking.mayTidy() ? action + "/ask" : null);
    }

    private PoliciesPage.Published published(PolicyVersion version, PolicyWords words, boolean compares) {
        var advised = version.policies();
        return new PoliciesPage.Published(
                version.version(),
                version.publishedAt(),
                version.hash(),
                version.mandate(),
                words.floors(advised),
                advised.tags(),
                advised.domains().stream()
                        .map(each -> new PoliciesPage.Domain(
                                each.domain(), each.reason(), compares ? state(each.domain()) : null))
                        .toList(),
                advised.note());
    }

    private String state(String domain) {
        return HostName.typed(domain)
                .flatMap(rules::holdingFor)
                .map(rule -> rule.terms().severity() == Severity.SUSPEND ? "BLOCKED" : "RULED")
                .orElse("OPEN");
    }

    private PoliciesPage.Table table(Identity group, List<Advice> advice, PolicyWords words) {
        var asking = advice.stream()
                .filter(each -> each.version() != null
                        && !each.version().policies().floors().isEmpty())
                .toList();
        var now = charters.inForce(group).bylaws();
        var next = charters.all(group, Page.Request.first(1)).items().stream()
                .findFirst()
                .orElse(null);
        var rows = new ArrayList<PoliciesPage.Row>();
        for (var floor : Floor.values()) {
            var bounds = asking.stream().map(each -> floors(each).get(floor)).toList();
            if (bounds.stream().allMatch(bound -> bound == null)) {
                continue;
            }
            var contradicts = bounds.stream()
                    .anyMatch(one ->
                            one != null && bounds.stream().anyMatch(other -> other != null && one.contradicts(other)));
            var cells = bounds.stream()
                    .map(bound -> {
                        if (bound == null) {
                            return new PoliciesPage.Cell("", "NONE", null);
                        }
                        var asked = words.asked(floor, bound);
                        if (floor.isMet(now, bound)) {
                            return new PoliciesPage.Cell(asked, "MET", null);
                        }
                        return next != null && floor.isMet(next.bylaws(), bound)
                                ? new PoliciesPage.Cell(asked, "LATER", next.inForceAt())
                                : new PoliciesPage.Cell(asked, "NOT", null);
                    })
                    .toList();
            rows.add(new PoliciesPage.Row(words.floor(floor), words.has(floor, now), contradicts, cells));
        }
        return new PoliciesPage.Table(
                asking.stream().map(each -> names.who(each.parent())).toList(), rows);
    }

    private static Map<Floor, Bound> floors(Advice advice) {
        var version = advice.version();
        return version == null ? Map.of() : version.policies().floors();
    }

    /** The title of an amendment that takes a version on, and what it says. */
    static String title(Texts texts, PolicyVersion version) {
        return texts.say("policies.motion.adopt", version.federation().displayName(), version.version());
    }

    static String text(Texts texts, PolicyVersion version, Bylaws before, Bylaws after) {
        return texts.say("policies.motion.adoptText", version.uri()) + "\n\n"
                + new PolicyWords(texts).changes(version.policies(), before, after);
    }
}
