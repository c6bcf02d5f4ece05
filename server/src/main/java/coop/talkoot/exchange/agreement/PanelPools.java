package coop.talkoot.exchange.agreement;

import coop.talkoot.governance.method.CommonSeed;
import coop.talkoot.governance.method.Lot;
import coop.talkoot.groups.Memberships;
import coop.talkoot.groups.Right;
import coop.talkoot.people.Identities;
import coop.talkoot.people.Identity;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** Pools of which nobody elsewhere learns who is in them, a seed that nobody can choose, and who is drawn by it. */
@Singleton
final class PanelPools {
    private static final int BYTES = 32;

    private final PanelDrawRows rows;
    private final Panels panels;
    private final Identities identities;
    private final Memberships memberships;
    private final SecureRandom random = new SecureRandom();

    PanelPools(PanelDrawRows rows, Panels panels, Identities identities, Memberships memberships) {
        this.rows = rows;
        this.panels = panels;
        this.identities = identities;
        this.memberships = memberships;
    }

    /** The group here promises a number, and fixes who of it can be drawn. */
    PanelShare freeze(PanelDraw draw) {
        var own = draw.own();
        var known = identities.byUris(draw.apart());
        var sides = draw.apart().stream().limit(2).toList();
        var eligible = panels.eligible(
                own.id(),
                known.stream()
                        .filter(person -> sides.contains(person.uri()))
                        .map(Identity::id)
                        .toList(),
                known.stream().map(Identity::id).toList());
        // In the order of the leaves, which salts make a chance one.
        var leaves = new TreeMap<String, PanelDrawRows.Leaf>();
        for (var member : eligible) {
            var salt = hex();
            leaves.put(CommonSeed.commitment(salt, member.uri()), new PanelDrawRows.Leaf(member.id(), salt));
        }
        while (leaves.size() > PanelShare.MOST) {
            leaves.pollLastEntry();
        }
        var secret = hex();
        var share = new PanelShare(
                CommonSeed.commitment(secret, own.uri()), List.copyOf(leaves.keySet()), null, null, null);
        rows.freeze(draw.id(), own, share, secret, leaves);
        return share;
    }

    /**
     * SHA-256 over what it is about, all that was promised, and the three numbers (see {@link CommonSeed}): whoever of the
     * three had known nothing of the others' numbers when it promised its own has made sure that nobody chose.
     */
    static String seed(PanelDraw draw, Map<Long, PanelShare> shares) {
        var lines = new ArrayList<String>();
        var numbers = new TreeMap<String, String>();
        for (var group : draw.groups()) {
            var share = Objects.requireNonNull(shares.get(group.id()));
            lines.add(group.uri() + " " + share.commitment() + " " + String.join(",", share.pool()));
            numbers.put(group.uri(), Objects.requireNonNull(share.number()));
        }
        var pools = CommonSeed.commitment("", String.join("\n", lines));
        return CommonSeed.of(draw.about() + "#" + draw.attempt(), pools, numbers, "");
    }

    /** The leaf that a seed draws of a pool. */
    static String drawn(String seed, PanelShare share) {
        return new Lot(seed).order(share.pool()).getFirst();
    }

    /**
     * Who was drawn of the group here declines: the next in the order of the lot who can still speak in it is named, or nobody
     * where nobody is left.
     */
    Optional<Identity> pass(PanelDraw draw) {
        var own = draw.own();
        var mine = Objects.requireNonNull(rows.shares(draw.id()).get(own.id()));
        var seed = Objects.requireNonNull(draw.seed());
        var next = new Lot(seed)
                .order(mine.pool()).stream()
                        .skip(mine.place(seed) + 1)
                        .flatMap(leaf -> rows.leaf(draw.id(), leaf).stream())
                        .filter(leaf -> memberships.may(own.id(), leaf.actorId(), Right.WRITE))
                        .findFirst();
        if (next.isEmpty()) {
            rows.nameNobody(draw.id(), own.id());
            return Optional.empty();
        }
        var person = identities.get(next.get().actorId());
        rows.name(draw.id(), own, person.uri(), next.get().salt());
        return Optional.of(person);
    }

    /** Whom the seed draws of the group here. */
    void name(PanelDraw draw, String seed, PanelShare mine) {
        var leaf = rows.leaf(draw.id(), drawn(seed, mine))
                .orElseThrow(() -> new IllegalStateException("panel " + draw.id() + " has lost its pool"));
        rows.name(draw.id(), draw.own(), identities.get(leaf.actorId()).uri(), leaf.salt());
    }

    private String hex() {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
