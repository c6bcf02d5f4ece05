package coop.talkoot.governance.federal;

/** Who speaks when a federation votes (governance.md B12). */
public enum Mode {
    /** Every member, with one vote each: the ballots of all member groups lie in one urn. */
    DIRECT,
    /** Each member group, with all its weight on the side it decided for. */
    BLOC,
    /** Each member group, with its weight divided as its own members are. */
    PROPORTIONAL
}
