package io.github.keycloakpersonas.store;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.UpdateSummaryEnum;
import liquibase.change.Change;
import liquibase.change.ColumnConfig;
import liquibase.change.core.AddForeignKeyConstraintChange;
import liquibase.change.core.AddPrimaryKeyChange;
import liquibase.change.core.AddUniqueConstraintChange;
import liquibase.change.core.CreateIndexChange;
import liquibase.change.core.DropIndexChange;
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

    /** Columns of a table that a database finds rows by, in their order. */
    record Index(String table, String name, List<String> columns) {

        private static Index of(String table, String name, String columns) {
            return new Index(table, name, List.of(columns.split(", *")));
        }

        /** Whether another index finds all that this one finds. */
        boolean isBeginningOf(Index other) {
            return table.equals(other.table)
                    && !name.equals(other.name)
                    && other.columns.size() >= columns.size()
                    && other.columns.subList(0, columns.size()).equals(columns);
        }
    }

    /** The indexes that are there in the end, with those of keys, and without those that one database alone has. */
    List<Index> indexes() throws LiquibaseException {
        List<Index> indexes = new ArrayList<>();
        for (Change change : changes()) {
            if (change instanceof CreateIndexChange index) {
                indexes.add(new Index(
                        index.getTableName(),
                        index.getIndexName(),
                        index.getColumns().stream().map(ColumnConfig::getName).toList()));
            } else if (change instanceof AddPrimaryKeyChange key) {
                indexes.add(Index.of(key.getTableName(), key.getConstraintName(), key.getColumnNames()));
            } else if (change instanceof AddUniqueConstraintChange key) {
                indexes.add(Index.of(key.getTableName(), key.getConstraintName(), key.getColumnNames()));
            } else if (change instanceof DropIndexChange gone) {
                indexes.removeIf(index -> index.name().equals(gone.getIndexName()));
            }
        }
        return indexes;
    }

    /** The columns that refer to another table. */
    List<Index> foreignKeys() throws LiquibaseException {
        return changes().stream()
                .filter(AddForeignKeyConstraintChange.class::isInstance)
                .map(AddForeignKeyConstraintChange.class::cast)
                .map(key -> Index.of(key.getBaseTableName(), key.getConstraintName(), key.getBaseColumnNames()))
                .toList();
    }

    private List<Change> changes() throws LiquibaseException {
        return changeSets().stream().flatMap(set -> set.getChanges().stream()).toList();
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
