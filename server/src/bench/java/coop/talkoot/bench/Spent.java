package coop.talkoot.bench;

/** CPU time that the server, PostgreSQL and the bench itself spent between {@link #begin} and {@link #end}, added up. */
final class Spent {
    private final Rig rig;
    private long server;
    private long database;
    private long bench;

    Spent(Rig rig) {
        this.rig = rig;
    }

    static Spent since(Rig rig) {
        var spent = new Spent(rig);
        spent.begin();
        return spent;
    }

    void begin() {
        add(-1);
    }

    Spent end() {
        add(1);
        return this;
    }

    /** The three figures of a row, in milliseconds an operation. */
    double[] per(double operations) {
        return new double[] {server / operations, database / operations, bench / operations};
    }

    private void add(int sign) {
        server += sign * rig.serverCpu();
        database += sign * rig.databaseCpu();
        bench += sign * Cpu.own();
    }
}
