package coop.talkoot.governance;

import coop.talkoot.governance.count.CountFile;
import coop.talkoot.governance.count.CountFileWriter;
import coop.talkoot.governance.method.Paper;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Transactions;
import io.micronaut.context.BeanProvider;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A panel's drawing as a count file: the pool, the seals and the seed, so that anybody can draw it again. */
@Singleton
public final class LotFiles {
    private final Transactions transactions;
    private final LotRows rows;
    private final BeanProvider<GroupSigner> signers;

    LotFiles(Transactions transactions, LotRows rows, BeanProvider<GroupSigner> signers) {
        this.transactions = transactions;
        this.rows = rows;
        this.signers = signers;
    }

    /** For members of the group, which the caller has checked. */
    public byte[] write(PanelLot lot) {
        var seed = lot.seed();
        if (seed == null) {
            throw Refused.conflict("There is a count file once a panel was drawn.");
        }
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
