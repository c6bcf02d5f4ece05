package coop.talkoot.governance.method;

/** Numbers as Meek's method needs them: where and how each kind rounds is part of the rule. */
interface Arithmetic<N> {

    N whole(long number);

    N plus(N one, N other);

    N minus(N one, N other);

    N times(N one, long other);

    N over(N one, long other);

    int compare(N one, N other);

    /** What of a paper's value stays with an option that keeps this share. */
    N kept(N value, N keep);

    /** The share kept next, when so much is needed of so many votes. */
    N next(N keep, N quota, N votes);

    N quota(N votes, int places);

    boolean reaches(N votes, N quota);

    /** Whether so small a surplus is not worth another step. */
    boolean isSettled(N surplus);

    Amount shown(N number);
}
