//! Transactions that the server ends for the sake of others.

use super::support::{DATABASE, Outage, assert_try_again, on_each_server};

/// Makes the server refuse the next inserts of Roles, by the error of a conflict.
fn refuse_inserts(outage: &Outage, count: u32) {
    let sql = if outage.name == "PostgreSQL" {
        format!(
            "DROP SEQUENCE IF EXISTS refusals; CREATE SEQUENCE refusals;
             CREATE OR REPLACE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                 IF nextval('refusals') <= {count} THEN
                     RAISE 'could not serialize access due to concurrent update' USING ERRCODE = '40001';
                 END IF;
                 RETURN NEW;
             END $$;
             CREATE OR REPLACE TRIGGER refuse BEFORE INSERT ON \"tabRole\" FOR EACH ROW EXECUTE FUNCTION refuse()"
        )
    } else {
        // A table without transactions keeps its count.
        format!(
            "CREATE OR REPLACE TABLE refusals (count INT) ENGINE=MyISAM; INSERT INTO refusals VALUES (0);
DELIMITER //
             CREATE OR REPLACE TRIGGER refuse BEFORE INSERT ON tabRole FOR EACH ROW BEGIN
                 UPDATE refusals SET count = count + 1;
                 IF (SELECT count FROM refusals) <= {count} THEN
                     SIGNAL SQLSTATE '40001' SET MYSQL_ERRNO = 1213, MESSAGE_TEXT =
                         'Deadlock found when trying to get lock; try restarting transaction';
                 END IF;
             END//
"
        )
    };
    outage.server.execute(DATABASE, &sql).unwrap();
}

#[test]
fn write_that_was_refused_for_the_sake_of_another_is_performed_again() {
    on_each_server(&[], |outage| {
        refuse_inserts(&outage, 5);
        let created = outage.create("persistent");
        assert_eq!(created.status, 200, "{}: {}", outage.name, created.text());
        outage.assert_stored(&["persistent".to_owned()]);
    });
}

#[test]
fn write_that_is_refused_each_time_gets_a_time_to_try_again() {
    on_each_server(&[], |outage| {
        refuse_inserts(&outage, 1000);
        assert_try_again(&outage.create("hopeless"));
        let read = outage.site.get("/api/resource/Role/hopeless").token(&outage.token).response();
        assert_eq!(read.status, 404, "{}", outage.name);
        refuse_inserts(&outage, 0);
        assert_eq!(outage.create("hopeless").status, 200, "{}", outage.name);
    });
}
