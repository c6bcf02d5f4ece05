package coop.talkoot.governance.method;

/** Fractions: nothing is rounded but what is shown. Slow where there are many papers. */
final class Exact implements Arithmetic<Fraction> {

    private static final int SHOWN = 12;
    private static final Fraction OMEGA = Fraction.of(1, 10_000_000_000L);

    @Override
    public Fraction whole(long number) {
        return Fraction.of(number, 1);
    }

    @Override
    public Fraction plus(Fraction one, Fraction other) {
        return one.plus(other);
    }

    @Override
    public Fraction minus(Fraction one, Fraction other) {
        return one.minus(other);
    }

    @Override
    public Fraction times(Fraction one, long other) {
        return one.times(whole(other));
    }

    @Override
    public Fraction over(Fraction one, long other) {
        return one.over(whole(other));
    }

    @Override
    public int compare(Fraction one, Fraction other) {
        return one.compareTo(other);
    }

    @Override
    public Fraction kept(Fraction value, Fraction keep) {
        return value.times(keep);
    }

    @Override
    public Fraction next(Fraction keep, Fraction quota, Fraction votes) {
        return keep.times(quota).over(votes);
    }

    @Override
    public Fraction quota(Fraction votes, int places) {
        return over(votes, places + 1L);
    }

    @Override
    public boolean reaches(Fraction votes, Fraction quota) {
        return votes.compareTo(quota) > 0;
    }

    @Override
    public boolean isSettled(Fraction surplus) {
        return surplus.compareTo(OMEGA) <= 0;
    }

    @Override
    public Amount shown(Fraction number) {
        return number.shown(SHOWN);
    }
}
