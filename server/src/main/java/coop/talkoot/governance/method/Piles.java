package coop.talkoot.governance.method;

import java.util.Arrays;
import java.util.function.IntPredicate;

/** Papers on piles, one an option, each paper on that of its highest preference that can still have it. */
final class Piles {

    /** Where a paper went; -1 if nobody is left on it. */
    interface Landing {
        void lands(int paper, int option);
    }

    private final int[][] orders;
    private final int[] at;
    private final int[][] papers;
    private final int[] sizes;

    Piles(int[][] orders, int options) {
        this.orders = orders;
        at = new int[orders.length];
        papers = new int[options][0];
        sizes = new int[options];
    }

    /** Lays every paper on its first preference. */
    void begin(Landing landing) {
        for (int paper = 0; paper < orders.length; paper++) {
            int option = orders[paper][0];
            lay(paper, option);
            landing.lands(paper, option);
        }
    }

    int[] pile(int option) {
        return Arrays.copyOf(papers[option], sizes[option]);
    }

    /** Takes this pile away; each of its papers goes to its next preference that is open. */
    void pass(int from, IntPredicate isOpen, Landing landing) {
        int[] pile = papers[from];
        int size = sizes[from];
        papers[from] = new int[0];
        sizes[from] = 0;
        for (int index = 0; index < size; index++) {
            int paper = pile[index];
            int[] order = orders[paper];
            do {
                at[paper]++;
            } while (at[paper] < order.length && !isOpen.test(order[at[paper]]));
            int option = at[paper] < order.length ? order[at[paper]] : -1;
            if (option >= 0) {
                lay(paper, option);
            }
            landing.lands(paper, option);
        }
    }

    private void lay(int paper, int option) {
        if (sizes[option] == papers[option].length) {
            papers[option] = Arrays.copyOf(papers[option], Math.max(16, 2 * sizes[option]));
        }
        papers[option][sizes[option]++] = paper;
    }
}
