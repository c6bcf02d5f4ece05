package coop.talkoot.governance;

import org.jspecify.annotations.Nullable;

/** A number of a charter about which a federation can advise its member groups. */
public enum Floor {
    QUORUM_POLICY(Unit.PERCENT, 0, 100),
    QUORUM_RESOURCE(Unit.PERCENT, 0, 100),
    QUORUM_BUDGET(Unit.PERCENT, 0, 100),
    QUORUM_GOVERNANCE(Unit.PERCENT, 0, 100),
    QUORUM_MEMBERSHIP(Unit.PERCENT, 0, 100),
    QUORUM_REMOVAL(Unit.PERCENT, 0, 100),
    /** The shortest time for which one can vote. */
    VOTING_HOURS(Unit.HOURS, 1, 8784),
    /** How many of the members put a motion to the vote. */
    SUPPORT_PERCENT(Unit.PERCENT, 0, 100),
    /** How many delegations count for one delegate; none where there are no delegations. */
    DELEGATIONS(Unit.COUNT, 0, 1_000_000),
    /** How many vetoes stop a text; without end where nobody has one. */
    VETOES(Unit.COUNT, 1, 1_000_000),
    /** How long after the close one can veto. */
    VETO_HOURS(Unit.HOURS, 0, 168),
    /** After how many days other rules hold. */
    FORCE_DAYS(Unit.DAYS, Bylaws.LEAST_FORCE_DAYS, 365),
    /** Of a group's own member groups that leave it. */
    EXIT_NOTICE_DAYS(Unit.DAYS, 0, Bylaws.MOST_EXIT_DAYS);

    /** In what it is counted. */
    public enum Unit {
        PERCENT,
        HOURS,
        DAYS,
        COUNT
    }

    private final Unit unit;
    private final int least;
    private final int most;

    Floor(Unit unit, int least, int most) {
        this.unit = unit;
        this.least = least;
        this.most = most;
    }

    public Unit unit() {
        return unit;
    }

    /** The least a charter can have here. */
    public int least() {
        return least;
    }

    /** The most a charter can have here. */
    public int most() {
        return most;
    }

    /** As it is written in policies: quorumRemoval. */
    public String written() {
        return Fields.written(this);
    }

    /** What a charter has, as a fraction in this unit. */
    public Amount in(Bylaws bylaws) {
        var type = type();
        if (type != null) {
            var share = bylaws.of(type).quorum().share();
            return new Amount(Math.multiplyExact(100L, share.num()), share.den());
        }
        return Amount.of(
                switch (this) {
                    case VOTING_HOURS -> bylaws.voting().shortestHours();
                    case SUPPORT_PERCENT -> bylaws.proposing().percent();
                    case DELEGATIONS ->
                        bylaws.delegating().isAllowed() ? bylaws.delegating().most() : 0;
                    case VETOES ->
                        bylaws.vetoing().holders() == Vetoing.Holders.NOBODY
                                ? Integer.MAX_VALUE
                                : bylaws.vetoing().limit();
                    case VETO_HOURS -> bylaws.vetoing().graceHours();
                    case FORCE_DAYS -> bylaws.forceDays();
                    case EXIT_NOTICE_DAYS -> bylaws.exitNoticeDays();
                    case QUORUM_POLICY,
                            QUORUM_RESOURCE,
                            QUORUM_BUDGET,
                            QUORUM_GOVERNANCE,
                            QUORUM_MEMBERSHIP,
                            QUORUM_REMOVAL -> throw new IllegalStateException(this + " is of a type of motion");
                });
    }

    public boolean isMet(Bylaws bylaws, Bound bound) {
        var amount = in(bylaws);
        var from = bound.least();
        var to = bound.most();
        return (from == null || amount.against(from) >= 0) && (to == null || amount.against(to) <= 0);
    }

    /** The same rules with as little changed as meets the bound. */
    Bylaws met(Bylaws bylaws, Bound bound) {
        if (isMet(bylaws, bound)) {
            return bylaws;
        }
        var from = bound.least();
        var to = bound.most();
        var wanted = from != null && in(bylaws).against(from) < 0 ? from : to;
        return wanted == null ? bylaws : Amending.set(bylaws, this, wanted);
    }

    /** The type of motion of whose quorum this is; null where it is of none. */
    Motion.@Nullable Type type() {
        return switch (this) {
            case QUORUM_POLICY -> Motion.Type.POLICY;
            case QUORUM_RESOURCE -> Motion.Type.RESOURCE;
            case QUORUM_BUDGET -> Motion.Type.BUDGET;
            case QUORUM_GOVERNANCE -> Motion.Type.GOVERNANCE;
            case QUORUM_MEMBERSHIP -> Motion.Type.MEMBERSHIP;
            case QUORUM_REMOVAL -> Motion.Type.REMOVAL;
            case VOTING_HOURS, SUPPORT_PERCENT, DELEGATIONS, VETOES, VETO_HOURS, FORCE_DAYS, EXIT_NOTICE_DAYS -> null;
        };
    }

    /** A number that need not be whole: a third of a hundred is 100/3. */
    public record Amount(long num, long den) {
        static Amount of(long whole) {
            return new Amount(whole, 1);
        }

        /** Below zero where this is less, above where it is more; exact. */
        public int against(int whole) {
            return Long.compare(num, Math.multiplyExact(den, (long) whole));
        }

        public boolean isWhole() {
            return num % den == 0;
        }

        /** Larger than any number: never. */
        public boolean isEndless() {
            return num == Integer.MAX_VALUE;
        }

        /** Rounded down. */
        public long whole() {
            return num / den;
        }
    }
}
