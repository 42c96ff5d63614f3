//! Sites on the database servers that are compiled in and installed.

use super::TestSite;
use std::sync::Arc;

/// Runs `test` on an empty database of each server. `name` is the name of the database; the second
/// argument starts another site on the same database, as another server process does.
pub fn on_each_database_server(name: &str, test: impl Fn(&TestSite, &dyn Fn() -> TestSite)) {
    for (_, server) in doctyped_orm::test_servers::start_all(cfg!(feature = "postgres"), cfg!(feature = "mysql")) {
        let folder = Arc::new(tempfile::tempdir().unwrap());
        let database = server.database(name).unwrap();
        let start = || TestSite::on_database(&database, Arc::clone(&folder));
        test(&start(), &start);
    }
}
