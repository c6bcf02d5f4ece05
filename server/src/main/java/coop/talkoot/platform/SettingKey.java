package coop.talkoot.platform;

import java.util.Locale;

/** Every key a keeper can set, spelt alike in the file (port), the command line (--port), the environment (TALKOOT_PORT). */
public enum SettingKey {
    PORT,
    BASE_URL,
    BIND,
    DATA,
    DATABASE_URL,
    DATABASE_USER,
    DATABASE_PASSWORD,
    PRIVATE_NETWORKS,
    DELIVERY_WORKERS,
    SMTP_HOST,
    SMTP_PORT,
    SMTP_SECURITY,
    SMTP_USER,
    SMTP_PASSWORD,
    MAIL_FROM,
    MEDIA_URL,
    MEDIA_FOLDER,
    MEDIA_IMAGE_MEGABYTES,
    MEDIA_IMAGE_MEGAPIXELS,
    MEDIA_FILM_MEGABYTES,
    MEDIA_CACHE_MEGABYTES,
    MEDIA_CACHE_DAYS,
    S3_ENDPOINT,
    S3_REGION,
    S3_BUCKET,
    S3_KEY,
    S3_SECRET,
    OIDC_ISSUER,
    OIDC_CLIENT_ID,
    OIDC_CLIENT_SECRET,
    OIDC_NAME;

    /** As it stands in the file. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String flag() {
        return "--" + key();
    }

    public String variable() {
        return SettingsReader.VARIABLE_PREFIX + name();
    }

    boolean isSecret() {
        return this == DATABASE_PASSWORD || this == SMTP_PASSWORD || this == S3_SECRET || this == OIDC_CLIENT_SECRET;
    }
}
