package coop.talkoot.documents.picture;

/** Width and height in pixels. */
public record Size(int width, int height) {
    public Size {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("a picture of " + width + " by " + height);
        }
    }

    public long pixels() {
        return (long) width * height;
    }

    public int longest() {
        return Math.max(width, height);
    }

    /** Width to height. */
    public double aspect() {
        return (double) width / height;
    }

    /** The same shape, no edge longer than {@code most}. */
    Size within(int most) {
        if (longest() <= most) {
            return this;
        }
        var factor = (double) most / longest();
        return new Size(Math.max(1, (int) Math.round(width * factor)), Math.max(1, (int) Math.round(height * factor)));
    }

    Size turned() {
        return new Size(/* width= */ height, /* height= */ width);
    }
}
