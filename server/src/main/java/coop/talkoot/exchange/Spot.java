package coop.talkoot.exchange;

import coop.talkoot.platform.Refused;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** A point on the map in degrees (WGS 84), five decimals: about a metre. */
public record Spot(BigDecimal latitude, BigDecimal longitude) {
    private static final BigDecimal POLE = BigDecimal.valueOf(90);
    private static final BigDecimal DATE_LINE = BigDecimal.valueOf(180);

    public Spot {
        if (latitude.abs().compareTo(POLE) > 0) {
            throw Refused.invalid("latitude", "A latitude is a number from -90 to 90.");
        }
        if (longitude.abs().compareTo(DATE_LINE) > 0) {
            throw Refused.invalid("longitude", "A longitude is a number from -180 to 180.");
        }
        latitude = latitude.setScale(5, RoundingMode.HALF_UP);
        longitude = longitude.setScale(5, RoundingMode.HALF_UP);
    }
}
