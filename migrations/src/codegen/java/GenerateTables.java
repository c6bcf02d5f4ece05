import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.DriverManager;
import java.util.HexFormat;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.UpdateSummaryEnum;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.DirectoryResourceAccessor;
import liquibase.ui.LoggerUIService;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Database;
import org.jooq.meta.jaxb.ForcedType;
import org.jooq.meta.jaxb.Generate;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.Jdbc;
import org.jooq.meta.jaxb.Target;

/** Writes the jOOQ table classes of the head schema; skips the work while no changelog changed. */
public final class GenerateTables {
    public static void main(String[] arguments) throws Exception {
        var resources = Path.of(arguments[0]);
        var target = Path.of(arguments[1]);
        var digest = digestOf(resources, Path.of("src/codegen/java/GenerateTables.java"));
        var marker = target.resolve(".digest");
        if (Files.exists(marker) && Files.readString(marker).equals(digest)) {
            return;
        }
        Logger.getLogger("liquibase").setLevel(Level.WARNING);
        try (var postgres = EmbeddedPostgres.builder().start()) {
            var url = postgres.getJdbcUrl("postgres", "postgres");
            try (var connection = DriverManager.getConnection(url);
                    var files = new DirectoryResourceAccessor(resources)) {
                var database = DatabaseFactory.getInstance().findCorrectDatabaseImplementation(new JdbcConnection(connection));
                var liquibase = new Liquibase("db/changelog.yaml", files, database);
                liquibase.setShowSummary(UpdateSummaryEnum.OFF);
                Scope.child(
                        Map.of("ui", new LoggerUIService(), "liquibase.analytics.enabled", false),
                        () -> liquibase.update(new Contexts(), new LabelExpression()));
            }
            GenerationTool.generate(new Configuration()
                    .withJdbc(new Jdbc().withDriver("org.postgresql.Driver").withUrl(url))
                    .withGenerator(new Generator()
                            .withDatabase(new Database()
                                    .withName("org.jooq.meta.postgres.PostgresDatabase")
                                    .withInputSchema("public")
                                    .withOutputSchemaToDefault(true)
                                    .withIncludes(".*")
                                    .withExcludes("databasechangelog.*|regexp_.*|citext.*")
                                    .withIncludeRoutines(false)
                                    .withForcedTypes(
                                            new ForcedType().withName("VARCHAR").withIncludeTypes("citext|tsvector|cube"),
                                            new ForcedType().withName("INSTANT").withIncludeTypes("timestamptz|timestamp with time zone")))
                            .withGenerate(new Generate().withRecords(true).withPojos(false).withDaos(false).withJavaTimeTypes(true))
                            .withTarget(new Target().withPackageName("coop.talkoot.schema").withDirectory(target.toString()))));
        }
        Files.writeString(marker, digest);
    }

    private static String digestOf(Path... roots) throws Exception {
        var digest = MessageDigest.getInstance("SHA-256");
        for (var root : roots) {
            if (!Files.exists(root)) {
                continue;
            }
            try (var files = Files.walk(root)) {
                for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                    digest.update(file.toString().getBytes(StandardCharsets.UTF_8));
                    digest.update(Files.readAllBytes(file));
                }
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
