package io.github.keycloakpersonas.store;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.UpdateSummaryEnum;
import liquibase.changelog.ChangeLogParameters;
import liquibase.changelog.ChangeSet;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.exception.LiquibaseException;
import liquibase.parser.ChangeLogParserFactory;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.resource.ResourceAccessor;

/** The changelog as Liquibase reads it, with Keycloak's own additions to Liquibase, and without a database. */
final class Changelog {

    private static final String LOCATION = new PersonaJpaEntityProvider().getChangelogLocation();

    private final ResourceAccessor resources = new ClassLoaderResourceAccessor(Changelog.class.getClassLoader());
    private final Path folder;

    /** @param folder where Liquibase writes down what it would have run */
    Changelog(Path folder) {
        this.folder = folder;
    }

    /** Those for one database only are among them. */
    List<ChangeSet> changeSets() throws LiquibaseException {
        return ChangeLogParserFactory.getInstance()
                .getParser(LOCATION, resources)
                .parse(LOCATION, new ChangeLogParameters(), resources)
                .getChangeSets();
    }

    /** All statements for an empty database, with a comment that names the changeset before each group. */
    @SuppressWarnings("deprecation") // The commands that are to replace it want a database to connect to.
    String sql(String vendor, String version) throws LiquibaseException {
        StringWriter sql = new StringWriter();
        Liquibase liquibase = liquibase(vendor, version);
        liquibase.setShowSummary(UpdateSummaryEnum.OFF);
        liquibase.update(new Contexts(), new LabelExpression(), sql);
        // The header has the time and this machine's folders in it.
        return sql.toString()
                .lines()
                .map(String::stripTrailing)
                .dropWhile(line -> !line.contains("Changeset META-INF"))
                .collect(Collectors.joining("\n", "", "\n"))
                .replaceFirst("\n+$", "\n");
    }

    private Liquibase liquibase(String vendor, String version) throws LiquibaseException {
        // Without its history, Liquibase takes the database for empty.
        Database database = DatabaseFactory.getInstance()
                .openDatabase(
                        "offline:" + vendor + "?version=" + version + "&outputLiquibaseSql=none&changeLogFile="
                                + folder.resolve(vendor + ".csv"),
                        null,
                        null,
                        null,
                        resources);
        return new Liquibase(LOCATION, resources, database);
    }

    static String read(Path file) throws IOException {
        return Files.exists(file) ? Files.readString(file).replace("\r\n", "\n") : "";
    }
}
