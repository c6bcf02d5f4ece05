package coop.talkoot.governance;

import coop.talkoot.governance.count.CountFile;
import coop.talkoot.governance.count.CountFileWriter;
import coop.talkoot.governance.count.Recount;
import coop.talkoot.governance.count.Unreadable;
import coop.talkoot.governance.method.Paper;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Transactions;
import io.micronaut.context.BeanProvider;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A panel's drawing as a count file: the pool, the seals and the seed, so that anybody can draw it again. */
@Singleton
public final class LotFiles {
    private final Transactions transactions;
    private final LotRows rows;
    private final BeanProvider<CountFileSource> sources;
    private final BeanProvider<GroupSigner> signers;

    LotFiles(
            Transactions transactions,
            LotRows rows,
            BeanProvider<CountFileSource> sources,
            BeanProvider<GroupSigner> signers) {
        this.transactions = transactions;
        this.rows = rows;
        this.sources = sources;
        this.signers = signers;
    }

    /**
     * For a member of the group, which the caller has checked. Of a group elsewhere its server is asked each time, and what
     * it gives is given on if it draws the panel that was told.
     */
    public byte[] of(PanelLot lot, Identity reader) {
        if (lot.isLocal()) {
            return write(lot);
        }
        requireDrawn(lot);
        var host = URI.create(lot.group().uri()).getAuthority();
        var file = (sources.isPresent() ? sources.get().fetch(lot.uri(), reader) : Optional.<byte[]>empty())
                .orElseThrow(() -> Refused.conflict(host
                        + " drew this panel and does not give its count file now. Try again later, or ask there."));
        requireTrue(lot, file, host);
        return file;
    }

    private void requireTrue(PanelLot lot, byte[] file, String host) {
        try {
            var checked = Recount.check(file);
            var keys = signers.get().keysOf(List.of(lot.group().uri()));
            if (!checked.decision().equals(lot.uri())
                    || !checked.group().equals(lot.group().uri())) {
                throw wrong(host, "it is of another drawing");
            }
            if (!checked.key().equals(keys.get(checked.signer()))) {
                throw wrong(host, "it is signed with a key that is not the group's");
            }
            var drawn = lot.panel().stream().map(Identity::uri).toList();
            if (!checked.tally().outcome().selected().equals(drawn)) {
                throw wrong(host, "it draws another panel than was told");
            }
        } catch (Unreadable unreadable) {
            throw wrong(host, String.valueOf(unreadable.getMessage()));
        }
    }

    private static Refused wrong(String host, String what) {
        return Refused.conflict(
                "The count file that " + host + " gives is not right, and is not given on: " + what + ".");
    }

    private static String requireDrawn(PanelLot lot) {
        if (lot.seed() == null) {
            throw Refused.conflict("There is a count file once a panel was drawn.");
        }
        return lot.seed();
    }

    /** Of a group here, for its members, which the caller has checked. */
    public byte[] write(PanelLot lot) {
        var seed = requireDrawn(lot);
        var signer = signers.get();
        var pool = transactions.read(() -> rows.pool(lot.id()));
        var names = pool.stream().map(LotRows.Entry::uri).collect(Collectors.toMap(uri -> uri, uri -> uri));
        var file = new CountFile(
                new CountFile.About(
                        lot.uri(),
                        lot.group().uri(),
                        lot.title(),
                        "",
                        names,
                        Fields.written(Secrecy.OPEN),
                        lot.promisedBy().toString(),
                        lot.revealedBy().toString()),
                LotDraw.poll(pool, lot.seats(), seed),
                papers(lot),
                pool.stream()
                        .map(entry -> new CountFile.Entry(entry.uri(), Paper.ONE, "", false))
                        .toList(),
                List.of(),
                List.of(),
                null,
                signer.keysOf(List.of(lot.group().uri())));
        return CountFileWriter.write(file, json -> signer.sign(lot.group(), json));
    }

    /** What the seed was made of stands where the rules of a vote do. */
    private static String papers(PanelLot lot) {
        var number = lot.publicNumber();
        return Canonical.write(Map.of(
                "numberSource",
                lot.numberSource(),
                "publicNumber",
                number == null ? "" : number,
                "restMonths",
                lot.restMonths(),
                "seals",
                lot.promises().stream().map(LotFiles::seal).toList()));
    }

    private static Map<String, Object> seal(PanelLot.Promise promise) {
        var seal = new TreeMap<String, Object>(Map.of("by", promise.by().uri(), "commitment", promise.commitment()));
        if (promise.revealed() != null) {
            seal.put("number", promise.revealed());
        }
        return seal;
    }
}
