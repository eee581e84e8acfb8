//! Migrations go up and down without a trace, and keep both databases in step.

use headstart_store::{
    Options, Store,
    testing::{self, stores},
};

use crate::raw::Raw;

/// Everything that migrations made, one line each.
fn schema(options: &Options) -> Vec<String> {
    Raw::connect(options).lines(
        "SELECT type || ' ' || name || ': ' || coalesce(sql, '') AS line FROM sqlite_schema \
         WHERE name NOT LIKE 'sqlite_%' AND name <> '__diesel_schema_migrations' ORDER BY 1",
        "SELECT line FROM ( \
           SELECT 'column ' || table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable \
             || ' ' || coalesce(column_default, '') AS line \
             FROM information_schema.columns WHERE table_schema = 'public' \
           UNION ALL SELECT 'index ' || indexname || ' ' || indexdef FROM pg_indexes WHERE schemaname = 'public' \
           UNION ALL SELECT 'constraint ' || conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) \
             FROM pg_constraint WHERE connamespace = 'public'::regnamespace \
           UNION ALL SELECT 'trigger ' || pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal \
           UNION ALL SELECT 'function ' || pg_get_functiondef(oid) FROM pg_proc \
             WHERE pronamespace = 'public'::regnamespace) AS made \
         WHERE line NOT LIKE '%__diesel_schema_migrations%' ORDER BY 1",
    )
}

/// Each table's columns, as `table.column` and whether it may be empty.
fn columns(options: &Options) -> Vec<String> {
    Raw::connect(options).lines(
        "SELECT t.name || '.' || c.name || iif(c.\"notnull\" OR c.pk > 0, '', ' may be empty') AS line \
         FROM pragma_table_list AS t JOIN pragma_table_info(t.name) AS c \
         WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%' AND t.name <> '__diesel_schema_migrations' \
         ORDER BY t.name, c.cid",
        "SELECT table_name || '.' || column_name || CASE is_nullable WHEN 'YES' THEN ' may be empty' ELSE '' END \
           AS line FROM information_schema.columns \
         WHERE table_schema = 'public' AND table_name <> '__diesel_schema_migrations' \
         ORDER BY table_name COLLATE \"C\", ordinal_position",
    )
}

#[test]
fn down_takes_everything_back_and_up_makes_the_same_again() {
    for test in stores() {
        let before = schema(&test.options);
        assert!(before.len() > 30, "{}: {before:?}", test.name);
        while !schema(&test.options).is_empty() {
            Store::migrate_down(&test.options).unwrap();
        }
        assert!(Store::migrate(&test.options).unwrap() > 0, "{}", test.name);
        assert_eq!(schema(&test.options), before, "{}", test.name);
    }
}

#[tokio::test]
async fn nothing_is_pending_after_up_and_something_is_after_down() {
    for test in stores() {
        assert!(test.store.is_current().await.unwrap(), "{}", test.name);
        assert_eq!(Store::migrate(&test.options).unwrap(), 0, "{}", test.name);
        Store::migrate_down(&test.options).unwrap();
        assert!(!test.store.is_current().await.unwrap(), "{}", test.name);
    }
}

#[test]
fn both_databases_have_the_same_tables_and_columns() {
    let Some(postgres) = testing::postgres() else { return };
    assert_eq!(columns(&testing::sqlite().options), columns(&postgres.options));
}

#[test]
fn every_table_of_sqlite_holds_its_columns_to_their_types() {
    let loose = Raw::connect(&testing::sqlite().options).lines(
        "SELECT name AS line FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND NOT strict \
         AND name NOT LIKE 'sqlite_%' AND name <> '__diesel_schema_migrations'",
        "",
    );
    assert_eq!(loose, [""; 0]);
}

#[test]
fn every_table_about_a_young_person_refers_to_the_young_person() {
    // The audit outlives the record, so it refers to nothing.
    let exempt = ["audit"];
    for test in stores() {
        let mut unlinked = Raw::connect(&test.options).lines(
            "SELECT t.name AS line FROM pragma_table_list AS t JOIN pragma_table_info(t.name) AS c \
             WHERE c.name = 'young_person_id' AND NOT EXISTS (SELECT 1 FROM pragma_foreign_key_list(t.name) AS f \
               WHERE f.\"table\" = 'young_person' AND f.\"from\" = 'young_person_id' AND f.on_delete = 'CASCADE')",
            "SELECT c.table_name::text AS line FROM information_schema.columns AS c \
             WHERE c.table_schema = 'public' AND c.column_name = 'young_person_id' AND NOT EXISTS ( \
               SELECT 1 FROM pg_constraint AS f JOIN pg_attribute AS a \
                 ON a.attrelid = f.conrelid AND f.conkey = ARRAY[a.attnum] AND a.attname = 'young_person_id' \
               WHERE f.contype = 'f' AND f.conrelid = c.table_name::regclass \
                 AND f.confrelid = 'young_person'::regclass AND f.confdeltype = 'c')",
        );
        unlinked.retain(|table| !exempt.contains(&table.as_str()));
        assert_eq!(unlinked, [""; 0], "{}", test.name);
    }
}
