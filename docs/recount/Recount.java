import java.security.Signature;

/** Checks a count file and counts it again, knowing nothing but the file: java Recount.java FILE, with Java 25. */
final List<String> NAMES = List.of("proposal.json", "charter.json", "roll.json", "ballots.ndjson", "tally.json", "signatures");
final BigInteger ZERO = BigInteger.ZERO; final BigInteger GRAIN = BigInteger.TEN.pow(9);
record Paper(Map<String, Object> choice, long weight, long people) {}
Map<String, Object> proposal; Map<String, Object> charter; Map<String, Object> rule; Map<String, Object> method; Map<String, Object> keys;
List<String> options; List<String> selected = new ArrayList<>(); long rollWeight; long rollVoters;
void main(String[] arguments) throws Exception { try { System.out.println(check(Files.readAllBytes(Path.of(arguments[0]))));
    } catch (RuntimeException e) { System.err.println("NOT RIGHT: " + e.getMessage()); System.exit(1); } }
String check(byte[] bytes) throws Exception {
    Map<String, byte[]> files = new LinkedHashMap<>();
    try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
        for (String name : NAMES) { var entry = zip.getNextEntry(); need(entry != null && entry.getName().equals(name), name + " is not where it belongs"); files.put(name, zip.readAllBytes()); }
        for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) files.put(entry.getName(), zip.readAllBytes());
    } catch (IOException e) { throw wrong(NAMES.get(Math.min(files.size(), 5)) + " was changed, or the archive around it: " + e.getMessage()); }
    need(Arrays.equals(bytes, zip(files)), "the archive was changed around its files, at byte " + Arrays.mismatch(bytes, zip(files))); return group(files).told; }
Group group(Map<String, byte[]> files) throws Exception {
    List<Group> kids = new ArrayList<>();
    for (String in = "children/001/"; files.containsKey(in + "signatures"); in = String.format("children/%03d/", kids.size() + 1)) { Map<String, byte[]> inside = new TreeMap<>(); for (String name : files.keySet()) if (name.startsWith(in)) inside.put(name.substring(in.length()), files.get(name)); kids.add(group(inside)); }
    Map<String, Object> signatures = map(json(files, "signatures")), hashes = map(signatures.get("files")); keys = map(signatures.get("keys")); for (String name : NAMES.subList(0, 5)) need(hex(sha(files.get(name))).equals(hashes.get(name)), name + " was changed");
    for (int at = 1; at <= kids.size(); at++) { String name = String.format("children/%03d/signatures", at); need(hex(sha(files.get(name))).equals(hashes.get(name)), name + " was changed"); }
    proposal = map(json(files, "proposal.json")); selected = new ArrayList<>(); boolean isFederal = proposal.get("format").equals("talkoot-federal-1"); String group = (String) proposal.get("group"), signer = proof("signatures", signatures);
    need((isFederal || proposal.get("format").equals("talkoot-count-1") && kids.isEmpty()) && signatures.get("decision").equals(proposal.get("decision")), "signatures are of another decision"); need(signer.startsWith(group + "#") && signatures.get("attributedTo").equals(group), "signatures are not by " + group);
    need(proposal.get("charterHash").equals(hashes.get("charter.json")), "charter.json is another charter"); need(proposal.get("rollHash").equals(hashes.get("roll.json")), "roll.json is another roll"); charter = map(json(files, "charter.json")); Map<String, List<Object>> roll = new TreeMap<>();
    for (Object entry : list(json(files, "roll.json"))) need(roll.put((String) list(entry).get(0), list(entry)) == null, "roll.json has somebody twice");
    roll.keySet().removeAll(list(proposal.get("void"))); options = strings(proposal.get("options")); rule = map(proposal.get("rule")); method = map(rule.get("method"));
    rollWeight = roll.values().stream().mapToLong(entry -> (Long) entry.get(1)).sum(); rollVoters = roll.size(); Map<String, Map<String, Object>> ballots = new TreeMap<>(); int line = 0, signed = 0; List<String> unsigned = new ArrayList<>();
    for (String text : new String(files.get("ballots.ndjson"), StandardCharsets.UTF_8).lines().toList()) {
        String where = "line " + ++line + " of ballots.ndjson", voter; Map<String, Object> ballot = map(new Json(text).all()); voter = (String) ballot.get("voter"); need(write(ballot).equals(text) && (ballots.isEmpty() || ((TreeMap<String, ?>) ballots).lastKey().compareTo(voter) < 0), where + " is not in order or form");
        ballots.put(voter, ballot);
        if (proposal.get("secrecy").equals("open")) {
            need(roll.containsKey(voter) && roll.get(voter).get(1).equals(ballot.get("weight")), where + " is of nobody on the roll");
            if (ballot.get("activity") != null) {
                String key = proof(where, map(ballot.get("activity"))), print = (String) roll.get(voter).get(2); need(key.startsWith(voter + "#") && voter.equals(map(ballot.get("activity")).get("actor")), where + " is not signed by its voter");
                need(proposal.get("decision").equals(map(map(ballot.get("activity")).get("object")).get("context")) && told(map(map(ballot.get("activity")).get("object"))).equals(told(map(ballot.get("choice")))), where + " is not what its voter signed in this vote");
                need(print.isEmpty() || print.equals(hex(sha(key(key)))), where + " is signed with another key than stood on the roll"); signed++;
            } else if (!ballot.containsKey("via") && !((String) roll.get(voter).get(2)).isEmpty()) unsigned.add(voter); } }
    Map<String, List<Map<String, Object>>> by = new TreeMap<>(); List<Paper> papers;
    for (var ballot : ballots.values()) {
        Object who = ballot.getOrDefault("via", ballot.get("voter"));
        need(ballots.containsKey(who) && !ballots.get(who).containsKey("via") && ballots.get(who).get("choice").equals(ballot.get("choice")), "the ballot of " + ballot.get("voter") + " is not that of " + who);
        by.computeIfAbsent((String) who, same -> new ArrayList<>()).add(ballot); }
    papers = by.values().stream().map(all -> new Paper(map(all.get(0).get("choice")), all.stream().mapToLong(ballot -> (Long) ballot.get("weight")).sum(), all.size())).flatMap(paper -> divided(paper).stream()).toList();
    papers.forEach(this::valid); Map<String, Object> tally = map(json(files, "tally.json")), counted = map(tally.get("counted")), counts = map(counted.get("counts"));
    if (map(tally.getOrDefault("published", Map.of())).containsKey("proof")) need(proof("the published tally", map(tally.get("published"))).startsWith(group + "#"), "the published tally is not by " + group);
    String outcome = isFederal ? federal(kids, roll, tally) : count(papers); if (isFederal) { need(ballots.isEmpty(), "there are ballots of nobody on the roll"); papers = laid; }
    need(outcome.equals(counted.get("outcome")) && (outcome.equals("tied") || selected.equals(counted.get("selected"))), "tally.json says " + counted.get("outcome") + " " + counted.get("selected") + ", but the ballots come to " + outcome + " " + selected);
    need(counts.get("cast").equals(sum(papers, Paper::weight)) && counts.get("voters").equals(sum(papers, Paper::people)) && counts.get("rollWeight").equals(rollWeight), "tally.json has other sums than the ballots");
    String said = "ALL IS RIGHT: " + proposal.get("title") + "\n" + outcome + " " + String.join(", ", selected) + "\n" + (isFederal ? kids.size() + " of " + roll.size() + " groups counted;" : ballots.size() + " voters counted, " + signed + " of them signed;") + " signed by " + signer + "\nwith " + keys.get(signer) + ": compare this key with the group's own" + (unsigned.isEmpty() ? "" : "\nno signature, only the group's word, for " + String.join(", ", unsigned));
    if (!isFederal) { people = new TreeMap<>(); spoken = new TreeMap<>(); for (String actor : roll.keySet()) people.put(actor, new long[] {list(proposal.getOrDefault("chosen", List.of())).contains(actor) ? 0 : 1, (Long) map(proposal.getOrDefault("since", Map.of())).getOrDefault(actor, 0L)}); if (proposal.get("secrecy").equals("open")) ballots.forEach((actor, ballot) -> spoken.put(actor, new Said(map(ballot.get("choice")), (String) ballot.getOrDefault("via", actor)))); }
    return new Group(group, (String) proposal.get("partOf"), hex(sha(key(signer))), outcome, List.copyOf(selected), rollVoters, sum(papers, Paper::people), merged(papers), people, spoken, said); }

// ---- votes of federations: the files of member groups, each counted by itself, then together in three modes ----
record Said(Map<String, Object> choice, String by) {}
record Group(String name, String partOf, String print, String outcome, List<String> selected, long rollVoters, long voters, List<Paper> papers, Map<String, long[]> people, Map<String, Said> ballots, String told) {}
Map<String, long[]> people; Map<String, Said> spoken; List<Paper> laid;
String federal(List<Group> kids, Map<String, List<Object>> roll, Map<String, Object> tally) throws Exception {
    Map<String, Object> how = map(proposal.get("federal")); List<Map<String, Object>> parts = list(proposal.get("parts")).stream().map(this::map).toList(); int n = parts.size(); need(parts.stream().map(part -> part.get("group")).toList().equals(List.copyOf(roll.keySet())), "other groups are named than are on the roll");
    Group[] given = new Group[n]; Map<String, long[]> best = new TreeMap<>(); Map<String, Integer> home = new TreeMap<>(); Map<String, Said> all = new TreeMap<>(); var left = new ArrayDeque<>(kids); long[] members = new long[n], weights = new long[n], ones = new long[n]; Arrays.fill(ones, 1000);
    for (int g = 0; g < n; g++) if ((Boolean) parts.get(g).get("hasAnswered")) {
        need(!left.isEmpty(), "the file of " + parts.get(g).get("group") + " is not in the archive"); Group kid = given[g] = left.removeFirst(); String print = (String) roll.get(parts.get(g).get("group")).get(2); int here = g; long since = number(parts.get(g), "since");
        need(kid.name.equals(parts.get(g).get("group")) && proposal.get("decision").equals(kid.partOf), "the file of " + parts.get(g).get("group") + " is by another group or of another vote"); need(print.isEmpty() || print.equals(kid.print), "the file of " + kid.name + " is signed with another key than stood on the roll");
        kid.people.forEach((who, was) -> { long[] now = {was[0], Math.max(was[1], since)}; if (!best.containsKey(who) || Arrays.compare(now, best.get(who)) < 0) { best.put(who, now); home.put(who, here); } }); }
    need(left.isEmpty(), "there are files of nobody on the roll"); BigInteger gave = parts.stream().map(part -> big(number(part, "contribution"))).reduce(ZERO, BigInteger::add); long voters = 0; Map<List<Object>, Paper> direct = new LinkedHashMap<>();
    for (int g = 0; g < n; g++) { int here = g; Group kid = given[g]; members[g] = kid == null ? number(parts.get(g), "members") : home.values().stream().filter(at -> at == here).count(); voters += Math.max(1, kid == null ? members[g] : kid.rollVoters);
        weights[g] = switch ((String) how.get("weighting")) { case "equal" -> 1000; case "members" -> 1000 * members[g]; case "penrose" -> big(members[g]).multiply(big(1_000_000)).sqrt().longValue(); default -> 1000 + (gave.signum() == 0 ? 0 : Math.min(number(how, "capExtra"), big(1000 * number(how, "alphaPercent")).multiply(big(number(parts.get(g), "contribution"))).divide(gave.multiply(big(100))).longValue())); };
        if (kid != null) kid.ballots.forEach((who, said) -> { if (home.get(who) == here) { all.put(who, said); Map<String, Object> choice = turned(said.choice); direct.merge(List.of(said.by, choice), new Paper(choice, 1000, 1), (one, other) -> new Paper(choice, one.weight + other.weight, one.people + other.people)); } }); }
    long heavy = Math.min(3, LongStream.of(weights).filter(weight -> weight > 0).count()); for (boolean again = heavy > 0; again; ) { long most = LongStream.of(weights).sum() / heavy; again = LongStream.of(weights).anyMatch(weight -> weight > most); for (int g = 0; g < n; g++) weights[g] = Math.min(weights[g], most); }
    Map<String, List<String>> chose = new HashMap<>(); Map<String, String> came = new HashMap<>();
    for (String mode : List.of("groups", "direct", "bloc", "proportional", (String) how.get("mode"))) {
        rollWeight = mode.equals("direct") ? 1000 * LongStream.of(members).sum() : LongStream.of(mode.equals("groups") ? ones : weights).sum(); rollVoters = mode.equals("direct") ? rollWeight / 1000 : rollWeight == 0 ? 0 : voters; selected = new ArrayList<>(); laid = new ArrayList<>(mode.equals("direct") ? direct.values().stream().flatMap(paper -> divided(paper).stream()).toList() : List.of());
        if (!mode.equals("direct")) for (int g = 0; g < n; g++) if (given[g] != null && !Set.of("noQuorum", "cancelled").contains(given[g].outcome)) { Group kid = given[g]; if (mode.equals("proportional")) laid.addAll(divided(kid.papers, weights[g])); else if ((mode.equals("bloc") ? weights : ones)[g] > 0) laid.add(new Paper(side(kid.outcome, kid.selected), (mode.equals("bloc") ? weights : ones)[g], Math.max(1, kid.voters))); }
        came.put(mode, count(laid)); chose.put(mode, List.copyOf(selected)); Object told = mode.equals("groups") ? tally.get("groups") : map(tally.get("modes")).get(mode); need(told == null || came.get(mode).equals(map(told).get("outcome")), "tally.json says otherwise of " + mode + ", which comes to " + came.get(mode)); }
    people = best; spoken = all; String outcome = came.get(how.get("mode")); Set<String> fine = Set.of("passed", "passedWeak", "selected");
    if (!(Boolean) how.get("isDouble") || !fine.contains(outcome) || fine.contains(came.get("groups")) && Set.copyOf(selected).equals(Set.copyOf(chose.get("groups")))) return outcome;
    selected = new ArrayList<>(); return "rejected"; }
List<Paper> divided(List<Paper> said, long weight) {
    BigInteger all = big(sum(said, Paper::weight)); long[] share = new long[said.size()]; List<Integer> rest = new ArrayList<>(); List<Paper> papers = new ArrayList<>(); if (all.signum() == 0) return papers;
    for (int p = 0; p < share.length; p++) { share[p] = big(weight).multiply(big(said.get(p).weight)).divide(all).longValue(); rest.add(p); }
    rest.sort(Comparator.comparing(p -> big(weight).multiply(big(said.get(p).weight)).mod(all).negate())); long left = weight - LongStream.of(share).sum(); for (int p = 0; p < left; p++) share[rest.get(p)]++;
    for (int p = 0; p < share.length; p++) if (share[p] > 0) papers.add(new Paper(turned(said.get(p).choice), share[p], said.get(p).people)); return papers; }
List<Paper> merged(List<Paper> papers) { Map<String, Paper> merged = new TreeMap<>(); for (Paper paper : papers) merged.merge(write(paper.choice), paper, (one, other) -> new Paper(one.choice, one.weight + other.weight, one.people + other.people)); return List.copyOf(merged.values()); }
Map<String, Object> turned(Map<String, Object> said) {
    if (options.isEmpty() && said.containsKey("dividing")) { Map<String, Object> votes = new TreeMap<>(); map(said.get("dividing")).forEach((word, given) -> votes.merge((String) turned(Map.of(Set.of("agree", "standAside", "disagree", "block", "abstain").contains(word) ? "position" : "", word)).values().iterator().next(), given, (one, other) -> (Long) one + (Long) other)); return Map.of("dividing", votes); }
    if (!options.isEmpty() || method.get("name").equals("consensus") && said.containsKey("position")) return said; Object word = said.values().iterator().next(); return answer(Set.of("yes", "agree", "consent").contains(word) ? 0 : Set.of("no", "disagree", "block", "object").contains(word) ? 1 : 2, false); }
Map<String, Object> answer(int said, boolean isBlock) { String name = (String) method.get("name"); return name.equals("consensus") ? Map.of("position", List.of("agree", isBlock ? "block" : "disagree", "abstain").get(said)) : name.equals("consent") ? Map.of("consenting", List.of("consent", "object", "abstain").get(said)) : Map.of("answer", List.of("yes", "no", "abstain").get(said)); }
Map<String, Object> side(String outcome, List<String> chosen) {
    if (options.isEmpty()) return answer(Set.of("passed", "passedWeak").contains(outcome) ? 0 : Set.of("rejected", "blocked").contains(outcome) ? 1 : 2, outcome.equals("blocked"));
    List<String> mine = outcome.equals("selected") ? chosen : Set.of("rejected", "blocked").contains(outcome) && statusQuo() != null ? List.of(statusQuo()) : List.of(); String name = (String) method.get("name"); Map<String, Object> each = new TreeMap<>();
    if (name.equals("approval")) return Map.of("approving", new ArrayList<Object>(new TreeSet<>(mine))); if (!name.equals("score") && !name.equals("quadratic")) return Map.of("ranking", mine.stream().map(option -> (Object) List.of((Object) option)).toList());
    long points = mine.isEmpty() ? 0 : name.equals("quadratic") ? big(number(method, "credits") / mine.size()).sqrt().longValue() : number(method, "budget") == 0 ? number(method, "highest") : Math.min(number(method, "highest"), number(method, "budget") / mine.size());
    for (String option : mine) if (points > 0) each.put(option, points); return Map.of(name.equals("score") ? "scoring" : "spending", each); }

// ---- counting: every rule as in docs/recount/README.md ----
String count(List<Paper> papers) throws Exception {
    String name = (String) method.get("name"); Map<String, Object> quorum = map(rule.get("quorum")), veto = map(rule.get("veto")); if (name.equals("sortition")) return draw();
    if (rollVoters == 0) return "cancelled";
    long cast = sum(papers, Paper::weight), decisive = sum(papers.stream().filter(this::decides).toList(), Paper::people);
    long decided = sum(papers.stream().filter(this::decides).toList(), Paper::weight), vetoes = number(proposal, "vetoes");
    need(cast <= rollWeight && sum(papers, Paper::people) <= rollVoters, "there is more on the papers than on the roll");
    if (veto != null && vetoes >= number(veto, "number") && vetoes * number(map(veto.get("share")), "den") >= number(map(veto.get("share")), "num") * rollVoters) return "blocked";
    if (sum(papers, Paper::people) < number(quorum, "minimumVoters")) return "noQuorum";
    long yes = said(papers, "answer", "yes") + said(papers, "position", "agree") + said(papers, "consenting", "consent"), no = said(papers, "answer", "no");
    long most = options.stream().mapToLong(option -> approval(papers, option)).max().orElse(yes);
    if (!reaches(map(quorum.get("share")), quorum.get("kind").equals("participation") ? cast : most, rollWeight)) return "noQuorum";
    if (decisive < number(quorum, "minimumDecisive")) return "noDecisiveVotes";
    switch (name) {
        case "simpleMajority": return (Boolean) method.get("absolute") ? 2 * yes > rollWeight ? "passed" : "rejected" : yes > no ? "passed" : yes < no ? "rejected" : "tied";
        case "superMajority": return reaches(map(method.get("threshold")), yes, method.get("base").equals("decisive") ? decided : method.get("base").equals("cast") ? cast : rollWeight) ? "passed" : "rejected";
        case "consensus": if (Math.max(0, marked(papers, "block") - number(proposal, "setAside")) >= number(method, "blockLimit")) return "blocked";
            return !reaches(map(method.get("threshold")), yes, decided) ? "rejected" : reaches(map(method.get("weakAbove")), said(papers, "position", "standAside"), cast) ? "passedWeak" : "passed";
        case "consent": return marked(papers, "object") > number(proposal, "setAside") ? "blocked" : "passed";
        case "approval": if ((Boolean) method.get("proportional")) return shares(papers);
            return ranked(options.stream().filter(option -> approval(papers, option) > 0 && reaches(map(method.get("share")), approval(papers, option), cast) && (quorum.get("kind").equals("participation") || reaches(map(quorum.get("share")), approval(papers, option), rollWeight))).collect(Collectors.toMap(o -> o, o -> F.of(approval(papers, o), 1))));
        case "score": case "quadratic": return points(papers, name);
        case "instantRunoff": return runoff(papers); case "scottishStv": return scottish(papers);
        case "meekStv": need(method.get("precision").equals("reference"), "only the reference rule of Meek is counted here"); return meek(papers);
        case "schulze": return schulze(papers);
        default: throw wrong("there is no method " + name); } }
String points(List<Paper> papers, String name) {
    Map<String, F> scores = new HashMap<>();
    for (String option : options) { long all = 0, weights = 0;
        for (Paper paper : papers) { Object given = map(paper.choice.get(name.equals("score") ? "scoring" : "spending")).get(option); if (given != null) { all += (Long) given * (name.equals("score") ? paper.weight : 1000 * paper.people); weights += paper.weight; } }
        if (options.size() == 1 && name.equals("quadratic")) return all > 0 ? "passed" : all < 0 ? "rejected" : "tied";
        if (all > 0) scores.put(option, F.of(all, "mean".equals(method.get("kind")) ? weights : 1)); }
    return ranked(scores); }
String ranked(Map<String, F> scores) {
    List<String> left = new ArrayList<>(options.stream().filter(scores::containsKey).toList()), equal; boolean stop = false;
    while (!left.isEmpty() && selected.size() < places() && !stop) {
        F best = left.stream().map(scores::get).max(Comparator.naturalOrder()).get();
        equal = left.stream().filter(option -> scores.get(option).compareTo(best) == 0).toList(); left.removeAll(equal); boolean now = equal.contains(statusQuo());
        if (now && (equal.size() == 1 || list(rule.get("tieBreaks")).contains("statusQuo"))) break;
        if (now || equal.size() > places() - selected.size()) { equal = order(equal); if (equal == null) return "tied"; equal = equal.subList(0, Math.min(equal.size(), places() - selected.size())); stop = now && equal.contains(statusQuo()); if (stop) equal = equal.subList(0, equal.indexOf(statusQuo())); }
        selected.addAll(equal); }
    return selected.isEmpty() ? "rejected" : "selected"; }
String filled(List<String> elected) { selected.addAll(elected.stream().filter(option -> !option.equals(statusQuo())).toList()); return selected.isEmpty() ? "rejected" : "selected"; }
String runoff(List<Paper> papers) {
    int[][] orders = orders(papers); Set<Integer> open = all(); List<BigInteger[]> rounds = new ArrayList<>();
    while (true) { BigInteger[] votes = zeros();
        for (int at = 0; at < orders.length; at++) { int first = first(orders[at], 0, open::contains); if (first < orders[at].length) votes[orders[at][first]] = votes[orders[at][first]].add(big(papers.get(at).weight)); }
        BigInteger sum = Stream.of(votes).reduce(ZERO, BigInteger::add);
        for (int option : open) if (votes[option].shiftLeft(1).compareTo(sum) > 0) return filled(List.of(options.get(option)));
        rounds.add(votes); List<Integer> hit = hit(extreme(open, votes, true), true, rounds); if (hit.size() > 1) return "tied"; open.remove(hit.get(0)); } }
String scottish(List<Paper> papers) {
    int[][] orders = orders(papers); long unit = unit(papers); int[] at = new int[orders.length], pile = new int[orders.length]; long[] value = new long[orders.length];
    Set<Integer> open = all(), pending = new TreeSet<>(); List<String> elected = new ArrayList<>(); List<BigInteger[]> rounds = new ArrayList<>(); BigInteger[] votes = zeros(); long total = 0;
    for (int p = 0; p < orders.length; p++) { pile[p] = orders[p].length > 0 ? orders[p][0] : -1; value[p] = 100_000; if (pile[p] >= 0) { total += papers.get(p).weight / unit; votes[pile[p]] = votes[pile[p]].add(big(papers.get(p).weight / unit).multiply(big(value[p]))); } }
    BigInteger quota = big(total / (places() + 1) + 1).multiply(big(100_000));
    while (true) {
        if (elected.size() < places() && open.size() > places() - elected.size()) { List<Integer> reached = descending(open.stream().filter(reach(votes, quota)).toList(), votes); pending.addAll(reached); open.removeAll(reached); elected.addAll(names(reached)); }
        if (elected.size() >= places() || open.size() <= places() - elected.size()) { if (elected.size() < places()) elected.addAll(names(descending(List.copyOf(open), votes))); return filled(elected); }
        rounds.add(votes.clone());
        boolean out = pending.isEmpty(); List<Integer> hit = hit(extreme(out ? open : pending, votes, out), out, rounds); if (hit.size() > 1) return "tied";
        int from = hit.get(0); BigInteger all = votes[from]; open.remove(from); pending.remove(from); votes[from] = out ? ZERO : quota;
        for (int p = 0; p < orders.length; p++) if (pile[p] == from) {
            if (!out) value[p] = big(value[p]).multiply(all.subtract(quota)).divide(all).longValue();
            at[p] = first(orders[p], at[p] + 1, open::contains); pile[p] = at[p] < orders[p].length ? orders[p][at[p]] : -1;
            if (pile[p] >= 0) votes[pile[p]] = votes[pile[p]].add(big(papers.get(p).weight / unit).multiply(big(value[p]))); } } }
String meek(List<Paper> papers) {
    int[][] orders = orders(papers); long unit = unit(papers); Set<Integer> open = all(), in = new TreeSet<>(); List<String> elected = new ArrayList<>(); List<BigInteger[]> rounds = new ArrayList<>();
    BigInteger[] keep = zeros(), votes = zeros(); Arrays.fill(keep, GRAIN); distribute(papers, orders, unit, keep, votes);
    while (elected.size() < places() && open.size() > places() - elected.size()) {
        rounds.add(votes.clone()); BigInteger surplus = null;
        while (true) {
            distribute(papers, orders, unit, keep, votes);
            BigInteger before = surplus, quota = Stream.of(votes).reduce(ZERO, BigInteger::add).divide(big(places() + 1)).add(BigInteger.ONE);
            List<Integer> reached = descending(open.stream().filter(reach(votes, quota)).toList(), votes);
            open.removeAll(reached); in.addAll(reached); elected.addAll(names(reached)); if (!reached.isEmpty()) break;
            surplus = in.stream().map(option -> votes[option].subtract(quota).max(ZERO)).reduce(ZERO, BigInteger::add);
            if (surplus.compareTo(big(1000)) < 0 || before != null && surplus.compareTo(before) >= 0) {
                BigInteger limit = open.stream().map(option -> votes[option]).min(Comparator.naturalOrder()).get().add(surplus);
                List<Integer> hit = hit(open.stream().filter(option -> votes[option].compareTo(limit) <= 0).toList(), true, rounds); if (hit.size() > 1) return "tied";
                open.remove(hit.get(0)); keep[hit.get(0)] = ZERO; distribute(papers, orders, unit, keep, votes); break; }
            for (int option : in) keep[option] = up(up(keep[option].multiply(quota), GRAIN).multiply(GRAIN), votes[option]); } }
    if (elected.size() < places()) elected.addAll(names(descending(List.copyOf(open), votes)));
    return filled(elected); }
void distribute(List<Paper> papers, int[][] orders, long unit, BigInteger[] keep, BigInteger[] votes) {
    Arrays.fill(votes, ZERO);
    for (int p = 0; p < orders.length; p++) { BigInteger left = GRAIN; for (int option : orders[p]) { BigInteger kept = up(left.multiply(keep[option]), GRAIN); votes[option] = votes[option].add(kept.multiply(big(papers.get(p).weight / unit))); left = left.subtract(kept); } } }
String schulze(List<Paper> papers) {
    int n = options.size(); long[][] d = new long[n][n], path = new long[n][n];
    for (Paper paper : papers) {
        int[] rank = new int[n]; Arrays.fill(rank, Integer.MAX_VALUE); int r = 0;
        for (Object same : list(paper.choice.get("ranking"))) { for (Object option : list(same)) rank[place(option)] = Math.min(rank[place(option)], r); r++; }
        for (int a = 0; a < n; a++) for (int b = 0; b < n; b++) if (rank[a] < rank[b] && (rank[b] < Integer.MAX_VALUE || method.get("unranked").equals("implicit"))) d[a][b] += paper.weight; }
    for (int a = 0; a < n; a++) for (int b = 0; b < n; b++) path[a][b] = Math.max(0, d[a][b] - d[b][a]);
    for (int by = 0; by < n; by++) for (int a = 0; a < n; a++) for (int b = 0; b < n; b++) if (a != b) path[a][b] = Math.max(path[a][b], Math.min(path[a][by], path[by][b]));
    Set<Integer> left = all(); Map<String, F> scores = new HashMap<>();
    while (!left.isEmpty()) { List<Integer> first = left.stream().filter(a -> left.stream().noneMatch(b -> path[b][a] > path[a][b])).toList(); for (int option : first) scores.put(options.get(option), F.of(left.size(), 1)); left.removeAll(first); }
    return ranked(scores); }
String shares(List<Paper> papers) {
    List<Paper> voting = papers.stream().filter(this::decides).toList(); F share = F.of(places(), 1).over(F.of(sum(voting, Paper::weight), 1)); F[] money = new F[voting.size()]; Arrays.fill(money, share);
    List<String> elected = new ArrayList<>();
    while (elected.size() < places()) {
        Map<String, F> bought = new HashMap<>(), saved = new HashMap<>();
        for (String option : options) {
            List<Integer> who = IntStream.range(0, voting.size()).boxed().filter(p -> list(voting.get(p).choice.get("approving")).contains(option)).sorted(Comparator.comparing(p -> money[p])).toList();
            if (who.isEmpty() || elected.contains(option)) continue;
            F cost = F.of(1, 1), weight = F.of(who.stream().mapToLong(p -> voting.get(p).weight).sum(), 1), whole = weight;
            for (int p : who) { if (money[p].times(weight).compareTo(cost) >= 0) { bought.put(option, cost.over(weight)); break; } F w = F.of(voting.get(p).weight, 1); cost = cost.minus(money[p].times(w)); weight = weight.minus(w); }
            if (!bought.containsKey(option)) saved.put(option, cost.over(whole)); }
        Map<String, F> offers = bought.isEmpty() ? saved : bought; if (offers.isEmpty()) break; F least = offers.values().stream().min(Comparator.naturalOrder()).get();
        List<String> equal = options.stream().filter(option -> offers.containsKey(option) && offers.get(option).compareTo(least) == 0).toList(), order = equal.size() == 1 ? equal : order(equal); if (order == null) return "tied";
        for (int p = 0; p < money.length; p++) { if (bought.isEmpty()) money[p] = money[p].plus(least); if (list(voting.get(p).choice.get("approving")).contains(order.get(0))) money[p] = bought.isEmpty() || money[p].compareTo(least) <= 0 ? F.of(0, 1) : money[p].minus(least); }
        elected.add(order.get(0)); }
    return filled(elected); }
String draw() throws Exception {
    if (proposal.get("seed") == null) return "cancelled";
    Map<String, Object> strata = map(method.get("strata")); StringBuilder said = new StringBuilder("talkoot-lot-v1\n" + proposal.get("decision") + "\n" + hex(sha(write(strata.isEmpty() ? options : strata).getBytes(StandardCharsets.UTF_8))) + "\n"); Map<String, Object> shown = new TreeMap<>();
    for (Object one : list(charter.get("seals"))) { Map<String, Object> seal = map(one); String by = (String) seal.get("by"); if (seal.containsKey("number")) { var bytes = new ByteArrayOutputStream(); bytes.write(HexFormat.of().parseHex((String) seal.get("number"))); bytes.write(by.getBytes(StandardCharsets.UTF_8)); need(hex(sha(bytes.toByteArray())).equals(seal.get("commitment")), "charter.json has a number that " + by + " did not seal"); shown.put(by, seal.get("number")); } }
    shown.forEach((by, number) -> said.append(by).append(' ').append(number).append('\n')); need(hex(sha(said.append(charter.get("publicNumber")).append('\n').toString().getBytes(StandardCharsets.UTF_8))).equals(proposal.get("seed")), "proposal.json has another seed than the numbers in charter.json come to"); List<Object> declined = list(method.get("declined")); List<String> order = lot(options), drawn = new ArrayList<>(); Map<String, Long> size = new TreeMap<>(), quota = new TreeMap<>();
    for (String name : options) size.merge((String) strata.getOrDefault(name, ""), 1L, Long::sum); long k = Math.min(places(), options.size()); size.forEach((part, members) -> quota.put(part, members * k / options.size()));
    List<String> parts = new ArrayList<>(lot(List.copyOf(size.keySet()))); parts.sort(Comparator.comparing(part -> -(size.get(part) * k % options.size()))); long rest = k - quota.values().stream().mapToLong(q -> q).sum();
    for (int i = 0; i < rest; i++) quota.merge(parts.get(i), 1L, Long::sum);
    for (String name : order) if (!declined.contains(name) && quota.merge((String) strata.getOrDefault(name, ""), -1L, Long::sum) >= 0) drawn.add(name);
    for (String name : order) if (drawn.size() < places() && !declined.contains(name) && !drawn.contains(name)) drawn.add(name);
    selected.addAll(order.stream().filter(drawn::contains).toList()); return selected.isEmpty() ? "rejected" : "selected";
}

// ---- what all of them need ----
boolean decides(Paper paper) { Object said = paper.choice.values().iterator().next(); return said instanceof String word ? !word.equals("abstain") && !word.equals("standAside") : paper.choice.containsKey("ranking") ? method.get("name").equals("schulze") ? list(said).stream().anyMatch(rank -> !list(rank).isEmpty()) : order(paper).length > 0 : paper.choice.containsKey("spending") ? map(said).values().stream().anyMatch(votes -> (Long) votes != 0) : said instanceof List<?> some ? !some.isEmpty() : !map(said).isEmpty(); }
List<Paper> divided(Paper paper) {
    if (!paper.choice.containsKey("dividing")) return List.of(paper);
    String kind = kind((String) method.get("name")); need(paper.choice.size() == 1 && !kind.equals("scoring") && !kind.equals("spending"), "a ballot is of another method"); List<Paper> single = new ArrayList<>(); Map<String, Object> votes = map(paper.choice.get("dividing")); List<String> words = List.copyOf(votes.keySet());
    long all = votes.values().stream().mapToLong(given -> { need((Long) given > 0, "a ballot gives " + given); return (Long) given; }).sum(), weight = paper.weight, people = paper.people, over = people - words.stream().mapToLong(word -> paper.people * (Long) votes.get(word) / all).sum(); need(all > 0, "a ballot divides nothing");
    List<String> next = words.stream().sorted(Comparator.comparing((String word) -> -(paper.people * (Long) votes.get(word) % all)).thenComparing(word -> word)).toList();
    for (String word : words) { long part = paper.people * (Long) votes.get(word) / all + (next.indexOf(word) < over ? 1 : 0); if (part == 0) continue; people -= part; long of = people == 0 ? weight : paper.weight * part / paper.people; weight -= of; single.add(new Paper(Map.of(kind, kind.equals("approving") ? List.of(word) : kind.equals("ranking") ? List.of(List.of(word)) : word), of, part)); } return single;
}
List<String> told(Map<String, Object> ballot) {
    List<String> all = new ArrayList<>(); Object said = ballot.containsKey("choices") ? null : ballot.values().iterator().next();
    if (said == null) for (Object one : list(ballot.get("choices"))) all.add(map(one).get("choiceId") + " " + map(one).getOrDefault("rank", "") + " " + map(one).getOrDefault("weight", map(one).getOrDefault("score", "")));
    else if (said instanceof String word) all.add(word + "  ");
    else if (said instanceof Map<?, ?> m) m.forEach((option, number) -> all.add(option + "  " + number));
    else for (int at = 0; at < list(said).size(); at++) { Object one = list(said).get(at); if (one instanceof String option) all.add(option + "  "); else for (Object option : list(one)) all.add(option + " " + (at + 1) + " "); }
    return all.stream().sorted().toList(); }
String kind(String name) { return Map.of("simpleMajority", "answer", "superMajority", "answer", "consensus", "position", "consent", "consenting", "approval", "approving", "score", "scoring", "quadratic", "spending").getOrDefault(name, "ranking"); }
void valid(Paper paper) {
    String name = (String) method.get("name"), kind = kind(name); Object said = paper.choice.get(kind); need(paper.choice.size() == 1 && said != null, "a ballot is of another method");
    List<?> named = said instanceof Map<?, ?> m ? List.copyOf(m.keySet()) : said instanceof List<?> l ? kind.equals("ranking") ? l.stream().flatMap(rank -> list(rank).stream()).toList() : l : List.of(); need(options.containsAll(named) && new HashSet<>(named).size() == named.size(), "a ballot names an option twice, or one that is not there");
    if (kind.equals("ranking") && !name.equals("schulze")) for (Object rank : list(said)) need(list(rank).size() < 2, "a ballot has two options on one rank");
    if (said instanceof Map<?, ?> m) { long spent = 0; for (Object given : m.values()) { long v = (Long) given; spent += kind.equals("spending") ? v * v : v; need(kind.equals("spending") ? v >= 0 || options.size() == 1 : v >= 0 && v <= number(method, "highest"), "a ballot gives " + v); } long most = kind.equals("spending") ? number(method, "credits") * ((Boolean) method.get("bundled") ? 2 : 1) : number(method, "budget") == 0 ? Long.MAX_VALUE : number(method, "budget"); need(spent <= most, "a ballot spends " + spent); }
}
int[] order(Paper paper) { List<Integer> order = new ArrayList<>(); for (Object rank : list(paper.choice.get("ranking"))) { List<Integer> fresh = list(rank).stream().map(this::place).distinct().filter(option -> !order.contains(option)).toList(); if (fresh.size() > 1) break; order.addAll(fresh); } return order.stream().mapToInt(i -> i).toArray(); }
int[][] orders(List<Paper> papers) { return papers.stream().map(this::order).toArray(int[][]::new); }
List<Integer> hit(List<Integer> tied, boolean least, List<BigInteger[]> rounds) { List<Integer> left = tied; for (Object way : list(rule.get("tieBreaks"))) { if (left.size() == 1) break; if (way.equals("previousRounds")) for (int r = rounds.size() - 1; r >= 0; r--) left = extreme(left, rounds.get(r), least); else { List<String> order = order(way, names(left)); if (order != null) left = List.of(place(order.get(order.size() - 1))); } } return left; }
List<String> order(List<String> tied) { for (Object way : list(rule.get("tieBreaks"))) { List<String> order = order(way, tied); if (order != null) return order; } return null; }
List<String> order(Object way, List<String> tied) { List<String> decided = strings(proposal.get("decidedOrder")); return way.equals("seededLot") && proposal.get("seed") != null ? lot(tied) : way.equals("askBody") && decided.containsAll(tied) ? decided.stream().filter(tied::contains).toList() : null; }
List<String> lot(List<String> names) { return names.stream().sorted(Comparator.comparing(this::lotKey)).toList(); } String lotKey(String name) { try { Mac mac = Mac.getInstance("HmacSHA256"); mac.init(new SecretKeySpec(HexFormat.of().parseHex((String) proposal.get("seed")), "HmacSHA256")); return hex(mac.doFinal(name.getBytes(StandardCharsets.UTF_8))); } catch (GeneralSecurityException e) { throw wrong(e.getMessage()); } }
List<Integer> extreme(Collection<Integer> among, BigInteger[] votes, boolean least) { BigInteger end = among.stream().map(option -> votes[option]).reduce((a, b) -> least ? a.min(b) : a.max(b)).get(); return among.stream().filter(option -> votes[option].equals(end)).toList(); }
List<Integer> descending(List<Integer> among, BigInteger[] votes) { List<String> names = names(among), luck = order(names) == null ? names : order(names); return among.stream().sorted(Comparator.<Integer, BigInteger>comparing(option -> votes[option].negate()).thenComparing(option -> luck.indexOf(options.get(option)))).toList(); }
Predicate<Integer> reach(BigInteger[] votes, BigInteger quota) { return option -> votes[option].compareTo(quota) >= 0; } int first(int[] order, int from, IntPredicate isOpen) { int at = from; while (at < order.length && !isOpen.test(order[at])) at++; return at; }
long unit(List<Paper> papers) { return papers.stream().allMatch(paper -> paper.weight % 1000 == 0) ? 1000 : 1; }
long said(List<Paper> papers, String kind, String word) { return sum(papers.stream().filter(paper -> word.equals(paper.choice.get(kind))).toList(), Paper::weight); } long marked(List<Paper> papers, String word) { return papers.stream().filter(paper -> paper.choice.containsValue(word)).count(); }
long approval(List<Paper> papers, String option) { return sum(papers.stream().filter(paper -> paper.choice.get("approving") instanceof List<?> some && some.contains(option)).toList(), Paper::weight); }
boolean reaches(Map<String, Object> share, long part, long whole) { int sign = big(part).multiply(big(number(share, "den"))).compareTo(big(whole).multiply(big(number(share, "num")))); return (Boolean) share.get("strict") ? sign > 0 : sign >= 0; }
long sum(List<Paper> papers, ToLongFunction<Paper> of) { return papers.stream().mapToLong(of).sum(); } int places() { return (int) (long) (Long) method.get("places"); } String statusQuo() { return (String) proposal.get("statusQuo"); }
int place(Object option) { int at = options.indexOf(option); need(at >= 0, "a ballot names " + option + ", which is no option"); return at; }
Set<Integer> all() { return IntStream.range(0, options.size()).boxed().collect(Collectors.toCollection(TreeSet::new)); } BigInteger[] zeros() { BigInteger[] zeros = new BigInteger[options.size()]; Arrays.fill(zeros, ZERO); return zeros; }
List<String> names(List<Integer> some) { return some.stream().map(options::get).toList(); } BigInteger big(long number) { return BigInteger.valueOf(number); } BigInteger up(BigInteger number, BigInteger by) { return number.add(by).subtract(BigInteger.ONE).divide(by); }
record F(BigInteger n, BigInteger d) implements Comparable<F> {
    static F of(long n, long d) { return new F(BigInteger.valueOf(n), BigInteger.valueOf(d)); }
    F { BigInteger g = n.gcd(d); if (g.signum() > 0) { n = n.divide(g); d = d.divide(g); } }
    F plus(F o) { return new F(n.multiply(o.d).add(o.n.multiply(d)), d.multiply(o.d)); } F minus(F o) { return new F(n.multiply(o.d).subtract(o.n.multiply(d)), d.multiply(o.d)); }
    F times(F o) { return new F(n.multiply(o.n), d.multiply(o.d)); } F over(F o) { return new F(n.multiply(o.d), d.multiply(o.n)); }
    public int compareTo(F o) { return n.multiply(o.d).compareTo(o.n.multiply(d)); } }

// ---- JSON (RFC 8785), zip, hashes and signatures (eddsa-jcs-2022) ----
Object json(Map<String, byte[]> files, String name) { String text = new String(files.get(name), StandardCharsets.UTF_8); Object tree = new Json(text).all(); need(write(tree).equals(text), name + " was changed: it is not in canonical form"); return tree; }
final class Json {
    final String text; int at;
    Json(String text) { this.text = text; }
    Object all() { Object tree = value(); need(at == text.length(), "something stands behind the JSON"); return tree; }
    char peek() { need(at < text.length(), "JSON ends too early"); return text.charAt(at); }
    Object value() {
        char c = peek();
        if (c == '{') { Map<String, Object> map = new TreeMap<>(); at++; while (peek() != '}') { if (!map.isEmpty()) skip(','); String name = string(); skip(':'); need(!map.containsKey(name), name + " stands there twice"); map.put(name, value()); } at++; return map; }
        if (c == '[') { List<Object> list = new ArrayList<>(); at++; while (peek() != ']') { if (!list.isEmpty()) skip(','); list.add(value()); } at++; return list; }
        if (c == '"') return string();
        int from = at; while (at < text.length() && ",]}".indexOf(text.charAt(at)) < 0) at++; String word = text.substring(from, at);
        need(word.matches("-?[0-9]{1,16}|true|false|null"), "no count file has " + word); return word.equals("null") ? null : word.matches("[tf].*") ? (Object) word.equals("true") : (Object) Long.parseLong(word); }
    void skip(char c) { need(peek() == c, "JSON lacks " + c); at++; }
    String string() { skip('"'); StringBuilder to = new StringBuilder(); while (peek() != '"') { char c = text.charAt(at++); if (c == '\\') { char e = peek(); at++; int n = "btnfr".indexOf(e); if (e == 'u') { need(at + 4 <= text.length() && text.substring(at, at + 4).matches("[0-9a-f]{4}"), "JSON has a bad \\u"); c = (char) Integer.parseInt(text.substring(at, at + 4), 16); at += 4; } else c = n >= 0 ? "\b\t\n\f\r".charAt(n) : e; } to.append(c); } at++; return to.toString(); }
}
String write(Object tree) { return tree instanceof Map<?, ?> map ? map.entrySet().stream().map(e -> write(e.getKey()) + ":" + write(e.getValue())).collect(Collectors.joining(",", "{", "}")) : tree instanceof List<?> list ? list.stream().map(this::write).collect(Collectors.joining(",", "[", "]")) : tree instanceof String text ? text.chars().mapToObj(this::quoted).collect(Collectors.joining("", "\"", "\"")) : String.valueOf(tree); }
String quoted(int c) { int n = "\b\t\n\f\r\"\\".indexOf(c); return n >= 0 ? "\\" + "btnfr\"\\".charAt(n) : c < 32 ? String.format("\\u%04x", c) : String.valueOf((char) c); }
byte[] zip(Map<String, byte[]> files) throws Exception { var bytes = new ByteArrayOutputStream(); try (var zip = new ZipOutputStream(bytes)) { for (var file : files.entrySet()) { var crc = new CRC32(); crc.update(file.getValue()); var entry = new ZipEntry(file.getKey()); entry.setMethod(ZipEntry.STORED); entry.setSize(file.getValue().length); entry.setCrc(crc.getValue()); entry.setTimeLocal(LocalDateTime.of(1980, 2, 1, 0, 0)); zip.putNextEntry(entry); zip.write(file.getValue()); zip.closeEntry(); } } return bytes.toByteArray(); }
byte[] sha(byte[] bytes) throws Exception { return MessageDigest.getInstance("SHA-256").digest(bytes); } String hex(byte[] bytes) { return HexFormat.of().formatHex(bytes); }
byte[] base58(String text, int length) { need(text.startsWith("z"), "this is not base58: " + text); BigInteger number = ZERO; for (char c : text.substring(1).toCharArray()) { int digit = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz".indexOf(c); need(digit >= 0, "this is not base58: " + text); number = number.multiply(big(58)).add(big(digit)); } byte[] bytes = number.toByteArray(), exact = new byte[length]; int from = bytes[0] == 0 ? 1 : 0, size = bytes.length - from; need(size + text.substring(1).chars().takeWhile(c -> c == '1').count() == length, "these are not " + length + " bytes: " + text); System.arraycopy(bytes, from, exact, length - size, size); return exact; }
byte[] key(String id) { need(keys.containsKey(id), "the key " + id + " is not in the file"); byte[] bytes = base58((String) keys.get(id), 34); need(bytes[0] == (byte) 0xed && bytes[1] == 1, id + " is no key of Ed25519"); return Arrays.copyOfRange(bytes, 2, 34); }
String proof(String where, Map<String, Object> document) throws Exception {
    Map<String, Object> given = map(document.get("proof")), options = new TreeMap<>(given), bare = new TreeMap<>(document); options.remove("proofValue"); bare.remove("proof"); bare.remove("signature"); if (options.containsKey("@context")) bare.put("@context", options.get("@context"));
    need("eddsa-jcs-2022".equals(given.get("cryptosuite")) && "DataIntegrityProof".equals(given.get("type")), where + " has a proof of another kind");
    String id = (String) given.get("verificationMethod"); var spki = new ByteArrayOutputStream(); spki.write(HexFormat.of().parseHex("302a300506032b6570032100")); spki.write(key(id)); var signature = Signature.getInstance("Ed25519"); signature.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(spki.toByteArray())));
    signature.update(sha(write(options).getBytes(StandardCharsets.UTF_8))); signature.update(sha(write(bare).getBytes(StandardCharsets.UTF_8))); boolean isRight; try { isRight = signature.verify(base58((String) given.get("proofValue"), 64)); } catch (SignatureException e) { isRight = false; } need(isRight, where + " was changed after " + id + " signed it"); return id;
}
RuntimeException wrong(String what) { return new IllegalArgumentException(what); } void need(boolean isSo, String otherwise) { if (!isSo) throw wrong(otherwise); }
@SuppressWarnings("unchecked") Map<String, Object> map(Object tree) { return (Map<String, Object>) tree; } @SuppressWarnings("unchecked") List<Object> list(Object tree) { return (List<Object>) tree; }
List<String> strings(Object tree) { return list(tree).stream().map(String.class::cast).toList(); } long number(Map<String, Object> tree, String name) { return (Long) tree.get(name); }
