package coop.talkoot.governance.federal;

/** How much each member group weighs where groups speak (governance.md B11), in thousandths of a vote. */
public enum Weighting {
    /** One vote each. */
    EQUAL,
    /** One vote a member. */
    MEMBERS,
    /** The square root of its members, rounded down to thousandths. */
    PENROSE,
    /** One vote each, and a share of as much again by what it gave to the federation: only where a charter says so. */
    CONTRIBUTION
}
