package coop.talkoot.governance.method;

import java.util.Collection;

/**
 * Several places by transferable votes, as Meek counts: whoever is elected keeps of every vote only what is needed, and the
 * rest goes on, also to those elected already.
 */
public record MeekStv(int places, Precision precision) implements ByRanks {

    /** With which numbers it is reckoned; only one of them is a rule for elections. */
    public enum Precision {
        /** The reference rule of the Proportional Representation Foundation: nine decimals. */
        REFERENCE,
        /** Eighteen decimals with nine that guard them; those on one rank share. */
        GUARDED,
        /** Fractions; those on one rank share. */
        EXACT
    }

    public MeekStv {
        Places.refuse(places);
    }

    /** By the reference rule. */
    public MeekStv(int places) {
        this(places, Precision.REFERENCE);
    }

    @Override
    public Tally decide(Poll poll, Collection<Paper> papers, Counts counts) {
        RankTree tree = RankTree.of(poll, papers, isSharing());
        return switch (precision) {
            case REFERENCE -> new MeekCount<>(poll, tree, this, new FixedPoint()).tally(counts);
            case GUARDED -> new MeekCount<>(poll, tree, this, new Guarded()).tally(counts);
            case EXACT -> new MeekCount<>(poll, tree, this, new Exact()).tally(counts);
        };
    }

    @Override
    public boolean isSharing() {
        return precision != Precision.REFERENCE;
    }
}
