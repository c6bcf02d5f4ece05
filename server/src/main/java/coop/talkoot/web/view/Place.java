package coop.talkoot.web.view;

/** A co-op as the frame of a page names it; {@code actorId} gives its band. */
public record Place(String actorId, String name, String host, String href) {
    public Markup crest() {
        return BandSvg.crest(Band.of(actorId), "");
    }

    public Markup smallCrest() {
        return BandSvg.crest(Band.of(actorId), " s");
    }
}
