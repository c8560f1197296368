package io.github.keycloakpersonas.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpersonas.store.Changelog.Index;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import liquibase.ChecksumVersion;
import liquibase.exception.LiquibaseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The changelog is only ever added to, and makes what we expect on each database that Keycloak runs on. */
class ChangelogTest {

    private static final String WRITE = "changelog.write";
    private static final Path SQL = Path.of("..", "docs", "sql");
    private static final Path CHANGE_SETS = Path.of("src", "test", "resources", "schema", "changesets.txt");

    @TempDir
    private Path folder;

    private List<String> changeSets() throws LiquibaseException {
        return new Changelog(folder)
                .changeSets().stream()
                        .map(set -> set.getFilePath() + " " + set.getId() + " "
                                + set.generateCheckSum(ChecksumVersion.latest()))
                        .toList();
    }

    @Test
    void aChangeSetIsNeverChangedRemovedOrMoved() throws LiquibaseException, IOException {
        List<String> kept = Changelog.read(CHANGE_SETS).lines().toList();

        assertThat(changeSets())
                .as(
                        "A changeset of %s is not there as it was, or not in its place. Databases that ran it refuse to start with"
                                + " another checksum: undo that, and put what you want to change in a new changeset at the end.",
                        CHANGE_SETS)
                .startsWith(kept.toArray(String[]::new));
    }

    @Test
    void aNewChangeSetIsWrittenDown() throws LiquibaseException, IOException {
        List<String> kept = Changelog.read(CHANGE_SETS).lines().toList();

        assertThat(changeSets())
                .as("A new changeset is locked by a line in %s: append what is missing there", CHANGE_SETS)
                .hasSameSizeAs(kept);
    }

    @ParameterizedTest
    @CsvSource({"h2, 2.4", "postgresql, 17.0", "mariadb, 11.4", "mysql, 8.4", "mssql, 16.0", "oracle, 19.0"})
    void theSqlForEachDatabaseIsTheOneThatWasRead(String vendor, String version)
            throws LiquibaseException, IOException {
        String sql = new Changelog(folder).sql(vendor, version);
        Path file = SQL.resolve(vendor + ".sql");
        if (Boolean.getBoolean(WRITE)) {
            Files.createDirectories(SQL);
            Files.writeString(file, sql);
        }

        assertThat(Changelog.read(file))
                .as(
                        "%s is what Liquibase makes of the changelog. If it is meant to change: run"
                                + " `mvn -pl testkit,persona-spi test -Dtest=ChangelogTest -Dsurefire.failIfNoSpecifiedTests=false"
                                + " -D%s=true` and read the difference",
                        file, WRITE)
                .isEqualTo(sql);
    }

    @Test
    void noIndexIsTheBeginningOfAnotherOne() throws LiquibaseException {
        List<Index> all = new Changelog(folder).indexes();

        assertThat(all)
                .hasSizeGreaterThan(50)
                .as("Each write pays for an index that another one could stand in for")
                .allSatisfy(index ->
                        assertThat(all).filteredOn(index::isBeginningOf).isEmpty());
    }

    @Test
    void everyForeignKeyIsTheBeginningOfAnIndex() throws LiquibaseException {
        Changelog changelog = new Changelog(folder);
        List<Index> all = changelog.indexes();

        assertThat(changelog.foreignKeys())
                .isNotEmpty()
                .as("Without an index, each removal of a row reads the whole other table")
                .allSatisfy(
                        key -> assertThat(all).filteredOn(key::isBeginningOf).isNotEmpty());
    }

    @Test
    void namesFitIntoOracle() throws LiquibaseException {
        // Up to 12.1, and in what others made of it: 30 bytes.
        assertThat(Pattern.compile("\\b[A-Z_]{31,}\\b")
                        .matcher(new Changelog(folder).sql("oracle", "19.0"))
                        .results())
                .isEmpty();
    }
}
