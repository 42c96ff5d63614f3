//! Logs statements that take long, without their values.
//!
//! Values are passwords and personal data as often as not. Diesel shows them behind the text of a statement, from where
//! they are cut off; the text itself has none, because every value is bound.

use diesel::connection::{DebugQuery, Instrumentation, InstrumentationEvent};
use std::time::{Duration, Instant};

/// The text between a statement and its values.
const BINDS: &str = " -- binds:";

/// Characters of a statement that are logged.
const MAX_TEXT_LEN: usize = 2000;

/// Measures the statements of one connection.
#[derive(Debug)]
pub struct SlowStatement {
    threshold: Duration,
    started: Option<Instant>,
}

impl SlowStatement {
    /// Logs statements that take this time or longer.
    pub fn new(threshold: Duration) -> SlowStatement {
        SlowStatement { threshold, started: None }
    }
}

impl Instrumentation for SlowStatement {
    fn on_connection_event(&mut self, event: InstrumentationEvent<'_>) {
        match event {
            InstrumentationEvent::StartQuery { .. } => self.started = Some(Instant::now()),
            InstrumentationEvent::FinishQuery { query, error, .. } => {
                let Some(elapsed) = self.started.take().map(|started| started.elapsed()) else { return };
                if elapsed >= self.threshold {
                    let milliseconds = u64::try_from(elapsed.as_millis()).unwrap_or(u64::MAX);
                    let has_failed = error.is_some();
                    tracing::warn!(milliseconds, has_failed, statement = without_values(query), "slow statement");
                }
            }
            _ => {}
        }
    }
}

/// The text of a statement in one line, without the values that are bound to it.
fn without_values(query: &dyn DebugQuery) -> String {
    let text = query.to_string();
    let text = text.split(BINDS).next().unwrap_or_default();
    let mut words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if let Some((end, _)) = words.char_indices().nth(MAX_TEXT_LEN) {
        words.truncate(end);
        words.push_str("...");
    }
    words
}

#[cfg(all(test, feature = "sqlite"))]
mod tests {
    use super::*;
    use crate::db::statement::Statement;
    use crate::db::{AnyConnection, DatabaseUrl, Pool, PoolOptions};
    use diesel::connection::SimpleConnection;
    use diesel::query_builder::AsQuery;
    use diesel::sql_types::Text;
    use diesel::{Connection, IntoSql, select};
    use parking_lot::Mutex;
    use std::sync::Arc;

    /// Keeps what would be logged of each statement.
    struct Texts(Arc<Mutex<Vec<String>>>);

    impl Instrumentation for Texts {
        fn on_connection_event(&mut self, event: InstrumentationEvent<'_>) {
            if let InstrumentationEvent::FinishQuery { query, .. } = event {
                self.0.lock().push(without_values(query));
            }
        }
    }

    #[test]
    fn values_of_statements_are_not_logged() {
        let texts = Arc::new(Mutex::new(Vec::new()));
        let pool = Pool::open(&DatabaseUrl::in_memory(), 1).unwrap();
        let mut transaction = pool.transaction().unwrap();
        let connection: &mut AnyConnection = transaction.connection();
        connection.set_instrumentation(Texts(Arc::clone(&texts)));
        connection.batch_execute("CREATE TABLE note\n  (text TEXT)").unwrap();
        for value in ["secret", "secret -- binds: [secret]"] {
            Statement::new("INSERT INTO note VALUES (").value(value).sql(")").execute(connection).unwrap();
        }
        let typed = select("secret".into_sql::<Text>()).as_query();
        let _: String = diesel::RunQueryDsl::get_result(typed, connection).unwrap();
        let texts = texts.lock();
        assert!(texts.iter().any(|text| text == "CREATE TABLE note (text TEXT)"), "{texts:?}");
        assert!(texts.iter().any(|text| text.starts_with("INSERT INTO note VALUES (?)")), "{texts:?}");
        assert!(texts.iter().all(|text| !text.contains("secret")), "{texts:?}");
    }

    #[test]
    fn connections_of_a_pool_measure_statements() {
        let folder = tempfile::tempdir().unwrap();
        let url = DatabaseUrl::Sqlite(folder.path().join("site.sqlite").display().to_string());
        let options = PoolOptions { slow_statement: Some(Duration::ZERO), ..PoolOptions::default() };
        let pool = Pool::with_options(&url, 1, &options).unwrap();
        pool.transaction().unwrap().connection().batch_execute("SELECT 1").unwrap();
    }
}
