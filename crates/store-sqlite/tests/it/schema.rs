//! The schema itself: migrations, append-only tables, checks of columns, indexes that are used.

use crate::Temporary;
use sqlx::{Connection, Executor, SqlSafeStr, SqliteConnection};
use store::conformance::world::{World, at, fill, filled, order, posting};
use store::row::{ActorKind, AuditEntry, LedgerAccountKind, OrderEventRow, OrderStatus};
use store::{AuditRepo, Change, StoreError};
use store_sqlite::{Options, SqliteStore};

async fn raw(temporary: &Temporary) -> SqliteConnection {
    SqliteConnection::connect(&format!("sqlite://{}", temporary.store.path().display())).await.unwrap()
}

async fn column(connection: &mut SqliteConnection, sql: &'static str, index: usize) -> Vec<String> {
    use sqlx::Row;
    let rows = sqlx::query(sql).fetch_all(connection).await.unwrap();
    rows.iter().map(|row| row.get::<String, _>(index)).collect()
}

#[tokio::test]
async fn migrations_run_once_and_are_counted() {
    let temporary = Temporary::new().await;
    let files = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/migrations")).unwrap().count();
    let expected = i64::try_from(files).unwrap();
    assert_eq!(temporary.store.schema_version().await.unwrap(), expected);
    temporary.store.close().await;
    assert_eq!(SqliteStore::migrate(temporary.store.path()).await.unwrap(), expected);
}

#[tokio::test]
async fn database_of_a_newer_version_is_refused_unchanged() {
    let temporary = Temporary::new().await;
    let mut connection = raw(&temporary).await;
    let newer = "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time)
        VALUES (9999, 'from the future', true, x'00', 0)";
    connection.execute(newer).await.unwrap();
    connection.close().await.unwrap();
    temporary.store.close().await;
    let error = SqliteStore::open(temporary.store.path(), Options::default()).await.expect_err("opened");
    assert!(matches!(error, StoreError::SchemaTooNew { found: 9999, .. }), "{error:?}");
}

#[tokio::test]
async fn offline_data_is_that_of_the_migrations() {
    use sqlx::{Column, Statement, TypeInfo};
    let temporary = Temporary::new().await;
    let mut connection = raw(&temporary).await;
    let folder = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/.sqlx")).unwrap();
    let mut queries = 0;
    for file in folder {
        let text = std::fs::read_to_string(file.unwrap().path()).unwrap();
        let kept: serde_json::Value = serde_json::from_str(&text).unwrap();
        let sql = kept["query"].as_str().unwrap().to_owned();
        let statement =
            connection.prepare(sqlx::AssertSqlSafe(sql.clone()).into_sql_str()).await.expect(&sql);
        let there: Vec<_> = statement.columns().iter().map(Column::name).collect();
        let columns = kept["describe"]["columns"].as_array().unwrap();
        let expected: Vec<_> = columns.iter().map(|column| column["name"].as_str().unwrap()).collect();
        assert_eq!(there, expected, "{sql}");
        for (column, kept) in statement.columns().iter().zip(columns) {
            let (found, kept) = (column.type_info().name().to_owned(), kept["type_info"].as_str().unwrap());
            // sqlx writes the type that SQLite calls REAL as "Float".
            let known = if kept == "Float" { "REAL" } else { kept };
            assert!(
                found.eq_ignore_ascii_case(known) || found == "NULL",
                "{}: {found}, not {kept}",
                column.name()
            );
        }
        queries += 1;
    }
    assert!(queries > 90, "{queries}");
}

#[tokio::test]
async fn file_has_the_settings_of_the_design() {
    let temporary = Temporary::new().await;
    let mut connection = raw(&temporary).await;
    assert_eq!(column(&mut connection, "PRAGMA journal_mode", 0).await, ["wal"]);
    let loose = "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0
        AND name NOT LIKE 'sqlite_%' AND name <> '_sqlx_migrations'";
    assert_eq!(column(&mut connection, loose, 0).await, Vec::<String>::new());
}

#[tokio::test]
async fn append_only_tables_refuse_changes() {
    let temporary = Temporary::new().await;
    let world = World::new(&temporary.store).await;
    let order = filled(&order(world.account, 1, at(1)));
    let entries = [(1, LedgerAccountKind::Free, "5"), (1, LedgerAccountKind::External, "-5")];
    let step = OrderEventRow {
        account: world.account,
        order: order.order,
        sequence: 1,
        at: at(1),
        status: OrderStatus::Sent,
        code: "sent".to_owned(),
        text: String::new(),
    };
    let batch = [
        Change::Fill(fill(&order, 1)),
        Change::Order(order),
        Change::OrderEvent(step),
        Change::LedgerTransaction(posting(world.account, "1", &entries)),
    ];
    world.apply(1, &batch).await;
    temporary.store.audit_append(&audit()).await.unwrap();
    let mut connection = raw(&temporary).await;
    for statement in [
        "UPDATE ledger_entries SET amount = '6'",
        "DELETE FROM ledger_entries",
        "UPDATE ledger_transactions SET reference = '2'",
        "DELETE FROM ledger_transactions",
        "UPDATE order_events SET code = 'x'",
        "DELETE FROM order_events",
        "UPDATE fills SET price = '1'",
        "DELETE FROM fills",
        "UPDATE audit_log SET action = 'x'",
        "DELETE FROM audit_log",
    ] {
        let error = connection.execute(statement).await.expect_err(statement).to_string();
        assert!(error.contains("is append-only"), "{statement}: {error}");
    }
}

#[tokio::test]
async fn altered_audit_entry_breaks_the_chain() {
    let temporary = Temporary::new().await;
    for _ in 0..3 {
        temporary.store.audit_append(&audit()).await.unwrap();
    }
    let mut connection = raw(&temporary).await;
    connection.execute("DROP TRIGGER audit_log_update").await.unwrap();
    connection.execute("UPDATE audit_log SET action = 'other' WHERE number = 2").await.unwrap();
    assert_eq!(temporary.store.audit_check().await.unwrap(), Some(2));
    connection.execute("DROP TRIGGER audit_log_delete").await.unwrap();
    connection.execute("DELETE FROM audit_log WHERE number = 2").await.unwrap();
    assert_eq!(temporary.store.audit_check().await.unwrap(), Some(3));
}

#[tokio::test]
async fn money_columns_take_plain_decimals_only() {
    let temporary = Temporary::new().await;
    let mut connection = raw(&temporary).await;
    connection.execute("PRAGMA foreign_keys = OFF").await.unwrap();
    let insert =
        "INSERT OR REPLACE INTO bot_snapshots (account_number, bot_number, at, equity) VALUES (1, 1, 1, ?)";
    for (text, is_taken) in [
        ("0", true),
        ("-12.5", true),
        ("0.000000000000000001", true),
        ("1e5", false),
        ("", false),
        ("-", false),
        (".5", false),
        ("5.", false),
        ("1.2.3", false),
        ("1-2", false),
        ("--1", false),
        ("NaN", false),
        ("+1", false),
        (" 1", false),
    ] {
        let result = sqlx::query(insert).bind(text).execute(&mut connection).await;
        assert_eq!(result.is_ok(), is_taken, "{text:?}");
    }
}

#[tokio::test]
async fn growing_lists_are_read_by_their_indexes() {
    let temporary = Temporary::new().await;
    let mut connection = raw(&temporary).await;
    for (query, index) in [
        (
            "EXPLAIN QUERY PLAN SELECT * FROM orders WHERE user_id = x'' AND (created_at, id) < (1, x'')
                ORDER BY created_at DESC, id DESC LIMIT 20",
            "orders_user",
        ),
        (
            "EXPLAIN QUERY PLAN SELECT * FROM orders WHERE user_id = x'' AND (created_at, id) < (1, x'')
                AND status IN ('new', 'sent', 'accepted', 'partially_filled', 'cancel_requested', 'unknown')
                ORDER BY created_at DESC, id DESC LIMIT 20",
            "orders_open",
        ),
        (
            "EXPLAIN QUERY PLAN SELECT * FROM fills WHERE user_id = x'' AND (executed_at, id) < (1, x'')
                ORDER BY executed_at DESC, id DESC LIMIT 20",
            "fills_user",
        ),
        (
            "EXPLAIN QUERY PLAN SELECT * FROM bot_events WHERE account_number = 1 AND bot_number = 1
                AND (at, id) < (1, x'') ORDER BY at DESC, id DESC LIMIT 20",
            "bot_events_bot",
        ),
        (
            "EXPLAIN QUERY PLAN SELECT * FROM positions WHERE user_id = x'' AND status = 'open'
                ORDER BY opened_at DESC, id DESC",
            "positions_user_open",
        ),
    ] {
        let plan = column(&mut connection, query, 3).await.join("; ");
        assert!(plan.contains(index) && !plan.contains("TEMP B-TREE"), "{query}: {plan}");
    }
}

#[tokio::test]
async fn signals_of_older_versions_keep_their_reasons() {
    let mut connection = SqliteConnection::connect("sqlite::memory:").await.unwrap();
    let folder = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/migrations")).unwrap();
    let mut files: Vec<_> = folder.map(|file| file.unwrap().path()).collect();
    files.sort();
    let mut migrations = files.iter().map(|path| std::fs::read_to_string(path).unwrap());
    let run = async |connection: &mut SqliteConnection, sql: String| {
        connection.execute(sqlx::AssertSqlSafe(sql)).await.unwrap();
    };
    for sql in migrations.by_ref().take(8) {
        run(&mut connection, sql).await;
    }
    let argument = |text: &str, lean: f64| format!(r#"{{"text":"{text}","weight":0.5,"lean":{lean}}}"#);
    let opinion = |source: &str, lean: f64, arguments: &[String]| {
        let arguments = arguments.join(",");
        format!(r#"{{"source":"{source}","weight_pct":20,"lean":{lean},"arguments":[{arguments}]}}"#)
    };
    let patterns =
        opinion("patterns", 0.5, &[argument("down", -0.9), argument("up", 0.2), argument("more up", 0.9)]);
    let said =
        [opinion("technical", -0.4, &[argument("falls", -0.4)]), opinion("volume", 0.0, &[]), patterns];
    let said = format!("[{}]", said.join(","));
    for (number, (direction, reasoning)) in
        [("long", said.as_str()), ("short", &said), ("long", "[]")].into_iter().enumerate()
    {
        run(
            &mut connection,
            format!(
                "INSERT INTO signals (id, instrument_number, timeframe, origin, direction, confidence, entry_price,
                    stop_loss, stop_reason, take_profits, reasoning, raised_at, expires_at)
                VALUES (CAST(printf('%016d', {number}) AS BLOB), 0, '1h', 'live', '{direction}', 0.7, '1', '1', '', '[]',
                    '{reasoning}', {number}, 9)"
            ),
        )
        .await;
    }
    for sql in migrations {
        run(&mut connection, sql).await;
    }
    let reasons = "SELECT ifnull(reason_source || ': ' || reason_text, 'nothing') FROM signals ORDER BY id";
    assert_eq!(
        column(&mut connection, reasons, 0).await,
        ["patterns: more up", "technical: falls", "nothing"]
    );
    let kept = "SELECT opinions FROM signal_reasonings ORDER BY signal_id";
    assert_eq!(column(&mut connection, kept, 0).await, [said.as_str(), &said, "[]"]);
}

fn audit() -> AuditEntry {
    AuditEntry {
        at: at(1),
        actor: None,
        actor_kind: ActorKind::System,
        action: "start".to_owned(),
        resource_kind: "server".to_owned(),
        resource: None,
        ip: None,
        user_agent: None,
        diff: None,
        request: None,
    }
}
