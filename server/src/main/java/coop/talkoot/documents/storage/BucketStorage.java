package coop.talkoot.documents.storage;

import coop.talkoot.platform.MediaSettings.Bucket;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** Files in a bucket. The store is the keeper's own, named in the settings: the one address asked without a guard. */
final class BucketStorage implements Storage {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration WHOLE = Duration.ofSeconds(60);

    private final Bucket bucket;
    private final S3Client client;

    BucketStorage(Bucket bucket) {
        this.bucket = bucket;
        var builder = S3Client.builder()
                .region(Region.of(bucket.region()))
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create(bucket.key(), bucket.secret())))
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(CONNECT)
                        .socketTimeout(Duration.ofSeconds(20)))
                // Stores other than Amazon's do not all know the checksums and chunks this client adds by itself.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .serviceConfiguration(each -> each.chunkedEncodingEnabled(false)
                        .pathStyleAccessEnabled(bucket.endpoint().isPresent()))
                .overrideConfiguration(each -> each.apiCallTimeout(WHOLE));
        bucket.endpoint().ifPresent(builder::endpointOverride);
        this.client = builder.build();
    }

    @Override
    public void put(String name, Path file, String mediaType) throws IOException {
        try {
            client.putObject(
                    request -> request.bucket(bucket.name()).key(name).contentType(mediaType),
                    RequestBody.fromFile(file));
        } catch (SdkException cause) {
            throw unanswered(cause);
        }
    }

    @Override
    public Optional<InputStream> open(String name, long from, long length) throws IOException {
        try {
            var range = "bytes=" + from + "-" + (from + length - 1);
            return Optional.of(client.getObject(
                    request -> request.bucket(bucket.name()).key(name).range(range)));
        } catch (NoSuchKeyException notThere) {
            return Optional.empty();
        } catch (SdkException cause) {
            throw unanswered(cause);
        }
    }

    @Override
    public void delete(String name) throws IOException {
        try {
            client.deleteObject(request -> request.bucket(bucket.name()).key(name));
        } catch (SdkException cause) {
            throw unanswered(cause);
        }
    }

    @Override
    public void close() {
        client.close();
    }

    private IOException unanswered(SdkException cause) {
        return new IOException("the bucket " + bucket + ": " + cause.getMessage(), cause);
    }
}
